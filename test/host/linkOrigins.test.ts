import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FileDecorations } from '../../src/editor/explorer/fileDecorations';
import { PathIndexes } from '../../src/editor/links/pathIndexes';
import { ScratchProject } from './support/scratchProject';
import { stageLenses } from './support/stageLenses';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  collect:
    links: [data/raw/]
  transform:
    links: ["data/gold/**/*.parquet"]
  train:
    links: [models/model.pkl, params.yaml, "src/*", "notebooks/*.ipynb"]
    checks:
      big: { uses: data.rows, with: { file: src/rows.csv, min: 5 } }
`;

const cell = (tags: readonly string[]) => ({
  cell_type: 'code',
  source: 'x',
  metadata: { tags },
  outputs: [],
});
const notebook = (metadata: object, tags: readonly string[] = []) =>
  JSON.stringify({ cells: [cell([]), cell(tags)], metadata, nbformat: 4, nbformat_minor: 4 });

/** Files of every kind, what they say of themselves, and the links that come of it. */
const DECLARED: Readonly<Record<string, readonly [content: string, ...links: readonly string[]]>> = {
  'src/plain.py': [
    '"""Fits."""\n# lifecycle: plan, code\n',
    'plan by marker in line 2',
    'code by marker in line 2',
  ],
  'src/percent.py': [
    'x = 1\n# %% Fit [lifecycle:evaluate]\nfit()\n# %%\n',
    'train by project',
    'evaluate by cell 0, lines 2 to 3',
  ],
  'src/jupytext.py': [
    '# %% tags=["lifecycle:explore"]\nlook()\n',
    'train by project',
    'explore by cell 0, lines 1 to 3',
  ],
  'src/databricks.py': [
    '# Databricks notebook source\nx = 1\n\n# COMMAND ----------\n\n# lifecycle: validate\ny = 2\n',
    'train by project',
    'validate by cell 0, lines 4 to 8',
  ],
  'src/small.r': ['# lifecycle: explore\n', 'explore by marker in line 1'],
  'src/large.R': ['x <- 1\n# %% [lifecycle:curate]\n', 'train by project', 'curate by cell 0, lines 2 to 3'],
  'src/report.Rmd': [
    '---\ntitle: x\n---\n<!-- lifecycle: explore -->\n\n```{r fit, lifecycle="evaluate"}\nfit()\n```\n',
    'explore by marker in line 4',
    'evaluate by cell 0, lines 6 to 8',
  ],
  'src/report.qmd': [
    'Text.\n\n```{python}\n#| lifecycle: monitor\nlook()\n```\n',
    'train by project',
    'monitor by cell 0, lines 3 to 6',
  ],
  'src/query.sql': [
    '-- lifecycle: collect\nSELECT 1;\n-- %% [lifecycle:validate]\nSELECT 2;\n',
    'collect by marker in line 1',
    'validate by cell 0, lines 3 to 5',
  ],
  'src/databricks.sql': [
    '-- Databricks notebook source\nSELECT 1\n-- COMMAND ----------\n-- lifecycle: transform\nSELECT 2\n',
    'train by project',
    'transform by cell 0, lines 3 to 6',
  ],
  'src/model.jl': [
    '# lifecycle: formulate\n# %% [lifecycle:evaluate]\nfit()\n',
    'formulate by marker in line 1',
    'evaluate by cell 0, lines 2 to 4',
  ],
  'src/notes.md': ['# Notes\n\n<!-- lifecycle: release -->\n', 'release by marker in line 3'],
  'src/service.yaml': ['# lifecycle: deploy\nport: 80\n', 'deploy by marker in line 1'],
  'notebooks/plain.ipynb': [notebook({}), 'train by project'],
  'notebooks/named.ipynb': [notebook({ ml_lifecycle: { stage: 'explore' } }), 'explore by notebook'],
  'notebooks/tagged.ipynb': [
    notebook({ ml_lifecycle: { stage: 'explore' } }, ['keep', 'lifecycle:validate']),
    'explore by notebook',
    'validate by cell 1',
  ],
};
/** What cannot say anything of itself is linked by the project file alone. */
const LINKED: Readonly<Record<string, readonly [content: string, ...links: readonly string[]]>> = {
  'data/raw': ['', 'collect by project'],
  'data/gold/day=1/x.parquet': ['PAR1', 'transform by project'],
  'models/model.pkl': ['# lifecycle: plan\n', 'train by project'],
  'params.yaml': ['seed: 1\n', 'train by project'],
  'src/rows.csv': ['id\n1\n', 'train by project'],
};

