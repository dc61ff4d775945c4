import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { unreadableData, type Table } from './openTable';

/** How many rows of a table have a label, and how many different labels there are. */
export interface LabelCounts {
  readonly kind: 'counts';
  readonly rows: number;
  readonly labelled: number;
  readonly classes: number;
}

/** Counts the labels of a column, whose values `value` gives as SQL; a table without any label is a fault. */
export async function labelCounts(
  table: Table,
  column: string,
  value: string,
  world: CheckWorld,
): Promise<LabelCounts | { readonly kind: 'fault'; readonly fault: Fault }> {
  const counted = await world.data.query(
    `SELECT count(*), count(${value}), count(DISTINCT ${value}) FROM ${table.relation}`,
  );
  if (counted.kind === 'failed') return { kind: 'fault', fault: unreadableData(table.files, counted.reason) };
  const [rows = 0, labelled = 0, classes = 0] = (counted.rows[0] ?? []).map(Number);
  if (labelled === 0) return { kind: 'fault', fault: nothingLabelled(table, rows, column) };
  return { kind: 'counts', rows, labelled, classes };
}

function nothingLabelled({ files, place }: Table, rows: number, label: string): Fault {
  const [file = ''] = files;
  const message =
    rows === 0 ? say('{0} has no rows.', file) : say('No row of {0} has a label in "{1}".', file, label);
  return {
    ...place,
    message,
    next: say('Run again what writes the data, or name the right column in "label".'),
  };
}
