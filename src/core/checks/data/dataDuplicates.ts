import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { duplicateRows, type DuplicateRows } from './duplicateRows';
import { columnsOf, unreadableData, type Table } from './openTable';
import { shareText } from './shareText';
import { chooseTable } from './tableColumns';
import { columnNames, tableFile } from './tableParameters';
import { significant } from '../rounding';

const parameters = z.strictObject({
  file: tableFile,
  key: z
    .optional(columnNames)
    .check(z.describe('Columns that together name a row, such as an identifier. Default: all columns.')),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that are not compared, such as the number of an export.')),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0.05)
    .check(
      z.describe("The greatest share of rows that may repeat an earlier one. Deepchecks' default: 0.05."),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Few rows are there twice. */
export const dataDuplicates: BuiltinCheckOf<Parameters> = {
  id: 'data.duplicates',
  judgement: 1,
  identity: 'meaning',
  title: 'Few rows are there twice',
  description: `Counts the rows that repeat an earlier one, in all columns or in those of \`key\`.

- **fail**: more than \`max\` of the rows do.
- **error**: a file cannot be read or has no rows, a column is missing, or none is left to compare.

Of three equal rows two repeat one, as pandas' \`duplicated\` counts. Values compare by value: 42880 equals 42880.0, and a missing value equals a missing one, except in a key, where a row with a missing value repeats none. Findings name rows by their numbers, from 1 and without the header.

Repeated rows count twice in every mean and metric, and land on both sides of a split.

**To mend it**, look at the join or the export that wrote them twice, and drop duplicates before anything is split. With a \`key\`, \`max: 0\` is mostly what you want.`,
  stages: ['collect', 'curate', 'transform', 'validate'],
  parameters,
  example: `file: data/interim/*.parquet
key: [customer_id, month]
max: 0`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = await chooseTable({ file: given.file, ignore: given.ignore }, world);
  if (chosen.kind === 'faults') return cannotJudge(chosen.faults);
  const { table, rows } = chosen;
  const keyed = given.key === undefined ? undefined : columnsOf(table, listOf(given.key));
  if (keyed !== undefined && keyed.faults.length > 0) return cannotJudge(keyed.faults);
  const columns = keyed?.columns ?? chosen.columns;
  if (columns.length === 0) {
    const message = say('No column is left to compare.');
    return cannotJudge([{ ...table.place, message, next: say('Ignore fewer columns.') }]);
  }
  const found = await duplicateRows(table, columns, keyed !== undefined, rows, world);
  if (found.kind === 'failed') return cannotJudge([unreadableData(table.files, found.reason)]);
  const share = found.rows / rows;
  const findings: Finding[] = [];
  if (found.rows > 0) findings.push(finding(table, found, keyed?.columns, share, given.max));
  const summary = say('Rows that repeat an earlier one: {0} of {1}.', found.rows, rows);
  const metrics = { rows, duplicateRows: found.rows, share: significant(share), max: given.max };
  return judged(summary, findings, metrics);
}

function finding(
  { place }: Table,
  { rows, examples }: DuplicateRows,
  key: readonly DataColumn[] | undefined,
  share: number,
  max: number,
): Finding {
  const shown = examples.map(({ row, first }) => `${String(row)} = ${String(first)}`).join(', ');
  const message = words(rows, share, shown, key);
  const next = say('Look at what wrote these rows twice, and drop duplicates before the split.');
  return { severity: share > max ? 'fail' : 'info', message, ...place, next };
}

function words(rows: number, share: number, shown: string, key: readonly DataColumn[] | undefined): Message {
  if (key === undefined)
    return say(
      'Rows that repeat an earlier one: {0} ({1}). Row = first row: {2}.',
      rows,
      shareText(share),
      shown,
    );
  return say(
    'Rows that repeat the "{0}" of an earlier one: {1} ({2}). Row = first row: {3}.',
    ...[key.map(({ name }) => name).join(', '), rows, shareText(share), shown],
  );
}
