import { defectsOf, type Defect } from '../edit';
import { changes, changesLines, removes, replaces, writes } from '../fileEdits';
import { changesColumn } from '../tableEdits';

const TRAIN = 'data/processed/train.csv';
const TEST = 'data/processed/test.csv';
const RAW = 'data/raw/customers.csv';

export const SCHEMA: readonly Defect[] = defectsOf('data', 'validate/schema', [
  {
    name: 'a column was renamed',
    verdict: 'fail',
    mentions: 'tenure_months',
    apply: replaces(TRAIN, 'tenure_months', 'tenure'),
  },
  {
    name: 'a column is gone',
    verdict: 'fail',
    mentions: 'calls',
    apply: changesLines(TRAIN, (lines) => lines.map((line) => line.split(',').toSpliced(7, 1).join(','))),
  },
  {
    name: 'one tenure is negative',
    verdict: 'fail',
    mentions: 'tenure_months',
    apply: changesColumn(TRAIN, 'tenure_months', 5000, () => '-3'),
  },
  {
    name: 'fees are in cents',
    verdict: 'fail',
    mentions: 'monthly_fee',
    apply: changesColumn(TRAIN, 'monthly_fee', 1, (old) => String(Math.round(Number(old) * 100))),
  },
  {
    name: 'an unknown plan',
    verdict: 'fail',
    mentions: 'plan',
    apply: changesColumn(TRAIN, 'plan', 400, () => 'gold'),
  },
  {
    name: 'numbers became words',
    verdict: 'fail',
    mentions: 'calls',
    apply: changesColumn(TRAIN, 'calls', 300, () => 'three'),
  },
  {
    name: 'a fraction where whole numbers are expected',
    verdict: 'fail',
    mentions: 'calls',
    apply: changesColumn(TRAIN, 'calls', 500, () => '2.5'),
  },
  {
    name: 'a missing value where none may be',
    verdict: 'fail',
    mentions: 'monthly_fee',
    apply: changesColumn(TRAIN, 'monthly_fee', 600, () => ''),
  },
  {
    name: 'an identifier is there twice',
    verdict: 'fail',
    mentions: 'customer_id',
    apply: changesColumn(TRAIN, 'customer_id', 1199, () => '10002'),
  },
  {
    name: 'days in another notation',
    verdict: 'fail',
    mentions: 'day',
    apply: changesColumn(TRAIN, 'day', 100, () => 'June 3rd'),
  },
  {
    name: 'regions with blanks around them',
    verdict: 'fail',
    mentions: 'region',
    apply: changesColumn(TRAIN, 'region', 240, (old) => `${old} `),
  },
]);

