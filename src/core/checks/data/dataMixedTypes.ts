import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { limitsInOrder, listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { isMissing } from './missingValue';
import { unreadableData, type Table } from './openTable';
import { shareText } from './shareText';
import { sqlName } from './sql';
import { aggregated, chooseTable } from './tableColumns';
import { columnNames, tableFile } from './tableParameters';
import { parsedValue } from './valueTypes';

const share = z.number().check(z.gte(0), z.lte(0.5));
const parameters = z
  .strictObject({
    file: tableFile,
    columns: z.optional(columnNames).check(z.describe('Columns to judge. Default: all.')),
    ignore: z
      ._default(columnNames, [])
      .check(z.describe('Columns that may be mixed, such as free text or codes.')),
    min: z
      ._default(share, 0.01)
      .check(z.describe("Rarer kinds are taken for single slips. Deepchecks' default: 0.01.")),
    max: z
      ._default(share, 0.1)
      .check(z.describe("More frequent kinds are taken for meant. Deepchecks' default: 0.1.")),
  })
  .check(limitsInOrder('none'));
type Parameters = z.infer<typeof parameters>;

/** Values of a column are of one kind. */
export const dataMixedTypes: BuiltinCheckOf<Parameters> = {
  id: 'data.mixed-types',
  judgement: 1,
  identity: 'meaning',
  title: 'The values of a column are of one kind',
  description: `Looks at every column of texts for values that are numbers, dates or words in the minority.

- **warn**: from \`min\` to \`max\` of a column's values are of another kind than the rest: numbers or dates among words, words among numbers or dates.
- **error**: a file cannot be read or has no rows, or a column is missing.

Missing values are left out. A column that could be read as numbers or dates throughout is of one kind. A minority above \`max\` is taken for a column that is meant to hold both, one below \`min\` for a slip that \`data.schema\` finds.

A column of numbers with a few words in it is read as text as a whole, and then encoded as categories: the model gets thousands of them, without an error anywhere.

**To mend it**, look at the rows: most often two columns were swapped, a unit was written along, or a word stands for a missing value.`,
  stages: ['collect', 'curate', 'transform', 'validate'],
  parameters,
  example: `file: data/interim/customers.csv
ignore: [comment]`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

const KINDS = ['number', 'date', 'word'] as const;
type Kind = (typeof KINDS)[number];

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = await chooseTable(given, world);
  if (chosen.kind === 'faults') return cannotJudge(chosen.faults);
  const { table, columns, rows } = chosen;
  const texts = columns.filter(({ kind }) => kind === 'text');
  const counted = await aggregated(table.relation, texts, countsOf, world);
  if (counted.kind === 'failed') return cannotJudge([unreadableData(table.files, counted.reason)]);
  const findings: Finding[] = [];
  for (const [at, column] of texts.entries()) {
    for (const rare of rareKinds((counted.values[at] ?? []).map(Number), given)) {
      const found = await rareFinding(table, column, rare, world);
      if ('verdict' in found) return found;
      findings.push(found);
    }
  }
  const summary =
    findings.length === 0
      ? say('The values of each column are of one kind: columns {0}, rows {1}.', columns.length, rows)
      : findings.length === 1 && findings[0] !== undefined
        ? findings[0].message
        : say('Columns with values of several kinds: {0}.', findings.length);
  return judged(summary, findings, {
    ...{ rows, columns: columns.length, textColumns: texts.length, mixedColumns: findings.length },
  });
}

function countsOf(column: DataColumn): readonly string[] {
  return [
    `count(*) FILTER (NOT ${isMissing(column)})`,
    `count(*) FILTER (${isOfKind(column, 'number')})`,
    `count(*) FILTER (${isOfKind(column, 'date')})`,
  ];
}

function isOfKind(column: DataColumn, kind: Kind): string {
  const text = `CAST(${sqlName(column.name)} AS VARCHAR)`;
  const there = `NOT ${isMissing(column)}`;
  // Digits of any length and with leading zeros look like a number, even where they are read as text.
  const isNumber = String.raw`regexp_full_match(trim(${text}), '[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?')`;
  const isDate = (['instant', 'dotted date', 'day-first date', 'month-first date'] as const)
    .map((type) => `(${parsedValue(type, text)}) IS NOT NULL`)
    .join(' OR ');
  switch (kind) {
    case 'number':
      return `${there} AND ${isNumber}`;
    case 'date':
      return `${there} AND NOT ${isNumber} AND (${isDate})`;
    case 'word':
      return `${there} AND NOT ${isNumber} AND NOT (${isDate})`;
  }
}

interface Rare {
  readonly kind: Kind;
  readonly values: number;
  readonly share: number;
}

function rareKinds(
  [present = 0, numbers = 0, dates = 0]: readonly number[],
  { min, max }: Parameters,
): readonly Rare[] {
  const counts = [numbers, dates, present - numbers - dates];
  return KINDS.flatMap((kind, at) => {
    const values = counts[at] ?? 0;
    const rate = values / present;
    return values > 0 && rate >= min && rate <= max ? [{ kind, values, share: rate }] : [];
  });
}

async function rareFinding(
  table: Table,
  column: DataColumn,
  rare: Rare,
  world: CheckWorld,
): Promise<Finding | Outcome> {
  const rows = await world.data.query(
    `SELECT array_to_string(min(${table.rowNumber}, 3), ', ') FROM ${table.numbered} WHERE ${isOfKind(column, rare.kind)}`,
  );
  if (rows.kind === 'failed') return cannotJudge([unreadableData(table.files, rows.reason)]);
  const message = rareWords(rare.kind, column.name, rare, String(rows.rows[0]?.[0] ?? ''));
  const next = say(
    'Look at these rows and mend them where they are written, or name the column in "ignore".',
  );
  return { severity: 'warn', message, ...table.place, next };
}

function rareWords(kind: Kind, name: string, rare: Rare, rows: string): Message {
  const filled = [name, rare.values, shareText(rare.share), rows] as const;
  switch (kind) {
    case 'number':
      return say(
        'In "{0}" {1} of the values ({2}) are numbers, the others are not. First rows: {3}.',
        ...filled,
      );
    case 'date':
      return say(
        'In "{0}" {1} of the values ({2}) are dates, the others are not. First rows: {3}.',
        ...filled,
      );
    case 'word':
      return say(
        'In "{0}" {1} of the values ({2}) are words, the others are numbers or dates. First rows: {3}.',
        ...filled,
      );
  }
}
