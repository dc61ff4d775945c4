import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cellTags } from '../../src/editor/links/cellTags';
import { answering } from './support/answers';
import { quickFixes } from './support/quickFixes';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch # mine
stages:
  # where it begins
  explore:
    links: ["notebooks/*.ipynb"]
    checks:
      order: { run: node --version }
  train:
    links:
      - src/train.py # the model
`;

const cell = (source: string) => ({
  cell_type: 'code',
  execution_count: null,
  id: source,
  metadata: {},
  outputs: [],
  source: [source],
});
const NOTEBOOK = JSON.stringify({
  cells: ['a', 'b', 'c'].map(cell),
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});
const SCRIPT = '# lifecycle: plan\nimport os\n\n# %% Load\nload()\n\n# %% Fit\nfit()\n';

const command = (name: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`mlLifecycle.${name}`, ...args);

describe('Links', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('links', {
      'ml-lifecycle.yaml': PROJECT,
      'src/train.py': 'print(1)\n',
      'src/a.py': 'print(1)\n',
      'src/b [1].py': 'print(1)\n',
      'src/cells.py': SCRIPT,
      'notebooks/a.ipynb': NOTEBOOK,
      'notebooks/b.ipynb': NOTEBOOK,
    });
  });
  after(() => project.remove());
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await project.write('ml-lifecycle.yaml', PROJECT);
    await project.write('src/cells.py', SCRIPT);
    // What the editor holds of files that it has opened follows the disk after a moment.
    for (const [file, text] of [
      ['ml-lifecycle.yaml', PROJECT],
      ['src/cells.py', SCRIPT],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(project.uri(file));
      if (document.isDirty) {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
      await until(`${file} as it was`, () => document.getText() === text);
    }
    await until('the project as it was', () => stagesOf('src/a.py').length === 0);
  });

  const stagesOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? [])
      .filter(({ artifacts }) => artifacts.some((link) => link.path === file && link.cell === undefined))
      .map(({ id }) => id);
  const projectFile = () => project.read('ml-lifecycle.yaml');

  it('are made for all files that are chosen in the explorer, by one edit', async () => {
    const files = [project.uri('src/a.py'), project.uri('src/b [1].py')];
    await answering(['Train'], () => command('linkFile', files[0], files));
    assert.equal(
      await projectFile(),
      `${PROJECT}      - src/a.py\n      - "src/b [[]1[]].py"\n`,
      'the rest of the file stays as it was written',
    );
    await until(
      'both linked',
      () => stagesOf('src/a.py').includes('train') && stagesOf('src/b [1].py').length === 1,
    );
    await vscode.window.showTextDocument(project.uri('ml-lifecycle.yaml'));
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), PROJECT);
  });

  it('are taken away where they are declared: a path, a glob, a comment', async () => {
    await command('unlinkFile', project.uri('src/train.py'));
    assert.equal(
      await projectFile(),
      PROJECT.replace('    links:\n      - src/train.py # the model\n', '    links: []\n'),
    );
    await command('unlinkFile', project.uri('notebooks/a.ipynb'));
    assert.match(await projectFile(), /links: \["notebooks\/\*\.ipynb", "!notebooks\/a\.ipynb"\]/);
    // While the project file is being saved, it may be read half.
    await until(
      'only the other linked',
      () => stagesOf('notebooks/a.ipynb').length === 0 && stagesOf('notebooks/b.ipynb').join() === 'explore',
    );
    await command('unlinkFile', project.uri('src/cells.py'));
    assert.equal(await project.read('src/cells.py'), SCRIPT.replace('# lifecycle: plan\n', ''));
    await until('no marker', () => stagesOf('src/cells.py').length === 0);
  });

  it('are chosen from where a file has several', async () => {
    await command('linkFile', project.uri('src/train.py'), 'explore');
    await until('two', () => stagesOf('src/train.py').length === 2);
    const [asked] = await answering(['Explore'], () => command('unlinkFile', project.uri('src/train.py')));
    assert.equal(asked?.title, 'Unlink train.py');
    assert.equal(asked.lines.length, 2);
    await until('one', () => stagesOf('src/train.py').join() === 'train');
  });

  it('of cells are tags, made for all selected cells, and undone like any edit', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(project.uri('notebooks/a.ipynb'));
    const selections = [new vscode.NotebookRange(1, 3)];
    await vscode.window.showNotebookDocument(notebook, { selections });
    await until('selected', () => vscode.window.activeNotebookEditor?.selections[0]?.end === 3);
    const tags = () => notebook.getCells().map(({ metadata }) => cellTags(metadata).join());
    await answering(['Train'], () => command('linkCell'));
    assert.deepEqual(tags(), ['', 'lifecycle:train', 'lifecycle:train']);
    await until('Train', () => project.api.statusBar().file?.endsWith(' Train'));
    await vscode.commands.executeCommand('undo');
    await until('undone', () => tags().join('') === '');
    await command('linkCell', undefined, 'train');
    await notebook.save();
    const links = () =>
      project.snapshot?.stages
        .find(({ id }) => id === 'train')
        ?.artifacts.filter((link) => link.origin === 'cell');
    await until('two cells', () => links()?.length === 2);
    await command('unlinkCell', notebook.cellAt(1));
    await command('unlinkCell', notebook.cellAt(2));
    assert.deepEqual(tags(), ['', '', '']);
    await notebook.save();
    await until('no cells', () => links()?.length === 0);
  });

  it('of a script’s cell are written at its head', async () => {
    const document = await vscode.workspace.openTextDocument(project.uri('src/cells.py'));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await answering(['Train'], () => command('linkCell'));
    assert.equal(document.getText(), SCRIPT.replace('# %% Fit', '# %% Fit [lifecycle:train]'));
    await document.save();
    const cells = () =>
      project.snapshot?.stages.flatMap(({ artifacts }) =>
        artifacts.filter(({ origin }) => origin === 'cell'),
      );
    await until('a cell', () => cells()?.length === 1);
    const [link] = cells() ?? [];
    assert.deepEqual([link?.line, link?.lastLine, link?.stage], [6, 8, 'train']);
    await command('unlinkCell');
    assert.equal(document.getText(), SCRIPT);
    await document.save();
    await until('no cell', () => cells()?.length === 0);
  });

  it('are shown above code: of the file at its head, of cells above them, unsaved text included', async () => {
    const lenses = async (uri: vscode.Uri) => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      return found
        .filter(({ command: own }) => own?.command.startsWith('mlLifecycle.'))
        .map(({ range, command: own }) => `${String(range.start.line)} ${own?.title ?? ''}`);
    };
    const linked = await vscode.workspace.openTextDocument(project.uri('src/train.py'));
    assert.deepEqual(await lenses(linked.uri), ['0 $(dash)\u00a0Train: no checks']);
    const document = await vscode.workspace.openTextDocument(project.uri('src/cells.py'));
    const editor = await vscode.window.showTextDocument(document);
    const tag = ' [lifecycle:explore]';
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 8), tag));
    assert.deepEqual(await lenses(document.uri), [
      '0 $(dash)\u00a0Plan: no checks',
      '6 $(circle-outline)\u00a0Explore: not run',
      '6 Run checks',
    ]);
    const settings = vscode.workspace.getConfiguration();
    await settings.update('mlLifecycle.codeLens', false, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(await lenses(document.uri), []);
    await settings.update('mlLifecycle.codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    await editor.edit((edit) => edit.delete(new vscode.Range(6, 8, 6, 8 + tag.length)));
    await document.save();
  });

  it('are missed by a notebook without any, which a quick fix links', async () => {
    await project.write('eda.ipynb', NOTEBOOK);
    const notebook = await vscode.workspace.openNotebookDocument(project.uri('eda.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    const hints = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'unlinked-notebook');
    await until('a hint', () => hints().length === 1);
    const actions = await quickFixes(document.uri, new vscode.Range(0, 0, 0, 0));
    const fix = actions.find(({ title }) => title === 'Link to a Stage…')?.command;
    assert.ok(fix);
    await answering([/Train/], () =>
      vscode.commands.executeCommand(fix.command, ...((fix.arguments ?? []) as unknown[])),
    );
    await until('no hint', () => hints().length === 0);
    assert.match(await projectFile(), /- eda\.ipynb\n/);
  });

  it('are followed by the tree where that is wanted', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('mlLifecycle.followEditor', true, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('mlLifecycle.lifecycle.focus');
    await vscode.window.showTextDocument(project.uri('src/train.py'));
    await until('selected', () => project.api.selection().includes('train.py'));
    await settings.update('mlLifecycle.followEditor', undefined, vscode.ConfigurationTarget.Workspace);
  });
});
