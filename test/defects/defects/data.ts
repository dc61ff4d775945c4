import type { Defect } from '../edit';
import type { ProjectFolder } from '../projectFolder';

const TRAIN = 'data/processed/train.csv';
const TEST = 'data/processed/test.csv';
const RAW = 'data/raw/customers.csv';
const LIVE = 'data/live/current.csv';

/** Sets one column of every n-th row. */
function spoil(file: string, column: string, every: number, value: (old: string, row: number) => string) {
  return (project: ProjectFolder): void =>
    project.changeCells(file, (rows, columns) => {
      const at = columns.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      rows.forEach((row, index) => {
        if (index % every === 0) row[at] = value(row[at] ?? '', index);
      });
    });
}

function defects(check: string, cases: readonly Omit<Defect, 'family' | 'check'>[]): readonly Defect[] {
  return cases.map((one) => ({ family: 'data', check, ...one }));
}

export const SCHEMA: readonly Defect[] = defects('validate/schema', [
  {
    name: 'a column was renamed',
    verdict: 'fail',
    mentions: 'tenure_months',
    apply: (project) => project.replace(TRAIN, 'tenure_months', 'tenure'),
  },
  {
    name: 'a column is gone',
    verdict: 'fail',
    mentions: 'calls',
    apply: (project) =>
      project.changeLines(TRAIN, (lines) => lines.map((line) => line.split(',').toSpliced(7, 1).join(','))),
  },
  {
    name: 'one tenure is negative',
    verdict: 'fail',
    mentions: 'tenure_months',
    apply: spoil(TRAIN, 'tenure_months', 5000, () => '-3'),
  },
  {
    name: 'fees are in cents',
    verdict: 'fail',
    mentions: 'monthly_fee',
    apply: spoil(TRAIN, 'monthly_fee', 1, (old) => String(Math.round(Number(old) * 100))),
  },
  {
    name: 'an unknown plan',
    verdict: 'fail',
    mentions: 'plan',
    apply: spoil(TRAIN, 'plan', 400, () => 'gold'),
  },
  {
    name: 'numbers became words',
    verdict: 'fail',
    mentions: 'calls',
    apply: spoil(TRAIN, 'calls', 300, () => 'three'),
  },
  {
    name: 'a fraction where whole numbers are expected',
    verdict: 'fail',
    mentions: 'calls',
    apply: spoil(TRAIN, 'calls', 500, () => '2.5'),
  },
  {
    name: 'a missing value where none may be',
    verdict: 'fail',
    mentions: 'monthly_fee',
    apply: spoil(TRAIN, 'monthly_fee', 600, () => ''),
  },
  {
    name: 'an identifier is there twice',
    verdict: 'fail',
    mentions: 'customer_id',
    apply: spoil(TRAIN, 'customer_id', 1199, () => '10002'),
  },
  {
    name: 'days in another notation',
    verdict: 'fail',
    mentions: 'day',
    apply: spoil(TRAIN, 'day', 100, () => 'June 3rd'),
  },
  {
    name: 'regions with blanks around them',
    verdict: 'fail',
    mentions: 'region',
    apply: spoil(TRAIN, 'region', 240, (old) => `${old} `),
  },
]);

