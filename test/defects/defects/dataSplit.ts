import { defectsOf, type Defect } from '../edit';
import { changesLines } from '../fileEdits';
import type { ProjectFolder } from '../projectFolder';
import { changesColumn } from '../tableEdits';

const TRAIN = 'data/processed/train.csv';
const TEST = 'data/processed/test.csv';
const LIVE = 'data/live/current.csv';

/** Copies rows from the middle of the training file to the test file. */
function leaks(count: number, written: (row: string) => string = (row) => row) {
  return (project: ProjectFolder): void => {
    const rows = project.read(TRAIN).split('\n');
    project.changeLines(TEST, (lines) => [...lines, ...rows.slice(100, 100 + count).map(written)]);
  };
}

export const SPLIT: readonly Defect[] = [
  ...defectsOf('data', 'validate/leakage', [
    {
      name: 'thirty rows of training are in the test file',
      verdict: 'fail',
      apply: leaks(30),
    },
    {
      name: 'a single row of training is in the test file',
      verdict: 'fail',
      apply: leaks(1),
    },
    {
      name: 'leaked rows with whole numbers written as fractions',
      verdict: 'fail',
      apply: leaks(12, (row) => row.replace(/,(\d+),(\d+\.\d+),/, ',$1.0,$2,')),
    },
    {
      name: 'leaked rows and another order of columns',
      verdict: 'fail',
      apply: (project) => {
        leaks(12)(project);
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
      apply: changesColumn(TEST, 'customer_id', 50, (_old, row) => String(10001 + row)),
    },
  ]),
  ...defectsOf('data', 'validate/new-categories', [
    {
      name: 'a region that training never saw',
      verdict: 'fail',
      mentions: 'centre',
      apply: changesColumn(TEST, 'region', 90, () => 'centre'),
    },
    {
      name: 'plans in another spelling',
      verdict: 'fail',
      mentions: 'Basic',
      apply: changesColumn(TEST, 'plan', 1, (old) => old.replace('basic', 'Basic')),
    },
  ]),
  ...defectsOf('data', 'validate/new-labels', [
    {
      name: 'a third label in the test file',
      verdict: 'fail',
      mentions: '2',
      apply: changesColumn(TEST, 'churned', 100, () => '2'),
    },
  ]),
  ...defectsOf('data', 'validate/split-size', [
    {
      name: 'a test file of five rows',
      verdict: 'fail',
      apply: changesLines(TEST, (lines) => lines.slice(0, 6)),
    },
  ]),
  ...defectsOf('data', 'validate/balance', [
    {
      name: 'hardly anybody leaves',
      mentions: '1',
      apply: changesColumn(TRAIN, 'churned', 1, (_old, row) => (row % 300 === 0 ? '1' : '0')),
    },
  ]),
];

export const DISTRIBUTIONS: readonly Defect[] = [
  ...['validate/drift', 'monitor/live-drift'].flatMap((check) => {
    const file = check === 'validate/drift' ? TEST : LIVE;
    return defectsOf('data', check, [
      {
        name: `fees rose by a third (${file})`,
        mentions: 'monthly_fee',
        apply: changesColumn(file, 'monthly_fee', 1, (old) => (Number(old) * 1.33).toFixed(2)),
      },
      {
        name: `twice the calls (${file})`,
        mentions: 'calls',
        apply: changesColumn(file, 'calls', 1, (old) => String(Number(old) * 2)),
      },
      {
        name: `satisfaction on a scale to one hundred (${file})`,
        mentions: 'satisfaction',
        apply: changesColumn(file, 'satisfaction', 1, (old) =>
          old === '' ? '' : (Number(old) * 10).toFixed(1),
        ),
      },
      {
        name: `most customers from one region (${file})`,
        mentions: 'region',
        apply: changesColumn(file, 'region', 1, (old, row) => (row % 3 === 0 ? old : 'north')),
      },
      {
        name: `half of the satisfaction is missing (${file})`,
        mentions: 'satisfaction',
        apply: changesColumn(file, 'satisfaction', 2, () => ''),
      },
      {
        name: `every tenure the same (${file})`,
        mentions: 'tenure_months',
        apply: changesColumn(file, 'tenure_months', 1, () => '12'),
      },
      {
        name: `a new plan has taken over (${file})`,
        mentions: 'plan',
        apply: changesColumn(file, 'plan', 2, () => 'flex'),
      },
    ]);
  }),
  ...defectsOf('data', 'validate/skew', [
    {
      name: 'serving sends whole numbers as words',
      verdict: 'fail',
      mentions: 'calls',
      apply: changesColumn(LIVE, 'calls', 1, (old) => `n${old}`),
    },
    {
      name: 'serving lacks a feature',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: changesLines(LIVE, (lines) => lines.map((line) => line.split(',').slice(0, -1).join(','))),
    },
    {
      name: 'serving leaves a third empty',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: changesColumn(LIVE, 'satisfaction', 3, () => ''),
    },
    {
      name: 'serving counts tenure in days',
      verdict: 'fail',
      mentions: 'tenure_months',
      apply: changesColumn(LIVE, 'tenure_months', 1, (old) => String(Number(old) * 30)),
    },
    {
      name: 'serving counts tenure in decades',
      verdict: 'fail',
      mentions: 'tenure_months',
      apply: changesColumn(LIVE, 'tenure_months', 1, (old) => (Number(old) / 120).toFixed(3)),
    },
    {
      name: 'serving sends satisfaction as a share of ten',
      verdict: 'fail',
      mentions: 'satisfaction',
      apply: changesColumn(LIVE, 'satisfaction', 1, (old) =>
        old === '' ? '' : (Number(old) / 10).toFixed(2),
      ),
    },
    {
      name: 'serving fills fees with a constant',
      verdict: 'fail',
      mentions: 'monthly_fee',
      apply: changesColumn(LIVE, 'monthly_fee', 1, () => '0.0'),
    },
    {
      name: 'serving sells a plan that training never saw',
      verdict: 'fail',
      mentions: 'flex',
      apply: changesColumn(LIVE, 'plan', 30, () => 'flex'),
    },
  ]),
];
