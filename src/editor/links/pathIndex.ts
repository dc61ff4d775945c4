import { isPart, type Link } from '../../core/links/artifact';
import { HEALTHS, type Health } from '../../core/health/health';
import { causeText } from '../../core/health/healthText';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import type { Message } from '../../core/text/message';

/** Why a file itself is not well: the worst comes first. */
export interface Trouble {
  readonly health: Health;
  readonly stage: string;
  readonly check: string;
  readonly message: Message;
}

/** What a project knows of one of its paths. */
export interface PathFacts {
  /** Stages of the path as a whole, in the lifecycle's order. */
  readonly stages: readonly StageSnapshot[];
  /** Other stages, of its cells only, in the lifecycle's order. */
  readonly cellStages: readonly StageSnapshot[];
  /** All links of the path, of its cells too, and those of the folders that it lies in unless it declares its own. */
  readonly links: readonly Link[];
  readonly troubles: readonly Trouble[];
}

/** A project by its paths, made once for a snapshot, so that each answer comes from memory. */
export class PathIndex {
  readonly project: ProjectSnapshot;
  readonly #links = new Map<string, Link[]>();
  readonly #troubles = new Map<string, Trouble[]>();
  readonly #stages: ReadonlyMap<string, StageSnapshot>;
  readonly #hasFolders: boolean;

  constructor(project: ProjectSnapshot) {
    this.project = project;
    this.#stages = new Map(project.stages.map((stage) => [stage.id, stage]));
    let hasFolders = false;
    for (const stage of project.stages) {
      for (const link of stage.artifacts) {
        add(this.#links, link.path, link);
        hasFolders ||= link.kind === 'folder';
      }
      for (const check of stage.checks) {
        for (const [path, trouble] of troublesOf(check)) add(this.#troubles, path, trouble);
      }
    }
    this.#hasFolders = hasFolders;
  }

  /** What is known of a path, relative to the project; nothing where that is nothing. */
  at(path: string): PathFacts | undefined {
    const own = this.#links.get(path) ?? [];
    const declares = own.some(({ origin }) => origin === 'marker' || origin === 'notebook');
    const links = declares ? own : [...own, ...this.#ofFoldersAbove(path)];
    const troubles = this.#troubles.get(path) ?? [];
    if (links.length + troubles.length === 0) return undefined;
    const whole = new Set(links.filter((link) => !isPart(link)).map(({ stage }) => stage));
    const all = new Set(links.map(({ stage }) => stage));
    const linking = [...this.#stages.values()].filter(({ id }) => all.has(id));
    return {
      stages: linking.filter(({ id }) => whole.has(id)),
      cellStages: linking.filter(({ id }) => !whole.has(id)),
      links,
      troubles: [...troubles].sort(byHealth),
    };
  }

  *#ofFoldersAbove(path: string): Generator<Link, void, undefined> {
    if (!this.#hasFolders) return;
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      for (const link of this.#links.get(path.slice(0, end)) ?? []) if (link.kind === 'folder') yield link;
    }
  }
}

/** What a check holds against files: what it found in them, and that they changed since. */
function troublesOf(check: CheckSnapshot): readonly (readonly [path: string, trouble: Trouble])[] {
  // What is accepted, or answered for, is no trouble of the file.
  if (check.health === 'waived' || check.health === 'pass') return [];
  const { stage, id } = check;
  const found = check.findings.flatMap(({ path, severity, message }) =>
    path === undefined || severity === 'info'
      ? []
      : [[path, { health: severity, stage, check: id, message }] as const],
  );
  const changed = check.causes.flatMap((cause) =>
    'path' in cause
      ? [[cause.path, { health: 'stale', stage, check: id, message: causeText(cause) }] as const]
      : [],
  );
  return [...found, ...changed];
}

function byHealth(a: Trouble, b: Trouble): number {
  return HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health);
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