export const TABLES: readonly Defect[] = [
  ...defects('collect/rows', [
    {
      name: 'the export broke off',
      verdict: 'fail',
      apply: (project) => project.changeLines(RAW, (lines) => lines.slice(0, 40)),
    },
    {
      name: 'the export has a header only',
      apply: (project) => project.changeLines(RAW, (lines) => lines.slice(0, 1)),
      verdict: 'fail',
    },
    {
      name: 'the join multiplied the rows',
      verdict: 'fail',
      apply: (project) =>
        project.changeLines(RAW, ([header = '', ...rows]) => [header, ...rows, ...rows, ...rows]),
    },
  ]),
  ...defects('curate/nulls', [
    {
      name: 'a tenth of the satisfaction is missing',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: spoil(TRAIN, 'satisfaction', 10, () => ''),
    },
    {
      name: 'a third of a column is N/A',
      verdict: 'fail',
      mentions: 'plan',
      apply: spoil(TRAIN, 'plan', 3, () => 'N/A'),
    },
    {
      name: 'a column lost all its values',
      verdict: 'fail',
      mentions: 'region',
      apply: spoil(TRAIN, 'region', 1, () => ''),
    },
    {
      name: 'two spellings of missing',
      mentions: 'satisfaction',
      apply: spoil(TRAIN, 'satisfaction', 211, () => 'NaN'),
    },
    {
      name: 'none beside NA',
      mentions: 'gender',
      apply: (project) => {
        spoil(TRAIN, 'gender', 250, () => 'none')(project);
        spoil(TRAIN, 'gender', 331, () => 'NA')(project);
      },
    },
  ]),
  ...defects('curate/duplicates', [
    {
      name: 'a tenth of the rows is there twice',
      verdict: 'fail',
      apply: (project) => project.changeLines(TRAIN, (lines) => [...lines, ...lines.slice(1, 120)]),
    },
    {
      name: 'the file was appended to itself',
      verdict: 'fail',
      apply: (project) => project.changeLines(TRAIN, (lines) => [...lines, ...lines.slice(1)]),
    },
    {
      name: 'rows repeated with another spelling of the numbers',
      verdict: 'fail',
      apply: (project) =>
        project.changeLines(TRAIN, (lines) => [
          ...lines,
          ...lines.slice(1, 150).map((line) => line.replace(/,(\d+)\.(\d+),/, ',$1.$20,')),
        ]),
    },
  ]),
  ...defects('curate/constant', [
    {
      name: 'one region only',
      mentions: 'region',
      apply: spoil(TRAIN, 'region', 1, () => 'north'),
    },
    { name: 'a number that never moves', mentions: 'calls', apply: spoil(TRAIN, 'calls', 1, () => '0') },
  ]),
  ...defects('curate/mixed-types', [
    {
      name: 'some plans are numbers',
      mentions: 'plan',
      apply: spoil(TRAIN, 'plan', 20, (_old, row) => String(row)),
    },
    {
      name: 'some regions are dates',
      mentions: 'region',
      apply: spoil(TRAIN, 'region', 25, () => '2026-01-01'),
    },
  ]),
  ...defects('curate/outliers', [
    {
      name: 'a tenth of the fees is far off',
      mentions: 'monthly_fee',
      apply: spoil(TRAIN, 'monthly_fee', 8, () => '400.0'),
    },
  ]),
  ...defects('curate/conflicting-labels', [
    {
      name: 'the same customer with both labels',
      verdict: 'fail',
      apply: (project) =>
        project.changeLines(TRAIN, (lines) => [
          ...lines,
          ...lines
            .slice(1, 6)
            .map((line) => line.replace(/,([01])$/, (_all, label) => `,${label === '1' ? '0' : '1'}`)),
        ]),
    },
  ]),
  ...defects('collect/fresh', [
    {
      name: 'the newest rows are a year old',
      verdict: 'fail',
      apply: spoil(RAW, 'day', 1, (old) => old.replace('2026', '2025')),
    },
    { name: 'a day in the future', apply: spoil(RAW, 'day', 700, () => '2031-01-01') },
  ]),
  ...defects('collect/pinned', [
    {
      name: 'one value was edited',
      verdict: 'fail',
      mentions: 'customers.csv',
      apply: spoil(RAW, 'calls', 900, () => '17'),
    },
    {
      name: 'a file that nobody recorded',
      verdict: 'fail',
      mentions: 'late.csv',
      apply: (project) => project.write('data/raw/late.csv', 'customer_id\n1\n'),
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
      apply: (project) => project.change(RAW, (text) => text.replaceAll('\n', '\r\n')),
    },
  ]),
  ...defects('curate/personal-data', [
    {
      name: 'a column of e-mail addresses',
      mentions: 'region',
      apply: spoil(TRAIN, 'region', 2, (_old, row) => `person${String(row)}@gmail.com`),
    },
    {
      name: 'telephone numbers in a few rows',
      mentions: 'plan',
      apply: spoil(TRAIN, 'plan', 40, (_old, row) => `+49 89 636${String(10000 + row)}`),
    },
    {
      name: 'card numbers',
      mentions: 'region',
      apply: spoil(TRAIN, 'region', 30, () => '5425233430109903'),
    },
    {
      name: 'bank accounts',
      mentions: 'region',
      apply: spoil(TRAIN, 'region', 30, () => 'DE75512108001245126199'),
    },
  ]),
];

export const SPLIT: readonly Defect[] = [
  ...defects('validate/leakage', [
    {
      name: 'thirty rows of training are in the test file',
      verdict: 'fail',
      apply: (project) => append(project, TEST, rowsOf(project, TRAIN, 30)),
    },
    {
      name: 'a single row of training is in the test file',
      verdict: 'fail',
      apply: (project) => append(project, TEST, rowsOf(project, TRAIN, 1)),
    },
    {
      name: 'leaked rows with whole numbers written as fractions',
      verdict: 'fail',
      apply: (project) =>
        append(
          project,
          TEST,
          rowsOf(project, TRAIN, 12).map((row) => row.replace(/,(\d+),(\d+\.\d+),/, ',$1.0,$2,')),
        ),
    },
    {
      name: 'leaked rows and another order of columns',
      verdict: 'fail',
      apply: (project) => {
        append(project, TEST, rowsOf(project, TRAIN, 12));
        project.changeLines(TEST, (lines) =>
          lines.map((line) => {
            const [first = '', ...rest] = line.split(',');
            return [...rest, first].join(',');
          }),
        );
      },
    },
    {
      name: 'customers that are in both files, with other values',
      verdict: 'fail',
      mentions: 'customer_id',
      apply: spoil(TEST, 'customer_id', 50, (_old, row) => String(10001 + row)),
    },
  ]),
  ...defects('validate/new-categories', [
    {
      name: 'a region that training never saw',
      verdict: 'fail',
      mentions: 'centre',
      apply: spoil(TEST, 'region', 90, () => 'centre'),
    },
    {
      name: 'plans in another spelling',
      verdict: 'fail',
      mentions: 'Basic',
      apply: spoil(TEST, 'plan', 1, (old) => old.replace('basic', 'Basic')),
    },
  ]),
  ...defects('validate/new-labels', [
    {
      name: 'a third label in the test file',
      verdict: 'fail',
      mentions: '2',
      apply: spoil(TEST, 'churned', 100, () => '2'),
    },
  ]),
  ...defects('validate/split-size', [
    {
      name: 'a test file of five rows',
      verdict: 'fail',
      apply: (project) => project.changeLines(TEST, (lines) => lines.slice(0, 6)),
    },
  ]),
  ...defects('validate/balance', [
    {
      name: 'hardly anybody leaves',
      mentions: '1',
      apply: spoil(TRAIN, 'churned', 1, (_old, row) => (row % 300 === 0 ? '1' : '0')),
    },
  ]),
];