export const TABLES: readonly Defect[] = [
  ...defectsOf('data', 'collect/rows', [
    {
      name: 'the export broke off',
      verdict: 'fail',
      apply: changesLines(RAW, (lines) => lines.slice(0, 40)),
    },
    {
      name: 'the export has a header only',
      apply: changesLines(RAW, (lines) => lines.slice(0, 1)),
      verdict: 'fail',
    },
    {
      name: 'the join multiplied the rows',
      verdict: 'fail',
      apply: changesLines(RAW, ([header = '', ...rows]) => [header, ...rows, ...rows, ...rows]),
    },
  ]),
  ...defectsOf('data', 'curate/nulls', [
    {
      name: 'a tenth of the satisfaction is missing',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: changesColumn(TRAIN, 'satisfaction', 10, () => ''),
    },
    {
      name: 'a third of a column is N/A',
      verdict: 'fail',
      mentions: 'plan',
      apply: changesColumn(TRAIN, 'plan', 3, () => 'N/A'),
    },
    {
      name: 'a column lost all its values',
      verdict: 'fail',
      mentions: 'region',
      apply: changesColumn(TRAIN, 'region', 1, () => ''),
    },
    {
      name: 'two spellings of missing',
      mentions: 'satisfaction',
      apply: changesColumn(TRAIN, 'satisfaction', 211, () => 'NaN'),
    },
    {
      name: 'none beside NA',
      mentions: 'gender',
      apply: (project) => {
        changesColumn(TRAIN, 'gender', 250, () => 'none')(project);
        changesColumn(TRAIN, 'gender', 331, () => 'NA')(project);
      },
    },
  ]),
  ...defectsOf('data', 'curate/duplicates', [
    {
      name: 'a tenth of the rows is there twice',
      verdict: 'fail',
      apply: changesLines(TRAIN, (lines) => [...lines, ...lines.slice(1, 120)]),
    },
    {
      name: 'the file was appended to itself',
      verdict: 'fail',
      apply: changesLines(TRAIN, (lines) => [...lines, ...lines.slice(1)]),
    },
    {
      name: 'rows repeated with another spelling of the numbers',
      verdict: 'fail',
      apply: changesLines(TRAIN, (lines) => [
        ...lines,
        ...lines.slice(1, 150).map((line) => line.replace(/,(\d+)\.(\d+),/, ',$1.$20,')),
      ]),
    },
  ]),
  ...defectsOf('data', 'curate/constant', [
    {
      name: 'one region only',
      mentions: 'region',
      apply: changesColumn(TRAIN, 'region', 1, () => 'north'),
    },
    {
      name: 'a number that never moves',
      mentions: 'calls',
      apply: changesColumn(TRAIN, 'calls', 1, () => '0'),
    },
  ]),
  ...defectsOf('data', 'curate/mixed-types', [
    {
      name: 'some plans are numbers',
      mentions: 'plan',
      apply: changesColumn(TRAIN, 'plan', 20, (_old, row) => String(row)),
    },
    {
      name: 'some regions are dates',
      mentions: 'region',
      apply: changesColumn(TRAIN, 'region', 25, () => '2026-01-01'),
    },
  ]),
  ...defectsOf('data', 'curate/outliers', [
    {
      name: 'a tenth of the fees is far off',
      mentions: 'monthly_fee',
      apply: changesColumn(TRAIN, 'monthly_fee', 8, () => '400.0'),
    },
  ]),
  ...defectsOf('data', 'curate/conflicting-labels', [
    {
      name: 'the same customer with both labels',
      verdict: 'fail',
      apply: changesLines(TRAIN, (lines) => [
        ...lines,
        ...lines
          .slice(1, 6)
          .map((line) => line.replace(/,([01])$/, (_all, label) => `,${label === '1' ? '0' : '1'}`)),
      ]),
    },
  ]),
  ...defectsOf('data', 'collect/fresh', [
    {
      name: 'the newest rows are a year old',
      verdict: 'fail',
      apply: changesColumn(RAW, 'day', 1, (old) => old.replace('2026', '2025')),
    },
    { name: 'a day in the future', apply: changesColumn(RAW, 'day', 700, () => '2031-01-01') },
  ]),
  ...defectsOf('data', 'collect/pinned', [
    {
      name: 'one value was edited',
      verdict: 'fail',
      mentions: 'customers.csv',
      apply: changesColumn(RAW, 'calls', 900, () => '17'),
    },
    {
      name: 'a file that nobody recorded',
      verdict: 'fail',
      mentions: 'late.csv',
      apply: writes('data/raw/late.csv', 'customer_id\n1\n'),
    },
    {
      name: 'a recorded file is gone',
      verdict: 'fail',
      mentions: 'customers.csv',
      apply: (project) => {
        project.remove(RAW);
        project.write('data/raw/.keep', '');
      },
    },
    {
      name: 'line ends were converted',
      verdict: 'fail',
      mentions: 'customers.csv',
      apply: changes(RAW, (text) => text.replaceAll('\n', '\r\n')),
    },
  ]),
  ...defectsOf('data', 'curate/personal-data', [
    {
      name: 'a column of e-mail addresses',
      mentions: 'region',
      apply: changesColumn(TRAIN, 'region', 2, (_old, row) => `person${String(row)}@gmail.com`),
    },
    {
      name: 'telephone numbers in a few rows',
      mentions: 'plan',
      apply: changesColumn(TRAIN, 'plan', 40, (_old, row) => `+49 89 636${String(10000 + row)}`),
    },
    {
      name: 'card numbers',
      mentions: 'region',
      apply: changesColumn(TRAIN, 'region', 30, () => '5425233430109903'),
    },
    {
      name: 'bank accounts',
      mentions: 'region',
      apply: changesColumn(TRAIN, 'region', 30, () => 'DE75512108001245126199'),
    },
  ]),
];

export const UNREADABLE: readonly Defect[] = [
  ...defectsOf('data', 'validate/schema', [
    {
      name: 'a row has a field too many',
      verdict: 'error',
      apply: changesLines(TRAIN, (lines) => lines.map((line, at) => (at === 77 ? `${line},7,8` : line))),
    },
    { name: 'the file is empty', verdict: 'error', apply: writes(TRAIN, '') },
    {
      name: 'the file is of another encoding',
      verdict: 'error',
      apply: (project) =>
        project.write(
          TRAIN,
          Buffer.concat([project.readBytes(TRAIN), Buffer.from([0x31, 0x2c, 0xff, 0xfe, 0x80, 0x0a])]),
        ),
    },
  ]),
  ...defectsOf('data', 'validate/leakage', [
    { name: 'the test file is gone', verdict: 'error', apply: removes(TEST) },
  ]),
];
