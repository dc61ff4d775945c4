import { cleanText } from '../../results/externalText';
import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { categoryValue } from './categoryValue';
import { labelCounts } from './labelCounts';
import { unreadableData, type Table } from './openTable';
import { sqlName } from './sql';

/** How often a label has each of its values. */
export interface LabelClasses {
  readonly kind: 'classes';
  readonly rows: number;
  /** Rows that have a label. */
  readonly labelled: number;
  /** Different labels. */
  readonly count: number;
  /** The rarest first, at most a hundred. */
  readonly rarest: readonly { readonly label: string; readonly rows: number }[];
}

const SHOWN = 100;
/** Fractions with more different values are a quantity to predict. */
const MOST_FRACTIONS = 100;

/** Counts the labels of a table; one without labels, or with a quantity instead of classes, is a fault. */
export async function labelClasses(
  table: Table,
  column: DataColumn,
  world: CheckWorld,
): Promise<LabelClasses | { readonly kind: 'fault'; readonly fault: Fault }> {
  const value = categoryValue(column);
  const counts = await labelCounts(table, column.name, value, world);
  if (counts.kind === 'fault') return counts;
  const { rows, labelled, classes: count } = counts;
  if (column.kind === 'number' && count > MOST_FRACTIONS) {
    return { kind: 'fault', fault: quantity(table, column.name, count) };
  }
  const shown = await world.data.query(
    `SELECT min(CAST(${sqlName(column.name)} AS VARCHAR)) AS label, count(*) AS n FROM ${table.relation} ` +
      `WHERE ${value} IS NOT NULL GROUP BY ${value} ORDER BY n, label LIMIT ${SHOWN}`,
  );
  if (shown.kind === 'failed') return { kind: 'fault', fault: unreadableData(table.files, shown.reason) };
  const rarest = shown.rows.map(([label = null, n]) => ({
    label: cleanText(String(label), 100),
    rows: Number(n),
  }));
  return { kind: 'classes', rows, labelled, count, rarest };
}

function quantity({ files, place }: Table, label: string, count: number): Fault {
  return {
    ...place,
    message: say(
      'The column "{0}" of {1} holds fractions with {2} different values: a quantity, not classes.',
      ...[label, files[0] ?? '', count],
    ),
    next: say('Name a column of classes in "label", or leave this check out for a regression.'),
  };
}
