import { say } from '../text/message';
import type { Lifecycle, StageId } from './lifecycle';
import { unknownStage, type LifecycleProblem } from './lifecycleProblem';
import type { StageChange } from './lifecycleSchema';
import type { LifecycleSpec } from './lifecycleSpec';
import type { Report } from './readPart';

/** What `stages:` asks for, by what is to be done. Names are those of the result. */
export interface SortedChanges {
  /** New names by the preset's names. */
  readonly renames: ReadonlyMap<StageId, StageId>;
  /** Changes to stages of the preset, renamed ones by their new name. */
  readonly changes: ReadonlyMap<StageId, StageChange>;
  readonly additions: ReadonlyMap<StageId, StageChange>;
  readonly drops: ReadonlySet<StageId>;
}

/** Tells changes, renames, additions and drops apart, and reports what contradicts itself. */
export function sortChanges(base: Lifecycle, spec: LifecycleSpec['stages'], report: Report): SortedChanges {
  const known = base.stages.map((stage) => stage.id);
  const changes = new Map<StageId, StageChange>();
  const additions = new Map<StageId, StageChange>();
  const drops = new Set<StageId>();
  const renames = new Map<StageId, StageId>();
  for (const [id, change] of spec) {
    const here = { keyPath: ['stages', id], at: 'key' } as const;
    if (change === null) {
      if (known.includes(id)) drops.add(id);
      else report(unknownStage(here, id, known));
    } else if (change.replaces !== undefined && !known.includes(id)) {
      const problem = renameProblem(id, change.replaces, known, renames);
      if (problem === undefined) {
        renames.set(change.replaces, id);
        changes.set(id, change);
      } else report(problem);
    } else if (known.includes(id)) {
      if (change.replaces !== undefined) report(nameTaken(id));
      changes.set(id, change);
    } else if (change.after !== undefined || change.wheel !== undefined) {
      additions.set(id, change);
    } else report(unplaced(id, known));
  }
  for (const [old, id] of renames) {
    if (!drops.delete(old) && !changes.delete(old)) continue;
    report({
      keyPath: ['stages', old],
      at: 'key',
      code: 'replaced-elsewhere',
      message: say('"{0}" is renamed to "{1}"; what stands here is left out.', old, id),
      next: say('Write the changes under "{0}", or remove "replaces" there.', id),
    });
  }
  return { renames, changes, additions, drops };
}

function renameProblem(
  id: StageId,
  old: StageId,
  known: readonly StageId[],
  renames: ReadonlyMap<StageId, StageId>,
): LifecycleProblem | undefined {
  const here = { keyPath: ['stages', id, 'replaces'], at: 'value' } as const;
  if (!known.includes(old)) return unknownStage(here, old, known);
  const other = renames.get(old);
  if (other === undefined) return undefined;
  return {
    ...here,
    code: 'replaced-twice',
    message: say('"{0}" is replaced by "{1}" already.', old, other),
    next: say('Add "{0}" as a stage of its own: write "after: {1}" instead of "replaces".', id, other),
  };
}

function nameTaken(id: StageId): LifecycleProblem {
  return {
    keyPath: ['stages', id, 'replaces'],
    at: 'value',
    code: 'stage-exists',
    message: say('The preset has a stage "{0}" already, so no other stage can take that name.', id),
    next: say('Choose another name for the renamed stage.'),
  };
}

/** A name that is neither known nor said to be new: a typing error, most likely. */
function unplaced(id: StageId, known: readonly StageId[]): LifecycleProblem {
  const problem = unknownStage({ keyPath: ['stages', id], at: 'key' }, id, known);
  return problem.suggestion === undefined
    ? { ...problem, next: say('To add it, say where it belongs: "after" a stage, or in a "wheel".') }
    : problem;
}
