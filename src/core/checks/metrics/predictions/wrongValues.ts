import { say, type Message } from '../../../text/message';
import type { Table } from '../../data/openTable';
import type { Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn, Unanswered } from '../../world/dataQuery';
import { missingSql, numberSql } from './valueSql';

/** What a column must hold in every row. `share`: a number from 0 to 1; `duration`: a number from 0. */
export type Holds = 'class' | 'number' | 'share' | 'duration';

/** A column that a check asks for, by the parameter that names it. */
export interface Role {
  readonly parameter: string;
  readonly column: string;
  readonly holds: Holds;
}

interface FoundRole extends Omit<Role, 'column'> {
  readonly column: DataColumn;
}

/** A way in which a value may be wrong: SQL that is true for it, and the words for rows that have it. */
interface Rule {
  readonly sql: string;
  readonly message: (column: string, count: number, row: number) => Message;
  readonly next: Message;
}

/** Rows of a column that do not hold what its role asks for, as faults that count them and name the first. */
export async function wrongValues(
  role: FoundRole,
  { relation, numbered, rowNumber, place }: Table,
  world: CheckWorld,
): Promise<{ readonly kind: 'faults'; readonly faults: readonly Fault[] } | Unanswered> {
  const rules = rulesOf(role);
  const counts = rules.map(({ sql }) => `count(*) FILTER (WHERE ${sql})`).join(', ');
  const counted = await world.data.query(`SELECT ${counts} FROM ${relation}`);
  if (counted.kind === 'failed') return counted;
  const faults: Fault[] = [];
  for (const [index, { sql, message, next }] of rules.entries()) {
    const count = Number(counted.rows[0]?.[index] ?? 0);
    if (count === 0) continue;
    const first = await world.data.query(`SELECT min(${rowNumber}) FROM ${numbered} WHERE ${sql}`);
    if (first.kind === 'failed') return first;
    faults.push({
      ...place,
      message: message(role.column.name, count, Number(first.rows[0]?.[0] ?? 0)),
      next,
    });
  }
  return { kind: 'faults', faults };
}

function rulesOf({ parameter, column, holds }: FoundRole): readonly Rule[] {
  const missing = missingSql(column);
  const rules: Rule[] = [
    {
      sql: missing,
      message: (name, count, row) =>
        say('The column "{0}" is empty or NaN in {1} rows, first in row {2}.', name, count, row),
      next: say('Find out why the value is missing, and write one in every row.'),
    },
  ];
  const number = numberSql(column);
  if (holds !== 'class') {
    rules.push({
      sql: `NOT ${missing} AND ${number} IS NULL`,
      message: (name, count, row) =>
        say('The column "{0}" is no number in {1} rows, first in row {2}.', name, count, row),
      next: say('Write numbers, or name the column that has them as "{0}".', parameter),
    });
  }
  if (holds !== 'class' || column.kind === 'number') {
    rules.push({
      sql: `NOT ${missing} AND NOT isfinite(${number})`,
      message: (name, count, row) =>
        say('The column "{0}" is infinite or NaN in {1} rows, first in row {2}.', name, count, row),
      next: say('Find out why it is not finite: a division by zero, an overflow, a diverged training.'),
    });
  }
  if (holds === 'share') {
    rules.push({
      sql: `isfinite(${number}) AND NOT ${number} BETWEEN 0 AND 1`,
      message: (name, count, row) =>
        say(
          'The column "{0}" is no probability in {1} rows, first in row {2}: below 0 or above 1.',
          name,
          count,
          row,
        ),
      next: say('Name a column of probabilities; divide percentages by 100, and calibrate margins first.'),
    });
  }
  if (holds === 'duration') {
    rules.push({
      sql: `isfinite(${number}) AND ${number} < 0`,
      message: (name, count, row) =>
        say('The column "{0}" is negative in {1} rows, first in row {2}.', name, count, row),
      next: say('Find out why: a clock that was set back, or a wrong column.'),
    });
  }
  return rules;
}
