import { say, type Message } from '../../../text/message';
import type { Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import { isNumeric } from '../tableColumns';
import type { Table } from '../openTable';
import { sqlText } from '../sql';
import type { DataColumn } from '../../world/dataQuery';
import type { ColumnRule } from './columnRule';

/** What no row can be judged by: limits that are no values of the column's type, patterns that are none. */
export async function ruleFaults(
  table: Table,
  column: DataColumn,
  rule: ColumnRule,
  world: CheckWorld,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const add = (message: Message, next: Message): void => void faults.push({ ...table.place, message, next });
  const { type, min, max, pattern } = rule;
  const isTime = type === 'date' || type === 'time' || column.kind === 'date' || column.kind === 'time';
  const isNumber = type === 'integer' || type === 'number' || isNumeric(column);
  for (const limit of [min, max]) {
    if (limit === undefined) continue;
    if (isTime && !(await succeeds(`SELECT CAST(${sqlText(String(limit))} AS TIMESTAMPTZ)`, world))) {
      add(
        say('The limit {0} of "{1}" is no date.', limit, column.name),
        say('Write it as ISO 8601: "2026-05-31" or "2026-05-31T08:00:00".'),
      );
    }
    if (isNumber && !isTime && !Number.isFinite(Number(limit))) {
      add(
        say('The limit {0} of "{1}" is no number.', limit, column.name),
        say('Write a number, or mend "type".'),
      );
    }
  }
  if (
    pattern !== undefined &&
    !(await succeeds(`SELECT regexp_full_match('', ${sqlText(pattern)})`, world))
  ) {
    add(
      say('The pattern of "{0}" is no regular expression: {1}', column.name, pattern),
      say('Write it as RE2 reads it; looking ahead and back are not part of it.'),
    );
  }
  return faults;
}

async function succeeds(sql: string, world: CheckWorld): Promise<boolean> {
  return (await world.data.query(sql)).kind === 'rows';
}
