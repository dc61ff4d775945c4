import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './support/answers';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
stages:
  explore:
    links: ["notebooks/*.ipynb", src/explore.py] # all
    checks:
      notes: { uses: document.sections, with: { file: docs/notes.md, sections: [Findings] } }
  train:
    links: [src/train.py, docs/train.md]
`;
const NOTEBOOK = JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 });

const command = (name: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`mlLifecycle.${name}`, ...args);

describe('Work on a stage', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('stage-work', {
      'ml-lifecycle.yaml': PROJECT,
      'src/train.py': 'print(1)\n',
      'src/explore.py': 'print(1)\n',
      'docs/notes.md': '# Findings\n',
      'docs/train.md': '# Training\n',
      'notebooks/a.ipynb': NOTEBOOK,
    });
    await until('linked', () => stagesOf('notebooks/a.ipynb').length === 1);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await project.remove();
  });

  const stagesOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? [])
      .filter(({ artifacts }) => artifacts.some(({ path }) => path === file))
      .map(({ id }) => id);
  const rename = async (from: string, to: string) => {
    const change = new vscode.WorkspaceEdit();
    change.renameFile(project.uri(from), project.uri(to));
    assert.ok(await vscode.workspace.applyEdit(change));
  };

  it('goes on when its files are moved: paths in the project file follow', async () => {
    await rename('docs', 'texts');
    await until('followed', () => stagesOf('texts/train.md').join() === 'train');
    assert.equal(
      await project.read('ml-lifecycle.yaml'),
      PROJECT.replace('docs/notes.md', 'texts/notes.md').replace('docs/train.md', 'texts/train.md'),
    );
  });

  it('goes on when a file leaves the reach of its glob', async () => {
    await rename('notebooks/a.ipynb', 'eda.ipynb');
    await until('still linked', () => stagesOf('eda.ipynb').join() === 'explore');
    assert.match(await project.read('ml-lifecycle.yaml'), /src\/explore\.py, eda\.ipynb\] # all/);
  });

  it('is shown side by side', async () => {
    await command('openStage', project.root, 'train');
    await until('two groups', () => vscode.window.tabGroups.all.length === 2);
    assert.deepEqual(
      vscode.window.tabGroups.all.map(({ activeTab }) => activeTab?.label),
      ['train.py', 'train.md'],
    );
  });

  it('begins with a notebook of its questions, which is linked by itself', async () => {
    await answering(['Explore'], () => command('newNotebook'));
    await until('a notebook', () => vscode.window.activeNotebookEditor?.notebook.isUntitled);
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    assert.match(notebook?.cellAt(0).document.getText() ?? '', /^# Explore\n\n/);
    assert.ok((notebook?.cellCount ?? 0) > 4);
    assert.deepEqual(notebook?.metadata['metadata'], { ml_lifecycle: { stage: 'explore' } });
  });
});
