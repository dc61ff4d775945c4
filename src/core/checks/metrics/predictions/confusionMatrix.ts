import type { Metric } from '../../../evidence/evidence';
import { cleanText } from '../../../results/externalText';
import { sqlText } from '../../data/sql';
import type { CheckWorld } from '../../world/checkWorld';
import { comparedSql, type JudgedRows } from './judgedRows';
import { queryRows, type Faults } from './predictionTable';
import { UNSLICED } from './slices';

/** Classes with a row and a column of their own, those with the most labels: evidence is committed and must stay small. */
const MOST_CLASSES = 20;
/** Names of classes are cut there: characters. */
const LONGEST_NAME = 60;

/** Counts of rows by label and prediction, as evidence keeps them. */
export interface ConfusionCounts {
  readonly kind: 'counts';
  readonly confusion: Readonly<Record<string, Metric>>;
}

/**
 * Counts rows by label (a list each) and prediction (a number in it). Where one class is judged against the rest, there
 * are two, the rest first. Of more than twenty classes the rarest are counted together, last; `rest` says how many.
 */
export async function confusionMatrix(
  judged: JudgedRows,
  world: CheckWorld,
): Promise<ConfusionCounts | Faults> {
  if (judged.comparison === 'binary') {
    const { positive = '1', negative = '' } = judged;
    const counted = await countPairs(judged, ['0', '1'], 2, world);
    if (counted.kind === 'faults') return counted;
    return { kind: 'counts', confusion: { classes: shown([negative, positive]), counts: counted.counts } };
  }
  const source = comparedSql(judged, UNSLICED);
  const found = await queryRows(
    `WITH compared AS (${source})
    SELECT c FROM (SELECT y AS c, 1 AS n FROM compared UNION ALL SELECT p, 0 FROM compared)
    GROUP BY c ORDER BY sum(n) DESC, c`,
    judged.table,
    world,
  );
  if (found.kind === 'faults') return found;
  const all = found.rows.map(([name]) => String(name));
  const kept = all.slice(0, MOST_CLASSES).sort();
  const rest = all.length - kept.length;
  const counted = await countPairs(judged, kept, kept.length + (rest > 0 ? 1 : 0), world);
  if (counted.kind === 'faults') return counted;
  const confusion = { classes: shown(kept), counts: counted.counts, ...(rest > 0 ? { rest } : {}) };
  return { kind: 'counts', confusion };
}

/** Rows by label and prediction; what is none of the classes counts as the last one. */
async function countPairs(
  judged: JudgedRows,
  classes: readonly string[],
  size: number,
  world: CheckWorld,
): Promise<{ readonly kind: 'pairs'; readonly counts: readonly (readonly number[])[] } | Faults> {
  const cases = classes.map((name, at) => `WHEN ${sqlText(name)} THEN ${String(at)}`).join(' ');
  const index = (value: string): string =>
    `CASE CAST(${value} AS VARCHAR) ${cases} ELSE ${String(classes.length)} END`;
  const answer = await queryRows(
    `SELECT ${index('y')} AS label, ${index('p')} AS prediction, count(*)
    FROM (${comparedSql(judged, UNSLICED)}) GROUP BY label, prediction`,
    judged.table,
    world,
  );
  if (answer.kind === 'faults') return answer;
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [label, prediction, rows] of answer.rows) {
    const row = counts[Number(label)];
    if (row !== undefined) row[Number(prediction)] = Number(rows);
  }
  return { kind: 'pairs', counts };
}

/** Where the rest is many classes, it has no name. */
function shown(classes: readonly string[]): readonly string[] {
  return classes.map((name) => cleanText(name, LONGEST_NAME));
}
