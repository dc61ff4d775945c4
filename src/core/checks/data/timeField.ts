import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { instantOf, instantOfText } from './instants';
import { columnsOf, type Table } from './openTable';
import { sqlName, sqlText } from './sql';

/** A column or a field of a nested column, as SQL. */
export interface TimeField {
  /** Microseconds since 1970 in UTC, NULL where the value is no time. */
  readonly instant: string;
  /** The value itself. */
  readonly value: string;
}

/** The column of times of that name; with dots, also a field of a nested column: `request.time`. */
export async function timeField(
  table: Table,
  name: string,
  world: CheckWorld,
): Promise<TimeField | { readonly fault: Fault }> {
  const { columns, faults } = columnsOf(table, [name]);
  const [column] = columns;
  if (column !== undefined) {
    const instant = instantOf(column);
    return instant === undefined ? { fault: noTimes(table, name) } : { instant, value: sqlName(column.name) };
  }
  return (await nestedField(table, name, world)) ?? { fault: faults[0] ?? noTimes(table, name) };
}

async function nestedField(table: Table, name: string, world: CheckWorld): Promise<TimeField | undefined> {
  const steps = name.split('.');
  for (let length = 1; length < steps.length; length++) {
    const first = steps.slice(0, length).join('.');
    const column = table.columns.find((candidate) => candidate.name === first);
    if (column === undefined) continue;
    const inner = steps.slice(length);
    const value =
      column.type === 'JSON'
        ? `json_extract_string(${sqlName(first)}, ${sqlText(`$.${inner.map((step) => `"${step}"`).join('.')}`)})`
        : inner.reduce((outer, step) => `struct_extract(${outer}, ${sqlText(step)})`, sqlName(first));
    // The engine alone knows whether the field is there.
    const tried = await world.data.query(`SELECT ${value} FROM ${table.relation} LIMIT 0`);
    if (tried.kind === 'rows') return { instant: instantOfText(`CAST(${value} AS VARCHAR)`), value };
  }
  return undefined;
}

/** The fault of a column in which no value is a time. */
export function noTimes({ files, place }: Table, name: string): Fault {
  return {
    ...place,
    message: say('The column "{0}" of {1} has no time that can be read.', name, files[0] ?? ''),
    next: say(
      'Name a column of times: ISO 8601 (2026-05-31 or 2026-05-31T08:00:00Z) or seconds or milliseconds since 1970.',
    ),
  };
}
