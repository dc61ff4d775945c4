import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { columnsOf, openTable, unreadableData, type Table } from './openTable';
import { referencePatterns, storedReference } from './reference/referenceName';
import { COLUMN_TYPES, columnRule, type ColumnRule } from './schema/columnRule';
import { expectedRules } from './schema/expectedRules';
import { judgeRows, type RuledColumn } from './schema/judgeRows';
import { ruleFaults } from './schema/ruleFaults';
import { rowsOf } from './tableColumns';
import { columnName, tableFile } from './tableParameters';

const parameters = z.strictObject({
  file: tableFile,
  columns: z
    ._default(z.record(columnName, z.union([columnRule, z.enum(COLUMN_TYPES)])), {})
    .check(
      z.describe(
        'What is expected of each column: its type, or `type`, `nullable`, `unique`, `min`, `max`, `allowed`, `pattern`.',
      ),
    ),
  reference: z
    .optional(storedReference)
    .check(
      z.describe(
        'Name of a reference that "ml-lifecycle reference" stored: columns that `columns` does not name are expected ' +
          'as they were there.',
      ),
    ),
  extra: z
    ._default(z.boolean(), true)
    .check(z.describe('Whether the data may have columns that neither `columns` nor `reference` names.')),
});
type Parameters = z.infer<typeof parameters>;

/** Columns and values are as the schema says. */
export const dataSchema: BuiltinCheckOf<Parameters> = {
  id: 'data.schema',
  judgement: 1,
  identity: 'meaning',
  title: 'Columns and values are as the schema says',
  description: `Compares the columns of the data, their types and every value with what \`columns\` says of them.

- **fail**: a column is missing or of another type; a value is missing where \`nullable\` is false, or there twice where \`unique\` is true; one is below \`min\`, above \`max\`, none of \`allowed\`, or does not match \`pattern\`; a column that is not named, if \`extra\` is false. Each with the number of rows, their share and the first three of them.
- **error**: a file cannot be read or has no rows, or a limit or pattern cannot be understood.

Of a \`reference\` the columns, their types, whether values may be missing, and the values of texts with few different ones (at most 100, each ten rows on average) are expected again. Numbers may go beyond its ends by half of what it reaches, but not below zero where it never did. What \`columns\` says of a column takes the place of that.

Types: \`integer\` (also 42880.0), \`number\`, \`text\`, \`boolean\`, \`date\` (also a time at midnight), \`time\`. A CSV knows no types: what its values show counts, 0 and 1 may be booleans and digits may be text. A missing value violates \`nullable\` alone. The order of columns does not matter, and the case of their names only where it tells two apart.

A column that changed its unit, its spelling or its meaning is the most frequent reason for a model that quietly got worse.

**To mend it**, look at the rows that are named and mend them where they are written. If the data is right, change the schema, and let those know who read the data.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/processed/train.parquet
columns:
  customer_id: { type: integer, nullable: false, unique: true }
  joined: { type: date, min: "2019-01-01" }
  plan: { type: text, allowed: [basic, plus, pro] }
  postcode: { type: text, pattern: "[0-9]{5}" }
  age: { type: number, min: 18, max: 120 }
extra: false`,
  consumes: ({ file, reference }) => {
    return { patterns: [...listOf(file), ...(reference === undefined ? [] : referencePatterns(reference))] };
  },
  judge,
};

const MAX_METRIC_COLUMNS = 200;

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const table = await openTable(listOf(given.file), world);
  if (table.kind === 'faults') return cannotJudge(table.faults);
  const rows = await rowsOf(table, world);
  if (typeof rows !== 'number') return cannotJudge([rows]);
  const rules = await expectedRules(given, world);
  if (rules.kind === 'faults') return cannotJudge(rules.faults);
  const chosen = chooseRules(table, rules.rules, given.extra);
  const faults: Fault[] = [];
  for (const { column, rule } of chosen.ruled) faults.push(...(await ruleFaults(table, column, rule, world)));
  if (faults.length > 0) return cannotJudge(faults, chosen.findings);
  const found = await judgeRows(table, chosen.ruled, rows, world);
  if (found.kind === 'failed') return cannotJudge([unreadableData(table.files, found.reason)]);
  const findings = [...chosen.findings, ...found.findings];
  const summary =
    findings.length === 0
      ? say(
          'All columns and values are as the schema says: columns {0}, rows {1}.',
          chosen.ruled.length,
          rows,
        )
      : findings.length === 1 && findings[0] !== undefined
        ? findings[0].message
        : say('The schema is violated in {0} ways.', findings.length);
  return judged(summary, findings, {
    ...{ rows, columns: Object.keys(rules.rules).length, violations: findings.length },
    shares: Object.fromEntries(found.shares.slice(0, MAX_METRIC_COLUMNS)),
  });
}

function chooseRules(
  table: Table,
  rules: Readonly<Record<string, ColumnRule>>,
  mayHaveExtra: boolean,
): { readonly ruled: readonly RuledColumn[]; readonly findings: readonly Finding[] } {
  const ruled: RuledColumn[] = [];
  const findings: Finding[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const [column] = columnsOf(table, [name]).columns;
    if (column === undefined) findings.push(missingColumn(table, name));
    else ruled.push({ column, rule });
  }
  if (!mayHaveExtra) {
    const named = new Set(ruled.map(({ column }) => column.name));
    const extra = table.columns.filter(({ name }) => !named.has(name));
    findings.push(...extra.map((column) => extraColumn(table, column)));
  }
  return { ruled, findings };
}

function missingColumn({ columns, place }: Table, name: string): Finding {
  const near = suggest(
    name,
    columns.map((column) => column.name),
  );
  const message = say('The column "{0}" is missing.', name);
  const next =
    near === undefined
      ? say('Look at what writes the data, or mend the schema in the project file.')
      : say('Did you mean "{0}"? Mend the name in the data or in the schema.', near);
  return { severity: 'fail', message, ...place, next };
}

function extraColumn({ place }: Table, { name }: DataColumn): Finding {
  const message = say('The column "{0}" is not in the schema.', name);
  return {
    severity: 'fail',
    message,
    ...place,
    next: say('Add it to "columns", or leave it out of the data.'),
  };
}
