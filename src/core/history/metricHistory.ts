import type { Direction } from '../checks/metrics/metricDirection';
import type { AdvanceEntry, JournalEntry } from '../journal/entry';
import type { StageId } from '../lifecycle/lifecycle';
import type { Project } from '../project/project';
import { checkKey } from '../snapshot/checkKey';
import { limitRuns, type LimitRun, type NumbersAt } from './limitRuns';
import { meaningOf, type MetricLimit } from './metricLimits';
import type { Revision } from './revision';
import { thinPoints, type HistoryPoint } from './thinPoints';

/** The plain numbers that a commit left of the evidence of a check, by the names of the metrics. */
export interface MeasuredVersion {
  readonly commit: string;
  readonly numbers: ReadonlyMap<string, number>;
}

/** One metric of a check through the commits that measured it. */
export interface MetricSeries {
  readonly stage: StageId;
  readonly check: string;
  readonly metric: string;
  readonly measures?: string;
  readonly direction?: Direction;
  readonly unit?: 'ms';
  /** By the project file of now. */
  readonly limits: readonly MetricLimit[];
  /** The limits that held at each commit, where evidence repeats them. */
  readonly limitRuns?: readonly LimitRun[];
  /** Another metric of the same check, with which this one is compared. */
  readonly baseline?: string;
  /** The oldest first. */
  readonly points: readonly HistoryPoint[];
  /** It has more points than these. */
  readonly isThinned?: true;
}

/** A moment at which the project was released. */
export interface Release {
  readonly kind: 'tag' | 'advance';
  /** The tag's name, or the title of the stage that was entered. */
  readonly name: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The metrics of a project through its commits. */
export interface MetricHistory {
  /** Those that changed evidence, by time, the oldest first. */
  readonly commits: readonly Revision[];
  /** In the lifecycle's order of stages, then by check and metric. */
  readonly series: readonly MetricSeries[];
  /** By time, the oldest first. */
  readonly releases: readonly Release[];
  /** There are more metrics than are told. */
  readonly isCut: boolean;
}

/** More metrics than this nobody looks at one by one. */
export const MOST_METRICS = 500;
/** So many points are told of one metric, and of all together. */
const MOST_POINTS = 300;
const MOST_POINTS_OF_ALL = 40_000;
/** The fewest that still give a line its looks. */
const FEWEST_POINTS = 24;

/**
 * Puts the metrics of the checks that a project has now in order. `commits`: by time, the oldest first; `versions`: of
 * each check by its key, in any order.
 */
export function metricHistory(
  project: Project,
  commits: readonly Revision[],
  versions: ReadonlyMap<string, readonly MeasuredVersion[]>,
  releases: readonly Release[],
): MetricHistory {
  const place = new Map(commits.map(({ commit }, at) => [commit, at]));
  const all = project.stages
    .flatMap(({ checks }) => checks)
    .flatMap((check) => {
      const measured = inOrder(versions.get(checkKey(check.stage, check.id)) ?? [], place);
      return [...pointsByMetric(measured)].flatMap(([metric, points]): MetricSeries[] => {
        const meaning = meaningOf(check, metric);
        if (meaning === undefined) return [];
        const runs = limitRuns(check, metric, measured);
        const through = runs.length === 0 ? {} : { limitRuns: runs };
        return [{ stage: check.stage, check: check.id, metric, ...meaning, ...through, points }];
      });
    });
  const kept = all.slice(0, MOST_METRICS);
  const most = Math.max(
    FEWEST_POINTS,
    Math.min(MOST_POINTS, Math.floor(MOST_POINTS_OF_ALL / (kept.length || 1))),
  );
  return {
    commits,
    series: kept.map((series) => thinned(series, most)),
    releases,
    isCut: all.length > kept.length,
  };
}

function thinned(series: MetricSeries, most: number): MetricSeries {
  if (series.points.length <= most) return series;
  return { ...series, points: thinPoints(series.points, most), isThinned: true };
}

/** Those of known commits, the oldest first. */
function inOrder(
  versions: readonly MeasuredVersion[],
  place: ReadonlyMap<string, number>,
): readonly NumbersAt[] {
  return versions
    .flatMap(({ commit, numbers }) => {
      const at = place.get(commit);
      return at === undefined ? [] : [{ at, numbers }];
    })
    .sort((a, b) => a.at - b.at);
}

/** By metric, in the order of their names. */
function pointsByMetric(measured: readonly NumbersAt[]): ReadonlyMap<string, readonly HistoryPoint[]> {
  const found = new Map<string, HistoryPoint[]>();
  for (const { at, numbers } of measured) {
    for (const [metric, value] of numbers) {
      const points = found.get(metric) ?? [];
      points.push({ at, value });
      found.set(metric, points);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The stage whose entering is a release. */
const RELEASE_STAGE = 'release';

/** The releases that the journal tells: advances into the stage `release`, if the lifecycle has it. */
export function releasesOf(project: Project, journal: readonly JournalEntry[]): readonly Release[] {
  const stage = project.lifecycle.stages.find(({ id }) => id === RELEASE_STAGE);
  if (stage === undefined) return [];
  return journal
    .filter((entry): entry is AdvanceEntry => entry.kind === 'advance' && entry.to === stage.id)
    .map(({ time }) => ({ kind: 'advance', name: stage.title, date: time }));
}