describe('Links by their origin', () => {
  let project: ScratchProject;

  before(async () => {
    const files = Object.entries({ ...DECLARED, ...LINKED }).map(
      ([file, [content]]) => [file, content] as const,
    );
    project = await ScratchProject.create('origins', {
      'ml-lifecycle.yaml': PROJECT,
      ...Object.fromEntries(files.filter(([file]) => file !== 'data/raw')),
      'data/raw/a.csv': 'id\n1\n',
    });
  });
  after(() => project.remove());

  const decoration = (file: string): string | undefined => {
    const projects = project.api.projects();
    const decorations = new FileDecorations(project.api, new PathIndexes({ projects }));
    try {
      const shown = decorations.provideFileDecoration(project.uri(file));
      return shown && [shown.badge, shown.color?.id, shown.tooltip].join(' ');
    } finally {
      decorations.dispose();
    }
  };
  const linksOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? []).flatMap(({ id, artifacts }) =>
      artifacts
        .filter(({ path }) => path === file)
        .map(({ origin, cell: index, line, lastLine }) => {
          const lines =
            lastLine === undefined ? '' : `, lines ${String((line ?? 0) + 1)} to ${String(lastLine + 1)}`;
          const where =
            origin === 'marker'
              ? ` in line ${String((line ?? 0) + 1)}`
              : index === undefined
                ? ''
                : ` ${String(index)}${lines}`;
          return `${id} by ${origin}${where}`;
        }),
    );

  for (const [file, [, ...links]] of Object.entries({ ...DECLARED, ...LINKED })) {
    it(`are known of ${file}`, () => {
      assert.deepEqual([...linksOf(file)].sort(), [...links].sort());
    });
  }

  it('stand above code of every language, at its head and at the heads of its cells', async () => {
    const titles = async (file: string): Promise<readonly string[]> => {
      const { uri } = await vscode.workspace.openTextDocument(project.uri(file));
      const lenses = await stageLenses(uri);
      // Without icon and health, and without the offers to run checks.
      return lenses
        .filter((lens) => lens.includes(':'))
        .map((lens) => lens.replace(/\$\(.*?\)\u00a0|:.*/g, ''));
    };
    const expected: Readonly<Record<string, readonly string[]>> = {
      'src/plain.py': ['1 Plan', '1 Code'],
      'src/percent.py': ['0 Train', '1 Evaluate'],
      'src/jupytext.py': ['0 Train', '0 Explore'],
      'src/databricks.py': ['0 Train', '3 Validate'],
      'src/small.r': ['0 Explore'],
      'src/large.R': ['0 Train', '1 Curate'],
      'src/report.Rmd': ['3 Explore', '5 Evaluate'],
      'src/report.qmd': ['0 Train', '2 Monitor'],
      'src/query.sql': ['0 Collect', '2 Validate'],
      'src/databricks.sql': ['0 Train', '2 Transform'],
      'src/model.jl': ['0 Formulate', '1 Evaluate'],
      'src/notes.md': ['2 Release'],
      'src/service.yaml': ['0 Deploy'],
    };
    for (const [file, lenses] of Object.entries(expected)) assert.deepEqual(await titles(file), lenses, file);
  });

  it('show in the explorer by letters and colour of the wheel, whatever is linked, and the tooltip says why', () => {
    const expected: Readonly<Record<string, string>> = {
      'data/raw': 'Da mlLifecycle.wheel1Foreground Collect (Data wheel): no checks',
      'data/raw/a.csv': 'Da mlLifecycle.wheel1Foreground Collect (Data wheel): no checks',
      'data/gold/day=1/x.parquet': 'Da mlLifecycle.wheel1Foreground Transform (Data wheel): no checks',
      'models/model.pkl': 'ML mlLifecycle.wheel2Foreground Train (ML wheel): not run',
      'params.yaml': 'ML mlLifecycle.wheel2Foreground Train (ML wheel): not run',
      'notebooks/plain.ipynb': 'ML mlLifecycle.wheel2Foreground Train (ML wheel): not run',
      'notebooks/named.ipynb': 'ML mlLifecycle.wheel2Foreground Explore (ML wheel): no checks',
      'src/plain.py':
        'De mlLifecycle.wheel3Foreground Plan (Dev wheel): no checks · Code (Dev wheel): no checks',
      'src/query.sql':
        'Da mlLifecycle.wheel1Foreground Collect (Data wheel): no checks · cells: Validate (Data wheel): no checks',
      'src/notes.md': 'Op mlLifecycle.wheel4Foreground Release (Ops wheel): no checks',
    };
    for (const [file, words] of Object.entries(expected)) assert.equal(decoration(file), words, file);
    assert.equal(decoration('ml-lifecycle.yaml'), undefined);
  });

  it('have the colour of what is wrong with a file, and the tooltip says what', async () => {
    await project.run('train', 'big');
    const shown = await until('the failure', () => {
      const words = decoration('src/rows.csv');
      return words?.includes('fail') && words;
    });
    const reason = 'train/big: The data has 1 rows; at least 5 are expected.';
    assert.equal(shown, `ML problemsErrorIcon.foreground Train (ML wheel): failing · ${reason}`);
  });
});
