import { cleanText } from '../../results/externalText';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, Unanswered } from '../world/dataQuery';
import { categoryValue } from './categoryValue';
import type { Table } from './openTable';
import { sqlName } from './sql';

/** Values of one kind, with some of them. */
export interface ValueGroup {
  /** Different values. */
  readonly values: number;
  /** Rows that have one of them. */
  readonly rows: number;
  /** The most frequent, made safe to show. `known`: how the other table spells it. */
  readonly examples: readonly { readonly value: string; readonly rows: number; readonly known?: string }[];
}

/** Values of a column that its counterpart never has. Missing values are none. */
export interface UnseenValues {
  readonly kind: 'values';
  readonly unseen: ValueGroup;
  /** Those that differ from a value of the counterpart only by case and by blanks around them. */
  readonly spelled: ValueGroup;
}

const SHOWN = 5;
const MAX_TEXT = 100;

/** Looks for values of the right column that the left one does not have. */
export async function unseenValues(
  { relation: leftRelation }: Table,
  { relation: rightRelation }: Table,
  left: DataColumn,
  right: DataColumn,
  world: CheckWorld,
): Promise<UnseenValues | Unanswered> {
  const plain = (value: string): string => `lower(trim(CAST(${value} AS VARCHAR)))`;
  const tables =
    `WITH known AS (SELECT ${categoryValue(left, right)} AS v, min(CAST(${sqlName(left.name)} AS VARCHAR)) AS w ` +
    `FROM ${leftRelation} GROUP BY 1), ` +
    `given AS (SELECT ${categoryValue(right, left)} AS v, min(CAST(${sqlName(right.name)} AS VARCHAR)) AS w, ` +
    `count(*) AS n FROM ${rightRelation} GROUP BY 1), ` +
    `alike AS (SELECT ${plain('v')} AS k, min(w) AS w FROM known WHERE v IS NOT NULL GROUP BY 1), ` +
    `unseen AS (SELECT given.w AS v, n, alike.w AS known FROM given ANTI JOIN known ON given.v = known.v ` +
    `LEFT JOIN alike ON k = ${plain('given.v')} WHERE given.v IS NOT NULL) `;
  const counted = await world.data.query(
    `${tables}SELECT known IS NULL, count(*), sum(n) FROM unseen GROUP BY 1`,
  );
  if (counted.kind === 'failed') return counted;
  const shown = await world.data.query(
    `${tables}SELECT known IS NULL, v, n, known FROM unseen ` +
      `QUALIFY row_number() OVER (PARTITION BY known IS NULL ORDER BY n DESC, v) <= ${SHOWN} ORDER BY n DESC, v`,
  );
  if (shown.kind === 'failed') return shown;
  const group = (isUnseen: boolean): ValueGroup => {
    const [, values = 0, rows = 0] = counted.rows.find(([flag]) => flag === isUnseen) ?? [];
    const examples = shown.rows
      .filter(([flag]) => flag === isUnseen)
      .map(([, value = null, count, known = null]) => ({
        value: cleanValue(String(value)),
        rows: Number(count),
        ...(known === null ? {} : { known: cleanValue(String(known)) }),
      }));
    return { values: Number(values), rows: Number(rows), examples };
  };
  return { kind: 'values', unseen: group(true), spelled: group(false) };
}

/** Blanks at the end are what may make the difference: they stay. */
function cleanValue(value: string): string {
  const [, before = '', after = ''] = /^([ ]{0,5}).*?([ ]{0,5})$/s.exec(value) ?? [];
  return `${before}${cleanText(value, MAX_TEXT)}${after}`;
}
