import type { Lifecycle, StageId, WheelId } from '../lifecycle/lifecycle';
import type { Link } from '../links/artifact';

/** A commit as far as the pace of work goes. */
export interface PacedCommit {
  /** ISO 8601. */
  readonly date: string;
  /** Paths that it changed, from the project's root. */
  readonly paths: readonly string[];
  /** Stages of which it turned evidence to pass, one for each such check. */
  readonly passes: readonly StageId[];
}

/** How often a wheel turns, week by week. */
export interface WheelCadence {
  readonly wheel: WheelId;
  /** Commits that changed an artifact of the wheel: of each of `weeks`. */
  readonly commits: readonly number[];
  /** Checks of the wheel that began to pass: of each of `weeks`. */
  readonly passes: readonly number[];
}

export interface Cadence {
  /** The Mondays of the weeks in UTC, `YYYY-MM-DD`, from the first commit's to the last's without a gap. */
  readonly weeks: readonly string[];
  readonly wheels: readonly WheelCadence[];
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** The first Monday of Unix time was 5 January 1970. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
/** A clock that was far off must not make a list without end: twenty years. */
const MOST_WEEKS = 1044;

/** The pace of each wheel; of longer histories the last twenty years. `links` should know paths that are gone too. */
export function cadenceOf(
  lifecycle: Lifecycle,
  links: readonly Link[],
  commits: readonly PacedCommit[],
): Cadence {
  const dated = commits.flatMap((commit) => {
    const week = weekOf(commit.date);
    return week === undefined ? [] : [{ week, commit }];
  });
  const last = dated.reduce((most, { week }) => Math.max(most, week), -Infinity);
  const first = dated.reduce((least, { week }) => Math.min(least, week), Infinity);
  const from = Math.max(first, last - MOST_WEEKS + 1);
  const count = dated.length === 0 ? 0 : last - from + 1;
  const tally = new Tally(lifecycle, count);
  const wheelsOf = new WheelFinder(lifecycle, links);
  for (const { week, commit } of dated) {
    if (week < from) continue;
    for (const wheel of wheelsOf.paths(commit.paths)) tally.commit(wheel, week - from);
    for (const stage of commit.passes) {
      const wheel = wheelsOf.stage(stage);
      if (wheel !== undefined) tally.pass(wheel, week - from);
    }
  }
  return { weeks: Array.from({ length: count }, (_, at) => mondayOf(from + at)), wheels: tally.wheels };
}

class Tally {
  readonly #wheels: ReadonlyMap<WheelId, { readonly commits: number[]; readonly passes: number[] }>;

  constructor({ wheels }: Lifecycle, weeks: number) {
    const none = (): number[] => new Array<number>(weeks).fill(0);
    this.#wheels = new Map(wheels.map(({ id }) => [id, { commits: none(), passes: none() }]));
  }

  commit(wheel: WheelId, week: number): void {
    const counts = this.#wheels.get(wheel)?.commits;
    if (counts) counts[week] = (counts[week] ?? 0) + 1;
  }

  pass(wheel: WheelId, week: number): void {
    const counts = this.#wheels.get(wheel)?.passes;
    if (counts) counts[week] = (counts[week] ?? 0) + 1;
  }

  get wheels(): readonly WheelCadence[] {
    return [...this.#wheels].map(([wheel, counts]) => ({ wheel, ...counts }));
  }
}

/** Tells which wheels own a path or a stage. */
class WheelFinder {
  readonly #ofStage: ReadonlyMap<StageId, WheelId>;
  readonly #ofPath = new Map<string, Set<WheelId>>();
  readonly #ofFolder = new Map<string, Set<WheelId>>();

  constructor({ stages }: Lifecycle, links: readonly Link[]) {
    this.#ofStage = new Map(stages.map((stage) => [stage.id, stage.wheel]));
    for (const { path, kind, stage } of links) {
      const wheel = this.#ofStage.get(stage);
      const paths = kind === 'folder' ? this.#ofFolder : this.#ofPath;
      if (wheel !== undefined) paths.set(path, (paths.get(path) ?? new Set()).add(wheel));
    }
  }

  stage(id: StageId): WheelId | undefined {
    return this.#ofStage.get(id);
  }

  paths(paths: readonly string[]): ReadonlySet<WheelId> {
    return new Set(paths.flatMap((path) => [...this.#path(path)]));
  }

  *#path(path: string): Generator<WheelId, void, undefined> {
    yield* this.#ofPath.get(path) ?? [];
    if (this.#ofFolder.size === 0) return;
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      yield* this.#ofFolder.get(path.slice(0, end)) ?? [];
    }
  }
}

/** Weeks since the first Monday of Unix time; nothing for what is no date. */
function weekOf(date: string): number | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : Math.floor((time - FIRST_MONDAY_MS) / WEEK_MS);
}

function mondayOf(week: number): string {
  return new Date(week * WEEK_MS + FIRST_MONDAY_MS).toISOString().slice(0, 10);
}
