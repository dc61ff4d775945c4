import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { cleanText } from '../../results/externalText';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn } from '../world/dataQuery';
import { comparableValue } from './comparableValue';
import { conflictingRows } from './conflictingRows';
import { labelCounts } from './labelCounts';
import { columnsOf, openTable, unreadableData, type Table } from './openTable';
import { shareText } from './shareText';
import { significant } from '../rounding';

const columnName = z.string().check(z.minLength(1), z.maxLength(500));
const columnNames = z.union([columnName, z.array(columnName).check(z.minLength(1), z.maxLength(1000))]);
const parameters = z.strictObject({
  file: projectPaths.check(
    z.describe('The data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.'),
  ),
  label: columnName.check(z.describe('Column of the label.')),
  features: z
    .optional(columnNames)
    .check(
      z.describe('Columns that must not agree where labels differ. Default: all but the label and `ignore`.'),
    ),
  ignore: z
    ._default(columnNames, [])
    .check(z.describe('Columns that are no features, such as a number of the row or of its export.')),
  max: z
    ._default(z.number().check(z.gte(0), z.lte(1)), 0)
    .check(z.describe("The greatest share of labelled rows with a conflict. Deepchecks' default: 0.")),
});
type Parameters = z.infer<typeof parameters>;

/** Rows that are equal have equal labels. */
export const dataConflictingLabels: BuiltinCheckOf<Parameters> = {
  id: 'data.conflicting-labels',
  judgement: 1,
  identity: 'meaning',
  title: 'Equal rows have equal labels',
  description: `Groups rows by their features and looks for groups with more than one label.

- **fail**: the share of labelled rows in such groups is above \`max\`.
- **warn**: rows have no label.
- **error**: a file cannot be read or has no rows, no row has a label, a column is missing, or there is no feature.

Values compare by value (42880 equals 42880.0), and a missing feature equals a missing one. Rows without a label are left out.

No model can be right about two equal rows with different labels: they bound what can be reached, and tell of labels that were guessed, of columns that are missing, or of several labellers without a common guide.

**To mend it**, have such rows labelled again, add the feature that tells them apart, or keep one label by a rule that is written down. An identifier that makes every row unique goes into \`ignore\`, or it hides the conflicts.`,
  stages: ['curate', 'transform', 'validate', 'train'],
  parameters,
  example: `file: data/interim/labelled.parquet
label: diagnosis
ignore: [row_id, labelled_at]`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const table = await openTable(listOf(given.file), world);
  if (table.kind === 'faults') return cannotJudge(table.faults);
  const chosen = chooseColumns(table, given);
  if ('faults' in chosen) return cannotJudge(chosen.faults);
  const label = comparableValue(chosen.label);
  const features = chosen.features.map((column) => comparableValue(column));
  const counts = await labelCounts(table, given.label, label, world);
  if (counts.kind === 'fault') return cannotJudge([counts.fault]);
  const { rows, labelled } = counts;
  const conflicts = await conflictingRows(table, features, label, world);
  if (conflicts.kind === 'failed') return cannotJudge([unreadableData(table.files, conflicts.reason)]);
  const share = conflicts.rows / labelled;
  const findings: Finding[] = [];
  if (conflicts.rows > 0) findings.push(conflictFinding(table, conflicts, share, given.max));
  if (labelled < rows) findings.push(unlabelled(table, rows - labelled, given.label));
  const summary = say('Rows with conflicting labels: {0} of {1}.', conflicts.rows, labelled);
  const metrics = {
    ...{ rows, labelled, conflictingRows: conflicts.rows, groups: conflicts.groups },
    ...{ share: significant(share), max: given.max },
  };
  return judged(summary, findings, metrics);
}

function chooseColumns(
  table: Table,
  { label, features, ignore }: Parameters,
):
  | { readonly label: DataColumn; readonly features: readonly DataColumn[] }
  | { readonly faults: readonly Fault[] } {
  const labels = columnsOf(table, [label]);
  const ignored = columnsOf(table, listOf(ignore));
  const named = features === undefined ? undefined : columnsOf(table, listOf(features));
  const faults = [...labels.faults, ...ignored.faults, ...(named?.faults ?? [])];
  const [found] = labels.columns;
  if (faults.length > 0 || found === undefined) return { faults };
  const chosen = (named?.columns ?? table.columns).filter(
    (column) => column.name !== found.name && !ignored.columns.includes(column),
  );
  if (chosen.length > 0) return { label: found, features: chosen };
  const message = say('No column is left to be a feature beside the label "{0}".', label);
  return { faults: [{ ...table.place, message, next: say('Name features, or ignore fewer columns.') }] };
}

function conflictFinding(
  { place }: Table,
  { rows, groups, examples }: Extract<Awaited<ReturnType<typeof conflictingRows>>, { kind: 'conflicts' }>,
  share: number,
  max: number,
): Finding {
  const shown = examples
    .map((one) => `${cleanText(one.rows, 100)} (${cleanText(one.labels, 100)})`)
    .join('; ');
  const message = say(
    'Rows with equal features and different labels: {0} ({1}), in groups: {2}. Rows and their labels: {3}.',
    ...[rows, shareText(share), groups, shown],
  );
  const next = say('Label these rows again, or add the feature that tells them apart.');
  return { severity: share > max ? 'fail' : 'info', message, ...place, next };
}

function unlabelled({ place }: Table, rows: number, label: string): Finding {
  const message = say('Rows without a label in "{0}": {1}. They were left out.', label, rows);
  return {
    severity: 'warn',
    message,
    ...place,
    next: say('Label them, or move them to data that is not labelled yet.'),
  };
}