export const DISTRIBUTIONS: readonly Defect[] = [
  ...['validate/drift', 'monitor/live-drift'].flatMap((check) => {
    const file = check === 'validate/drift' ? TEST : LIVE;
    return defects(check, [
      {
        name: `fees rose by a third (${file})`,
        mentions: 'monthly_fee',
        apply: spoil(file, 'monthly_fee', 1, (old) => (Number(old) * 1.33).toFixed(2)),
      },
      {
        name: `twice the calls (${file})`,
        mentions: 'calls',
        apply: spoil(file, 'calls', 1, (old) => String(Number(old) * 2)),
      },
      {
        name: `satisfaction on a scale to one hundred (${file})`,
        mentions: 'satisfaction',
        apply: spoil(file, 'satisfaction', 1, (old) => (old === '' ? '' : (Number(old) * 10).toFixed(1))),
      },
      {
        name: `most customers from one region (${file})`,
        mentions: 'region',
        apply: spoil(file, 'region', 1, (old, row) => (row % 3 === 0 ? old : 'north')),
      },
      {
        name: `half of the satisfaction is missing (${file})`,
        mentions: 'satisfaction',
        apply: spoil(file, 'satisfaction', 2, () => ''),
      },
      {
        name: `every tenure the same (${file})`,
        mentions: 'tenure_months',
        apply: spoil(file, 'tenure_months', 1, () => '12'),
      },
      {
        name: `a new plan has taken over (${file})`,
        mentions: 'plan',
        apply: spoil(file, 'plan', 2, () => 'flex'),
      },
    ]);
  }),
  ...defects('validate/skew', [
    {
      name: 'serving sends whole numbers as words',
      verdict: 'fail',
      mentions: 'calls',
      apply: spoil(LIVE, 'calls', 1, (old) => `n${old}`),
    },
    {
      name: 'serving lacks a feature',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: (project) =>
        project.changeLines(LIVE, (lines) => lines.map((line) => line.split(',').slice(0, -1).join(','))),
    },
    {
      name: 'serving leaves a third empty',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: spoil(LIVE, 'satisfaction', 3, () => ''),
    },
    {
      name: 'serving counts tenure in days',
      verdict: 'fail',
      mentions: 'tenure_months',
      apply: spoil(LIVE, 'tenure_months', 1, (old) => String(Number(old) * 30)),
    },
    {
      name: 'serving counts tenure in decades',
      verdict: 'fail',
      mentions: 'tenure_months',
      apply: spoil(LIVE, 'tenure_months', 1, (old) => (Number(old) / 120).toFixed(3)),
    },
    {
      name: 'serving sends satisfaction as a share of ten',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: spoil(LIVE, 'satisfaction', 1, (old) => (old === '' ? '' : (Number(old) / 10).toFixed(2))),
    },
    {
      name: 'serving fills fees with a constant',
      verdict: 'fail',
      mentions: 'monthly_fee',
      apply: spoil(LIVE, 'monthly_fee', 1, () => '0.0'),
    },
    {
      name: 'serving sells a plan that training never saw',
      verdict: 'fail',
      mentions: 'flex',
      apply: spoil(LIVE, 'plan', 30, () => 'flex'),
    },
  ]),
];

export const UNREADABLE: readonly Defect[] = [
  ...defects('validate/schema', [
    {
      name: 'a row has a field too many',
      verdict: 'error',
      apply: (project) =>
        project.changeLines(TRAIN, (lines) => lines.map((line, at) => (at === 77 ? `${line},7,8` : line))),
    },
    { name: 'the file is empty', verdict: 'error', apply: (project) => project.write(TRAIN, '') },
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
  ...defects('validate/leakage', [
    { name: 'the test file is gone', verdict: 'error', apply: (project) => project.remove(TEST) },
  ]),
];

function rowsOf(project: ProjectFolder, file: string, count: number): readonly string[] {
  return project
    .read(file)
    .split('\n')
    .slice(100, 100 + count);
}

function append(project: ProjectFolder, file: string, rows: readonly string[]): void {
  project.changeLines(file, (lines) => [...lines, ...rows]);
}
