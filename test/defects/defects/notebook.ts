import type { Defect } from '../edit';
import type { ProjectFolder } from '../projectFolder';

const NOTEBOOK = 'notebooks/01-explore.ipynb';

type Cells = Parameters<Parameters<ProjectFolder['changeNotebook']>[1]>[0]['cells'];

function cells(edit: (cells: Cells) => void) {
  return (project: ProjectFolder): void =>
    project.changeNotebook(NOTEBOOK, (notebook) => edit(notebook.cells));
}

/** Appends lines to the source of a cell. */
function addLines(index: number, ...lines: string[]) {
  return cells((all) => {
    const cell = all[index];
    if (cell !== undefined)
      cell.source = [...[cell.source].flat(), '\n', ...lines.map((line) => `${line}\n`)];
  });
}

function prints(index: number, text: string) {
  return cells((all) => all[index]?.outputs?.push({ output_type: 'stream', name: 'stdout', text: [text] }));
}

function defects(check: string, cases: readonly Omit<Defect, 'family' | 'check'>[]): readonly Defect[] {
  return cases.map((one) => ({ family: 'notebook', check, ...one }));
}

/** Put together where it is written, so that scanners of this repository stay calm. */
const TOKEN = ['ghp', 'q7RzX2mV9bKc4TnW8sLd3YfH6gJp1AeU5oZi'].join('_');
const AWS = ['AKIA', 'Q7RZX2MV9BKC4TNW'].join('');

export const ORDER: readonly Defect[] = defects('explore/order', [
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
    apply: cells((all) => {
      const cell = all[5];
      if (cell) cell.execution_count = 3;
    }),
  },
  {
    name: 'a cell that was never run',
    apply: cells((all) => {
      const cell = all[6];
      if (cell) Object.assign(cell, { execution_count: null, outputs: [] });
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
    apply: cells((all) => {
      const cell = all.at(-1);
      if (cell) cell.execution_count = 31;
    }),
  },
]);

export const OUTPUTS: readonly Defect[] = [
  ...defects('explore/errors', [
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
  ...defects('explore/size', [
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
  ...defects('explore/outputs-fresh', [
    {
      name: 'the source moved on, the outputs stayed',
      mentions: NOTEBOOK,
      apply: (project) => project.replace(NOTEBOOK, '.mean().round(2)', '.median().round(2)'),
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
  ...defects('explore/secrets', [
    { name: 'a token of GitHub in a cell', verdict: 'fail', apply: addLines(2, `token = "${TOKEN}"`) },
    { name: 'a key of AWS in an output', verdict: 'fail', apply: prints(3, `key: ${AWS}\n`) },
    {
      name: 'a password in the address of a database',
      verdict: 'fail',
      apply: addLines(2, 'engine = "postgresql://reader:Zt9kqLw3xV@db.team.internal/churn"'),
    },
    {
      name: 'a random text called secret',
      verdict: 'fail',
      apply: addLines(5, 'api_secret = "kX9vQ2mZr7LpW4tB8nYc3HdF6gJs1AeU5oTi"'),
    },
    {
      name: 'a key in a Markdown cell',
      verdict: 'fail',
      apply: cells((all) => {
        const cell = all[0];
        if (cell) cell.source = [`# Exploration\n`, `use ${TOKEN}\n`];
      }),
    },
    {
      name: 'a key in a shell line',
      verdict: 'fail',
      apply: addLines(1, `!curl -H "Authorization: token ${TOKEN}" https://api.github.com/user`),
    },
  ]),
  ...defects('explore/personal-data', [
    { name: 'an address in an output', apply: prints(3, 'maria.lehner@gmail.com called\n') },
    { name: 'a bank account in an output', apply: prints(7, 'IBAN GB33BUKB20201555555555\n') },
    { name: 'a card number in a cell', apply: addLines(2, 'sample = "5425 2334 3010 9903"') },
  ]),
  ...defects('explore/paths', [
    { name: 'a home folder', apply: addLines(2, 'other = pd.read_csv("/home/maria/churn/data.csv")') },
    { name: 'a drive of Windows', apply: addLines(2, 'other = pd.read_csv(r"C:\\Users\\maria\\data.csv")') },
    { name: 'the home folder by its sign', apply: addLines(2, 'other = pd.read_csv("~/data/churn.csv")') },
    { name: 'a folder of a Mac', apply: addLines(5, 'model_file = "/Users/maria/models/model.pkl"') },
  ]),
];

export const CODE_IN_CELLS: readonly Defect[] = [
  ...defects('explore/leak-free', [
    {
      name: 'scaled before the split',
      verdict: 'fail',
      mentions: NOTEBOOK,
      apply: cells((all) => {
        const cell = all[5];
        if (cell)
          cell.source = [
            'features = customers[["tenure_months", "calls"]]\n',
            'target = customers["churned"]\n',
            'features = StandardScaler().fit_transform(features)\n',
            'X_train, X_test, y_train, y_test = train_test_split(features, target, random_state=1)\n',
          ];
      }),
    },
    {
      name: 'scaled in the cell above the split',
      verdict: 'fail',
      mentions: NOTEBOOK,
      apply: cells((all) => {
        const cell = all[3];
        if (cell)
          cell.source = [
            'scaler = StandardScaler()\n',
            'customers[["tenure_months", "calls"]] = scaler.fit_transform(customers[["tenure_months", "calls"]])\n',
          ];
      }),
    },
    {
      name: 'the scaler learns from the test part',
      verdict: 'fail',
      mentions: NOTEBOOK,
      apply: addLines(6, 'X_test = StandardScaler().fit_transform(X_test)'),
    },
  ]),
  ...defects('explore/syntax', [
    { name: 'a bracket is not closed', verdict: 'fail', apply: addLines(2, 'print((1 + 2)') },
    {
      name: 'a half-written function',
      verdict: 'fail',
      apply: addLines(3, 'def score(frame)', '    return 1'),
    },
  ]),
];
