import type { ProjectSnapshot, StageSnapshot } from '../core/snapshot/snapshot';
import type { BoardChange, BoardState } from './board';

/** The changes that turn state `a` into state `b`, to be applied in their order; none when they are equal. */
export function diffBoard(a: BoardState, b: BoardState): readonly BoardChange[] {
  const changes = diffProjects(a.projects, b.projects);
  if (!isEqual(a.running, b.running)) changes.push({ kind: 'running', running: b.running });
  if (a.trusted !== b.trusted) changes.push({ kind: 'trusted', trusted: b.trusted });
  return changes;
}

/** Applies changes in their order; what they do not touch stays the same object. */
export function applyChanges(state: BoardState, changes: readonly BoardChange[]): BoardState {
  return changes.reduce(applyChange, state);
}

function diffProjects(a: readonly ProjectSnapshot[], b: readonly ProjectSnapshot[]): BoardChange[] {
  if (isEqual(a, b)) return [];
  const before = new Map(a.map((project) => [project.root, project]));
  const after = new Map(b.map((project) => [project.root, project]));
  const kept = keptRoots(a, b, before, after);
  const changes: BoardChange[] = [...before.keys()]
    .filter((root) => !kept.has(root))
    .map((root) => ({ kind: 'projectRemoved', root }));
  b.forEach((project, index) => {
    const was = before.get(project.root);
    if (was !== undefined && kept.has(project.root)) changes.push(...diffProject(was, project));
    else changes.push({ kind: 'projectAdded', index, project });
  });
  return changes;
}

/** Roots whose projects are patched in place; all others are removed and added anew. */
function keptRoots(
  a: readonly ProjectSnapshot[],
  b: readonly ProjectSnapshot[],
  before: ReadonlyMap<string, ProjectSnapshot>,
  after: ReadonlyMap<string, ProjectSnapshot>,
): ReadonlySet<string> {
  const none = new Set<string>();
  if (before.size !== a.length || after.size !== b.length) return none;
  const isKept = (root: string) => sameShape(before.get(root), after.get(root));
  const stay = a.map((project) => project.root).filter(isKept);
  const come = b.map((project) => project.root).filter(isKept);
  // Hosts sort projects by root, so a change of order is a rarity that is not worth smaller patches.
  return isEqual(stay, come) ? new Set(stay) : none;
}

/** Whether both have the same stages in the same order, each once: then stages can be patched by id. */
function sameShape(a: ProjectSnapshot | undefined, b: ProjectSnapshot | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const ids = a.stages.map((stage) => stage.id);
  if (new Set(ids).size !== ids.length) return false;
  return isEqual(
    ids,
    b.stages.map((stage) => stage.id),
  );
}

function diffProject(a: ProjectSnapshot, b: ProjectSnapshot): BoardChange[] {
  const { stages: oldStages, ...oldRest } = a;
  const { stages, ...project } = b;
  const { root } = b;
  const changes: BoardChange[] = isEqual(oldRest, project) ? [] : [{ kind: 'project', root, project }];
  stages.forEach((stage, index) => {
    if (!isEqual(oldStages[index], stage)) changes.push({ kind: 'stage', root, stage });
  });
  return changes;
}

function applyChange(state: BoardState, change: BoardChange): BoardState {
  switch (change.kind) {
    case 'stage':
      return withProject(state, change.root, (project) => withStage(project, change.stage));
    case 'project':
      return withProject(state, change.root, ({ stages }) => ({ ...change.project, stages }));
    case 'projectAdded':
      return { ...state, projects: state.projects.toSpliced(change.index, 0, change.project) };
    case 'projectRemoved':
      return { ...state, projects: state.projects.filter((project) => project.root !== change.root) };
    case 'running':
      return { ...state, running: change.running };
    case 'trusted':
      return { ...state, trusted: change.trusted };
  }
}

function withProject(
  state: BoardState,
  root: string,
  update: (project: ProjectSnapshot) => ProjectSnapshot,
): BoardState {
  const projects = state.projects.map((project) => (project.root === root ? update(project) : project));
  return { ...state, projects };
}

function withStage(project: ProjectSnapshot, stage: StageSnapshot): ProjectSnapshot {
  return { ...project, stages: project.stages.map((own) => (own.id === stage.id ? stage : own)) };
}

/** Whether two plain values are the same; the order of keys does not matter. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map<string, unknown>(Object.entries(a));
  const right = new Map<string, unknown>(Object.entries(b));
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isEqual(value, right.get(key)))
  );
}
