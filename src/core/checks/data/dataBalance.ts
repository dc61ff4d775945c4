import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { labelClasses, type LabelClasses } from './labelClasses';
import { columnsOf, openTable, type Table } from './openTable';
import { shareText } from './shareText';
import { significant } from '../rounding';

const parameters = z.strictObject({
  file: projectPaths.check(
    z.describe('The data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.'),
  ),
  label: z.string().check(z.minLength(1), z.maxLength(500)).check(z.describe('Column of the label.')),
  min: z
    ._default(z.number().check(z.gt(0), z.lt(1)), 0.01)
    .check(z.describe('The least share of the labelled rows that each label should have.')),
});
type Parameters = z.infer<typeof parameters>;

/** Every label is frequent enough to be learned. */
export const dataBalance: BuiltinCheckOf<Parameters> = {
  id: 'data.balance',
  judgement: 1,
  identity: 'meaning',
  title: 'Every label is frequent enough',
  description: `Counts the rows of each label.

- **warn**: a label has less than \`min\` of the labelled rows, or there is only one label.
- **error**: a file cannot be read or has no rows, the label's column is missing or empty, or it holds fractions with more than 100 values: a quantity, not classes.

Rows without a label are counted by themselves and are no label. The shares are kept as metrics.

A label with a handful of rows is hardly learned and hardly tested: a model that never predicts it looks excellent by its accuracy.

**To mend it**, collect more rows of the rare labels, merge labels that mean much the same, or weight them in training, and choose a metric that notices (recall of the label, area under the precision-recall curve). If the label is rare by nature, such as fraud, lower \`min\`.`,
  stages: ['curate', 'transform', 'validate', 'train'],
  parameters,
  example: `file: data/processed/train.parquet
label: diagnosis
min: 0.02`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

const SHOWN = 10;
const MAX_METRIC_LABELS = 50;

async function judge({ file, label, min }: Parameters, world: CheckWorld): Promise<Outcome> {
  const table = await openTable(listOf(file), world);
  if (table.kind === 'faults') return cannotJudge(table.faults);
  const { columns, faults } = columnsOf(table, [label]);
  const [column] = columns;
  if (column === undefined) return cannotJudge(faults);
  const classes = await labelClasses(table, column, world);
  if (classes.kind === 'fault') return cannotJudge([classes.fault]);
  const { rows, labelled, count, rarest } = classes;
  const findings: Finding[] = [];
  const rare = rarest.filter((one) => one.rows / labelled < min);
  if (rare.length > 0) findings.push(rareFinding(table, column.name, rare, labelled, min));
  if (count === 1) findings.push(onlyOne(table, column.name, rarest[0]?.label ?? ''));
  if (labelled < rows) {
    const message = say(
      'Rows without a label in "{0}": {1}. They were left out.',
      column.name,
      rows - labelled,
    );
    findings.push({ severity: 'info', message, ...table.place });
  }
  const [first] = rarest;
  const least = (first?.rows ?? 0) / labelled;
  const summary = say(
    'Labels: {0}; the rarest, "{1}", has {2} of the rows.',
    ...[count, first?.label ?? '', shareText(least)],
  );
  const shares = rarest
    .slice(0, MAX_METRIC_LABELS)
    .map((one) => [one.label, significant(one.rows / labelled)] as const);
  const metrics = {
    ...{ rows, labelled, unlabelled: rows - labelled, labels: count, leastShare: significant(least), min },
    shares: Object.fromEntries(shares),
  };
  return judged(summary, findings, metrics);
}

function rareFinding(
  { place }: Table,
  column: string,
  rare: LabelClasses['rarest'],
  labelled: number,
  min: number,
): Finding {
  const shown = rare
    .slice(0, SHOWN)
    .map((one) => `"${one.label}" (${String(one.rows)}, ${shareText(one.rows / labelled)})`)
    .join(', ');
  const message = say(
    'Labels in "{0}" with less than {1} of the rows: {2}.',
    ...[column, shareText(min), rare.length > SHOWN ? `${shown}, …` : shown],
  );
  const next = say('Collect more rows of them, merge them, or weight them in training.');
  return { severity: 'warn', message, ...place, next };
}

function onlyOne({ place }: Table, column: string, label: string): Finding {
  const message = say('All rows have the same label in "{0}": "{1}".', column, label);
  const next = say('Look at what selected the rows: there is nothing to learn from one label.');
  return { severity: 'warn', message, ...place, next };
}
