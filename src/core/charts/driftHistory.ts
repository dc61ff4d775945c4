import type { EvidenceVersion } from '../history/evidenceVersion';
import { plainLine } from '../text/plainLine';
import { readDrift, type DriftStatistic } from './driftChart';
import { latestFirst, MOST_ROWS, type DriftMoment } from './driftGrid';

/** What the commits left of a check of drift. */
export interface DriftHistory {
  /** The oldest first. */
  readonly moments: readonly DriftMoment[];
  /** Older moments are left out. */
  readonly isCut: boolean;
  /** A shallow clone may lack older ones. */
  readonly isShallow: boolean;
}

/** Moments that are told at most, the last ones. */
export const MOST_MOMENTS = 60;
const LONGEST_AUTHOR = 100;

/**
 * The drift at each of the last versions of a check's evidence, the oldest first; of the features that drifted most when
 * they were last measured. Versions that measured nothing are left out.
 */
export function driftHistory(versions: readonly EvidenceVersion[], isShallow: boolean): DriftHistory {
  const measured = versions.flatMap(({ commit, author, date, metrics }): readonly DriftMoment[] => {
    const features = readDrift(metrics)?.features.map(withoutHistogram);
    return features === undefined
      ? []
      : [{ commit, author: plainLine(author, LONGEST_AUTHOR), date, features }];
  });
  const moments = measured.slice(-MOST_MOMENTS);
  const ordered = latestFirst(moments.map(({ features }) => features));
  const kept = new Set(ordered.slice(0, MOST_ROWS).map(({ name }) => name));
  return {
    moments: moments.map((moment) => {
      return { ...moment, features: moment.features.filter(({ name }) => kept.has(name)) };
    }),
    isCut: measured.length > moments.length,
    isShallow,
  };
}

function withoutHistogram({ name, method, value, warn, fail, verdict }: DriftStatistic): DriftStatistic {
  return {
    ...{ name, verdict },
    ...(method === undefined ? {} : { method }),
    ...(value === undefined ? {} : { value }),
    ...(warn === undefined ? {} : { warn }),
    ...(fail === undefined ? {} : { fail }),
  };
}
