import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  explore:
    links: [notebooks/*.ipynb]
    checks:
      order: { run: node --version }
  train:
    links: [src/train.py]
`;

const cell = (source: string, tags: readonly string[]) => ({
  cell_type: 'code',
  execution_count: null,
  id: source,
  metadata: { tags },
  outputs: [],
  source: [source],
});
const NOTEBOOK = JSON.stringify({
  cells: [cell('a', []), cell('b', ['lifecycle:train'])],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

/** A script of which one cell is linked, and the others not. */
const SCRIPT = 'import sys\n\n# %% Fit [lifecycle:train]\nfit()\n\n# %% Show\nshow()\n';

/** Evidence as a teammate's commit brings it: with a finding in the second cell. */
const EVIDENCE = JSON.stringify({
  version: 1,
  stage: 'explore',
  check: 'order',
  uses: 'run',
  judgement: 1,
  definition: 'of another day',
  verdict: 'fail',
  summary: { text: '1 finding' },
  findings: [
    { severity: 'fail', message: { text: 'Run before cell 1.' }, path: 'notebooks/b.ipynb', cell: 1 },
    { severity: 'fail', message: { text: 'Elsewhere.' }, path: '../../outside.txt' },
  ],
  inputs: [],
});

describe('The current file', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('current', {
      'ml-lifecycle.yaml': PROJECT,
      'src/train.py': 'print(1)\n',
      'src/cells.py': SCRIPT,
      'README.md': '# Scratch\n',
      'notebooks/a.ipynb': NOTEBOOK,
      'notebooks/b.ipynb': NOTEBOOK,
    });
  });
  after(() => project.remove());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const status = () => project.api.statusBar().file;

  it('has its stage in the status bar, and an offer where it has none', async () => {
    await vscode.window.showTextDocument(project.uri('src/train.py'));
    await until('Train', () => status()?.endsWith(' Train'));
    await vscode.window.showTextDocument(project.uri('README.md'));
    await until('No stage', () => status()?.endsWith('No stage'));
  });

  it('has nothing in the status bar when it is in no project, or the project file itself', async () => {
    await vscode.window.showTextDocument(project.uri('src/train.py'));
    await until('Train', () => status()?.endsWith(' Train'));
    await vscode.window.showTextDocument(project.uri('ml-lifecycle.yaml'));
    await until('hidden', () => status() === undefined);
  });

  it('has the stage of the notebook’s tagged cell while that is selected', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(project.uri('notebooks/a.ipynb'));
    const editor = await vscode.window.showNotebookDocument(notebook);
    await until('Explore', () => status()?.endsWith(' Explore'));
    editor.selection = new vscode.NotebookRange(1, 2);
    await until('Train', () => status()?.endsWith(' Train'));
  });

  it('has the stage of the script’s tagged cell while the cursor is in it, unsaved ones too', async () => {
    const editor = await vscode.window.showTextDocument(project.uri('src/cells.py'));
    const moveTo = (line: number): void => {
      editor.selection = new vscode.Selection(line, 0, line, 0);
    };
    await until('No stage', () => status()?.endsWith('No stage'));
    moveTo(3);
    await until('Train', () => status()?.endsWith(' Train'));
    moveTo(6);
    await until('No stage in the next cell', () => status()?.endsWith('No stage'));
    await vscode.commands.executeCommand('mlLifecycle.linkCell', undefined, 'explore');
    await until('Explore', () => status()?.endsWith(' Explore'));
    assert.equal(editor.document.isDirty, true);
    await vscode.commands.executeCommand('undo');
    await until('No stage again', () => status()?.endsWith('No stage'));
  });

  it('has findings of a cell at the cell while the notebook is open, and none outside the project', async () => {
    await project.write('.ml-lifecycle/evidence/explore/order.json', EVIDENCE);
    const atNotebook = await until('a finding', () => {
      const found = project.diagnostics('notebooks/b.ipynb');
      return found.length > 0 && found;
    });
    assert.match(atNotebook[0]?.message ?? '', /^Run before cell 1\. \(stale/);
    const outside = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.endsWith('/outside.txt'));
    assert.deepEqual(outside, []);

    const notebook = await vscode.workspace.openNotebookDocument(project.uri('notebooks/b.ipynb'));
    await until('the finding is at the cell', () => {
      const found = vscode.languages.getDiagnostics(notebook.cellAt(1).document.uri);
      return found.some(({ source }) => source === 'ML Lifecycle');
    });
    assert.deepEqual(project.diagnostics('notebooks/b.ipynb'), []);

    const node = project.nodes().find(({ label }) => label === 'Run before cell 1.');
    await vscode.commands.executeCommand('mlLifecycle.openNode', node?.id);
    assert.equal(vscode.window.activeNotebookEditor?.selection.start, 1);
  });

  it('is explained in its view: stage, origin of the link, what judges it', async () => {
    await vscode.commands.executeCommand('mlLifecycle.currentFile.focus');
    await vscode.window.showTextDocument(project.uri('src/train.py'));
    const labels = () => project.api.currentFile().map(({ label }) => label);
    await until('Train', () => labels()[0] === 'Train');
    const [stage] = project.api.currentFile();
    assert.deepEqual(
      stage?.children.map(({ label }) => label),
      ['linked by the project file: src/train.py'],
    );
    await vscode.window.showNotebookDocument(
      await vscode.workspace.openNotebookDocument(project.uri('notebooks/a.ipynb')),
    );
    await until('what judges it', () => labels().join() === 'Explore,Train,Judged by');
    const [, ofCells, judges] = project.api.currentFile();
    assert.deepEqual(
      ofCells?.children.map(({ label, description }) => `${label}, ${description}`),
      ['linked by a tag of the cell, cell 2'],
    );
    assert.equal(judges?.children[0]?.label, 'order');
    await vscode.window.showTextDocument(project.uri('README.md'));
    await until('nothing', () => labels().length === 0);
  });

  it('is explained in its view: what was found in it, who reads and writes it, what it depends on and feeds', async () => {
    await project.write(
      'ml-lifecycle.yaml',
      `${PROJECT}    inputs: [data/rows.csv]
    outputs: [models/m.pkl]
  collect:
    links: [data/rows.csv]
    outputs: [data/rows.csv]
    checks:
      many: { uses: data.rows, with: { file: data/rows.csv, min: 5 } }
  evaluate:
    inputs: [models/m.pkl]
`,
    );
    await project.write('data/rows.csv', 'id\n1\n');
    await until('known', () => project.check('collect', 'many') !== undefined);
    await project.run('collect', 'many');
    await vscode.commands.executeCommand('mlLifecycle.currentFile.focus');
    const lines = (): readonly string[] =>
      project.api
        .currentFile()
        .map(({ label, children }) => `${label}: ${children.map((child) => child.label).join('; ')}`);
    await vscode.window.showTextDocument(project.uri('data/rows.csv'));
    await until('all of the data', () => lines().some((line) => line.startsWith('Found in It')));
    assert.deepEqual(lines(), [
      'Collect: linked by the project file: data/rows.csv',
      'Found in It: The data has 1 rows; at least 5 are expected.',
      'Judged by: many',
      'Read by: Train',
      'Written by: Collect',
      'Feeds: Train',
    ]);
    await vscode.window.showTextDocument(project.uri('src/train.py'));
    await until('all of the code', () => lines().some((line) => line.startsWith('Train')));
    assert.deepEqual(lines(), [
      'Train: linked by the project file: src/train.py',
      'Depends on: Collect',
      'Feeds: Evaluate',
    ]);
    await project.write('ml-lifecycle.yaml', PROJECT);
  });
});
