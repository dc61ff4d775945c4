import * as z from 'zod/mini';
import type { Finding, Metric, Outcome } from '../../evidence/evidence';
import type { PersonalDatum, PersonalKind } from '../../sensitive/personalDatum';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import { isAllowedDatum, kindName, kindsOf, personalParameters } from '../sensitive/personalParameters';
import type { CheckWorld } from '../world/checkWorld';
import type { ColumnKind, DataColumn } from '../world/dataQuery';
import { columnsOf, openTable, unreadableData, type Table } from './openTable';
import { personalColumn } from './personalColumn';
import { rowSample } from './rowSample';
import { shareText } from './shareText';
import { significant } from '../rounding';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const columnNames = z.union([columnName, z.array(columnName).check(z.minLength(1), z.maxLength(1000))]);
const parameters = z.strictObject({
  file: projectPaths.check(
    z.describe('The data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.'),
  ),
  columns: z.optional(columnNames).check(z.describe('Columns to look at. Default: all.')),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that may hold personal data: those that the team decided to keep.')),
  ...personalParameters,
  sample: z
    ._default(z.int().check(z.gte(100), z.lte(1_000_000)), 10_000)
    .check(z.describe('Rows to look at, spread evenly over the data and the same in every run.')),
  max: z
    ._default(z.number().check(z.gte(0), z.lt(1)), 0)
    .check(z.describe("The greatest share of a column's values that may be personal data of one kind.")),
});
type Parameters = z.infer<typeof parameters>;

/** No column holds personal data that nobody knows of. */
export const dataPii: BuiltinCheckOf<Parameters> = {
  id: 'data.pii',
  judgement: 1,
  identity: 'meaning',
  title: 'Data holds no personal data',
  description: `Looks for personal data in a sample of the rows, column by column.

- **warn**: more than \`max\` of a column's values hold an e-mail address, a telephone number in the format of its country, the number of a payment card (beginning, length and Luhn's check digit), a bank account (IBAN: length and modulus 97), or a number of \`nationalIds\`.
- **error**: a file cannot be read or has no rows, or a column is missing.

No personal data: addresses in domains reserved for examples (RFC 2606), of machines and of git hosts that hide the real one; telephone numbers reserved for fiction; card numbers that payment services print for tests. One in ten random numbers passes a check digit: in a column of bare digits most values have to. Any number counts as one of telephones in a column that is called so. Of every column at most 2,000 different values are looked at one by one, the most frequent first. Findings name columns and shares, never values.

What is not in the data cannot leak out of it, and a person who asks to be forgotten has to be found in every copy.

**To mend it**, drop the column, replace it by a key that only the source can resolve, or keep it and name it in \`ignore\`, with the reason in the data card.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/interim/*.parquet
nationalIds: [us-ssn]
ignore: [contact_email]`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

/** Kinds of columns that can hold a number or a text of a person. */
const SEARCHED: readonly ColumnKind[] = ['text', 'integer', 'number', 'nested'];
const MAX_METRIC_COLUMNS = 200;

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const table = await openTable(listOf(given.file), world);
  if (table.kind === 'faults') return cannotJudge(table.faults);
  const chosen = chooseColumns(table, given);
  if ('faults' in chosen) return cannotJudge(chosen.faults);
  const size = await sizeOf(table, given.sample, world);
  if ('fault' in size) return cannotJudge([size.fault]);
  const { numbered } = table;
  const search = {
    ...{ numbered, sample: size.condition, kinds: kindsOf(given) },
    isAllowed: (text: string, datum: PersonalDatum) => isAllowedDatum(text, datum, given),
  };
  const findings: Finding[] = [];
  const shares: [string, Metric][] = [];
  for (const column of chosen.columns) {
    const found = await personalColumn(column, search, world);
    if (found.kind === 'failed') return cannotJudge([unreadableData(table.files, found.reason)]);
    const above = [...found.shares].filter(([, share]) => share > given.max);
    findings.push(...above.map(([kind, share]) => finding(table, column, kind, share, size)));
    if (above.length > 0) shares.push([column.name, Object.fromEntries(above.map(rounded))]);
  }
  const summary =
    findings.length === 0
      ? say('No personal data was found in columns: {0}, rows: {1}.', chosen.columns.length, size.sampled)
      : say('Columns with personal data: {0} of {1}.', shares.length, chosen.columns.length);
  const metrics = {
    ...{ rows: size.rows, sampledRows: size.sampled, columns: chosen.columns.length },
    ...{ personalColumns: shares.length, shares: Object.fromEntries(shares.slice(0, MAX_METRIC_COLUMNS)) },
  };
  return judged(summary, findings, metrics);
}

interface SampleSize {
  readonly rows: number;
  readonly sampled: number;
  readonly condition: string;
}

async function sizeOf(
  { relation, numbered, rowNumber, files, place }: Table,
  sample: number,
  world: CheckWorld,
): Promise<SampleSize | { readonly fault: Fault }> {
  const counted = await world.data.query(`SELECT count(*) FROM ${relation}`);
  if (counted.kind === 'failed') return { fault: unreadableData(files, counted.reason) };
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  if (rows === 0) {
    const message = say('{0} has no rows, so there is nothing to look at.', files[0] ?? '');
    return { fault: { ...place, message, next: say('Run again what writes the file.') } };
  }
  const condition = rowSample(rowNumber, rows, sample);
  const kept = await world.data.query(`SELECT count(*) FROM ${numbered} WHERE ${condition}`);
  if (kept.kind === 'failed') return { fault: unreadableData(files, kept.reason) };
  return { rows, sampled: Number(kept.rows[0]?.[0] ?? 0), condition };
}

function chooseColumns(
  table: Table,
  { columns, ignore }: Parameters,
): { readonly columns: readonly DataColumn[] } | { readonly faults: readonly Fault[] } {
  const ignored = columnsOf(table, listOf(ignore));
  const named = columns === undefined ? undefined : columnsOf(table, listOf(columns));
  const faults = [...ignored.faults, ...(named?.faults ?? [])];
  if (faults.length > 0) return { faults };
  const chosen = (named?.columns ?? table.columns).filter(
    (column) => SEARCHED.includes(column.kind) && !ignored.columns.includes(column),
  );
  return { columns: chosen };
}

function finding(
  { place }: Table,
  { name }: DataColumn,
  kind: PersonalKind,
  share: number,
  { rows, sampled }: SampleSize,
): Finding {
  const message =
    sampled < rows
      ? say(
          'The column "{0}" holds personal data. {1}: about {2} of its values, by a sample of {3} rows.',
          ...[name, kindName(kind), shareText(share), sampled],
        )
      : say(
          'The column "{0}" holds personal data. {1}: {2} of its values.',
          name,
          kindName(kind),
          shareText(share),
        );
  const next = say('Drop the column or replace it by a key, or name it in "ignore" if it has to stay.');
  return { severity: 'warn', message, ...place, next };
}

function rounded([kind, share]: readonly [PersonalKind, number]): readonly [PersonalKind, number] {
  return [kind, significant(share)];
}
