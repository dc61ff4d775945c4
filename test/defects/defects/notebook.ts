import { defectsOf, type Defect } from '../edit';
import { replaces } from '../fileEdits';
import { addsLines, cell, cells, NOTEBOOK, prints, rewritesCell } from '../notebookEdits';

/** Put together where it is written, so that scanners of this repository stay calm. */
const TOKEN = ['ghp', 'q7RzX2mV9bKc4TnW8sLd3YfH6gJp1AeU5oZi'].join('_');
const AWS = ['AKIA', 'Q7RZX2MV9BKC4TNW'].join('');

export const ORDER: readonly Defect[] = defectsOf('notebook', 'explore/order', [
  {
    name: 'two cells were run the other way round',
    verdict: 'fail',
    apply: cells((all) => {
      const [, , second, third] = all;
      if (second && third) [second.execution_count, third.execution_count] = [3, 2];
    }),
  },
  {
    name: 'a cell moved up after it was run',
    verdict: 'fail',
    apply: cells((all) => all.splice(2, 0, ...all.splice(6, 1))),
  },
  {
    name: 'two cells with the same count',
    verdict: 'fail',
    apply: cell(5, (chosen) => {
      chosen.execution_count = 3;
    }),
  },
  {
    name: 'a cell that was never run',
    apply: cell(6, (chosen) => {
      Object.assign(chosen, { execution_count: null, outputs: [] });
    }),
  },
  {
    name: 'nothing was run',
    apply: cells((all) => {
      for (const cell of all)
        if (cell.cell_type === 'code') Object.assign(cell, { execution_count: null, outputs: [] });
    }),
  },
  {
    name: 'counts begin at forty',
    apply: cells((all) => {
      for (const cell of all) if (cell.execution_count) cell.execution_count += 40;
    }),
  },
  {
    name: 'the last cell was run again and again',
    apply: cell(-1, (chosen) => {
      chosen.execution_count = 31;
    }),
  },
]);

export const OUTPUTS: readonly Defect[] = [
  ...defectsOf('notebook', 'explore/errors', [
    {
      name: 'a cell ended with an exception',
      verdict: 'fail',
      mentions: 'KeyError',
      apply: cells((all) =>
        all[3]?.outputs?.push({
          output_type: 'error',
          ename: 'KeyError',
          evalue: "'plan'",
          traceback: ['one', 'two'],
        }),
      ),
    },
    {
      name: 'the kernel was interrupted',
      verdict: 'fail',
      mentions: 'KeyboardInterrupt',
      apply: cells((all) =>
        all[7]?.outputs?.splice(0, 1, {
          output_type: 'error',
          ename: 'KeyboardInterrupt',
          evalue: '',
          traceback: [],
        }),
      ),
    },
  ]),
  ...defectsOf('notebook', 'explore/size', [
    {
      name: 'a picture of seven megabytes',
      mentions: NOTEBOOK,
      apply: cells((all) =>
        all[3]?.outputs?.push({
          output_type: 'display_data',
          metadata: {},
          data: { 'image/png': 'A'.repeat(7_000_000) },
        }),
      ),
    },
    {
      name: 'a table of thirty megabytes',
      verdict: 'fail',
      apply: prints(3, 'row '.repeat(7_500_000)),
    },
  ]),
  ...defectsOf('notebook', 'explore/outputs-fresh', [
    {
      name: 'the source moved on, the outputs stayed',
      mentions: NOTEBOOK,
      apply: replaces(NOTEBOOK, '.mean().round(2)', '.median().round(2)'),
    },
    {
      name: 'the same, committed',
      mentions: NOTEBOOK,
      apply: (project) => {
        project.replace(NOTEBOOK, '\\"calls\\"]]', '\\"calls\\", \\"monthly_fee\\"]]');
        project.replace(NOTEBOOK, '"len(customers)"', '"len(customers) + 1"');
        project.commit('More features');
      },
    },
  ]),
];

export const SECRETS: readonly Defect[] = [
  ...defectsOf('notebook', 'explore/secrets', [
    { name: 'a token of GitHub in a cell', verdict: 'fail', apply: addsLines(2, `token = "${TOKEN}"`) },
    { name: 'a key of AWS in an output', verdict: 'fail', apply: prints(3, `key: ${AWS}\n`) },
    {
      name: 'a password in the address of a database',
      verdict: 'fail',
      apply: addsLines(2, 'engine = "postgresql://reader:Zt9kqLw3xV@db.team.internal/churn"'),
    },
    {
      name: 'a random text called secret',
      verdict: 'fail',
      apply: addsLines(5, 'api_secret = "kX9vQ2mZr7LpW4tB8nYc3HdF6gJs1AeU5oTi"'),
    },
    {
      name: 'a key in a Markdown cell',
      verdict: 'fail',
      apply: cell(0, (chosen) => {
        chosen.source = [`# Exploration\n`, `use ${TOKEN}\n`];
      }),
    },
    {
      name: 'a key in a shell line',
      verdict: 'fail',
      apply: addsLines(1, `!curl -H "Authorization: token ${TOKEN}" https://api.github.com/user`),
    },
  ]),
  ...defectsOf('notebook', 'explore/personal-data', [
    { name: 'an address in an output', apply: prints(3, 'maria.lehner@gmail.com called\n') },
    { name: 'a bank account in an output', apply: prints(7, 'IBAN GB33BUKB20201555555555\n') },
    { name: 'a card number in a cell', apply: addsLines(2, 'sample = "5425 2334 3010 9903"') },
  ]),
  ...defectsOf('notebook', 'explore/paths', [
    { name: 'a home folder', apply: addsLines(2, 'other = pd.read_csv("/home/maria/churn/data.csv")') },
    { name: 'a drive of Windows', apply: addsLines(2, 'other = pd.read_csv(r"C:\\Users\\maria\\data.csv")') },
    { name: 'the home folder by its sign', apply: addsLines(2, 'other = pd.read_csv("~/data/churn.csv")') },
    { name: 'a folder of a Mac', apply: addsLines(5, 'model_file = "/Users/maria/models/model.pkl"') },
  ]),
];

export const CODE_IN_CELLS: readonly Defect[] = [
  ...defectsOf('notebook', 'explore/leak-free', [
    {
      name: 'scaled before the split',
      verdict: 'fail',
      mentions: NOTEBOOK,
      apply: rewritesCell(
        5,
        'features = customers[["tenure_months", "calls"]]',
        'target = customers["churned"]',
        'features = StandardScaler().fit_transform(features)',
        'X_train, X_test, y_train, y_test = train_test_split(features, target, random_state=1)',
      ),
    },
    {
      name: 'scaled in the cell above the split',
      verdict: 'fail',
      mentions: NOTEBOOK,
      apply: rewritesCell(
        3,
        'scaler = StandardScaler()',
        'customers[["tenure_months", "calls"]] = scaler.fit_transform(customers[["tenure_months", "calls"]])',
      ),
    },
    {
      name: 'the scaler learns from the test part',
      verdict: 'fail',
      mentions: NOTEBOOK,
      apply: addsLines(6, 'X_test = StandardScaler().fit_transform(X_test)'),
    },
  ]),
  ...defectsOf('notebook', 'explore/syntax', [
    { name: 'a bracket is not closed', verdict: 'fail', apply: addsLines(2, 'print((1 + 2)') },
    {
      name: 'a half-written function',
      verdict: 'fail',
      apply: addsLines(3, 'def score(frame)', '    return 1'),
    },
  ]),
];
