import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { isMissing } from './missingValue';
import { unreadableData, type Table } from './openTable';
import { sqlName } from './sql';
import { aggregated, chooseTable } from './tableColumns';
import { columnNames, tableFile } from './tableParameters';

const parameters = z.strictObject({
  file: tableFile,
  columns: z.optional(columnNames).check(z.describe('Columns to judge. Default: all.')),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that may be constant, such as the version of a format.')),
});
type Parameters = z.infer<typeof parameters>;

/** No column has one value only. */
export const dataConstant: BuiltinCheckOf<Parameters> = {
  id: 'data.constant',
  judgement: 1,
  identity: 'meaning',
  title: 'No column is constant',
  description: `Looks for columns in which all rows say the same.

- **warn**: a column has a single value, missing ones left aside, or no value at all.
- **error**: a file cannot be read or has fewer than two rows, or a column is missing.

A column that never varies tells a model nothing. Mostly it did vary once: a join lost its key, a filter kept one region, a sensor stopped.

**To mend it**, look at what wrote the column. If it has to be constant, drop it before training or name it in \`ignore\`.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/interim/*.parquet
ignore: schema_version`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = await chooseTable(given, world);
  if (chosen.kind === 'faults') return cannotJudge(chosen.faults);
  const { table, columns, rows } = chosen;
  if (rows === 1) {
    const message = say('{0} has one row only: every column of it has one value.', table.files[0] ?? '');
    return cannotJudge([{ ...table.place, message, next: say('Judge data of two rows or more.') }]);
  }
  const counted = await aggregated(table.relation, columns, aggregatesOf, world);
  if (counted.kind === 'failed') return cannotJudge([unreadableData(table.files, counted.reason)]);
  const findings = columns.flatMap((column, at): readonly Finding[] => {
    const [present = 0, varies = false] = counted.values[at] ?? [];
    if (varies === true) return [];
    return [constantFinding(table, column, Number(present), rows)];
  });
  const summary =
    findings.length === 0
      ? say('No column is constant: {0} judged.', columns.length)
      : say('Constant columns: {0} of {1}.', findings.length, columns.length);
  return judged(summary, findings, { rows, columns: columns.length, constantColumns: findings.length });
}

/** How many values there are, and whether two of them differ. */
function aggregatesOf(column: DataColumn): readonly string[] {
  const name = sqlName(column.name);
  const there = `FILTER (NOT ${isMissing(column)})`;
  return [`count(*) ${there}`, `coalesce(min(${name}) ${there} <> max(${name}) ${there}, false)`];
}

function constantFinding({ place }: Table, { name }: DataColumn, present: number, rows: number): Finding {
  const message =
    present === 0
      ? say('The column "{0}" has no value at all.', name)
      : present < rows
        ? say('The column "{0}" has a single value where it has one.', name)
        : say('The column "{0}" has the same value in all rows.', name);
  const next = say('Look at what writes the column; drop it, or name it in "ignore".');
  return { severity: 'warn', message, ...place, next };
}
