import type { Defect } from '../edit';
import { append, dataDefects, rowsOf, spoil } from '../tableEdits';

const TRAIN = 'data/processed/train.csv';
const TEST = 'data/processed/test.csv';
const LIVE = 'data/live/current.csv';

export const SPLIT: readonly Defect[] = [
  ...dataDefects('validate/leakage', [
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
  ...dataDefects('validate/new-categories', [
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
  ...dataDefects('validate/new-labels', [
    {
      name: 'a third label in the test file',
      verdict: 'fail',
      mentions: '2',
      apply: spoil(TEST, 'churned', 100, () => '2'),
    },
  ]),
  ...dataDefects('validate/split-size', [
    {
      name: 'a test file of five rows',
      verdict: 'fail',
      apply: (project) => project.changeLines(TEST, (lines) => lines.slice(0, 6)),
    },
  ]),
  ...dataDefects('validate/balance', [
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
    return dataDefects(check, [
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
  ...dataDefects('validate/skew', [
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
