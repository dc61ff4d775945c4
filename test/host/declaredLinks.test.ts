import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cellTags } from '../../src/editor/links/cellTags';
import { answering } from './support/answers';
import { quickFixes } from './support/quickFixes';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  explore:
    links: ["notebooks/*.ipynb"]
  train:
    links: [src/a.py, src/b.py, docs/plan.md] # mine
`;
const DATABRICKS = '# Databricks notebook source\nimport os\n\n# COMMAND ----------\n\nfit()\n';
const REPORT = 'Text\n\n```{r fit}\nfit()\n```\n';
const cell = (id: string, tags: readonly string[] = []) => ({
  cell_type: 'code',
  execution_count: null,
  id,
  metadata: tags.length === 0 ? {} : { tags },
  outputs: [],
  source: [id],
});
const notebook = (metadata: object, cells: readonly object[] = [cell('a'), cell('b'), cell('c')]) =>
  `${JSON.stringify({ cells, metadata: { language_info: { name: 'python' }, ...metadata }, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;

const command = (name: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`mlLifecycle.${name}`, ...args);

describe('Links that files declare themselves', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('declared', {
      'ml-lifecycle.yaml': PROJECT,
      'src/a.py': 'a = 1\n',
      'src/b.py': 'b = 1\n',
      'src/marked.py': '# lifecycle: plan\nc = 1\n',
      'src/bricks.py': DATABRICKS,
      'src/report.Rmd': REPORT,
      'docs/plan.md': '# Plan\n',
      'notebooks/named.ipynb': notebook({ ml_lifecycle: { stage: 'train' } }),
      'notebooks/plain.ipynb': notebook({}),
      'notebooks/tagged.ipynb': notebook({}, [
        cell('a', ['lifecycle:train']),
        cell('b', ['lifecycle:train']),
        cell('c'),
      ]),
    });
    await until('linked', () => stagesOf('src/marked.py').length === 1);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await project.remove();
  });

  const stagesOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? [])
      .filter(({ artifacts }) => artifacts.some(({ path }) => path === file))
      .map(({ id }) => id);
  const cellsOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? []).flatMap(({ id, artifacts }) =>
      artifacts
        .filter(({ path, origin }) => path === file && origin === 'cell')
        .map(({ cell: at }) => `${String(at)} ${id}`),
    );
  const openAt = async (file: string, line: number): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(project.uri(file));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(line, 0, line, 0);
    return document;
  };

  it('are made and taken away there, where the project file would not count', async () => {
    await command('linkFile', project.uri('src/marked.py'), 'train');
    assert.equal(await project.read('src/marked.py'), '# lifecycle: plan, train\nc = 1\n');
    await until('both', () => stagesOf('src/marked.py').length === 2);
    await command('linkFile', project.uri('notebooks/named.ipynb'), 'evaluate');
    await until(
      'both stages of the notebook',
      () => stagesOf('notebooks/named.ipynb').join() === 'train,evaluate',
    );
    assert.equal(
      await project.read('notebooks/named.ipynb'),
      notebook({ ml_lifecycle: { stage: ['train', 'evaluate'] } }),
    );
    assert.equal(await project.read('ml-lifecycle.yaml'), PROJECT);
    await answering(['Train'], () => command('unlinkFile', project.uri('notebooks/named.ipynb')));
    assert.equal(
      await project.read('notebooks/named.ipynb'),
      notebook({ ml_lifecycle: { stage: 'evaluate' } }),
    );
    await until('one stage', () => stagesOf('notebooks/named.ipynb').join() === 'evaluate');
    await command('unlinkFile', project.uri('notebooks/named.ipynb'));
    assert.equal(await project.read('notebooks/named.ipynb'), notebook({}));
  });

  it('in a notebook that is not open are changed alone, however it is laid out', async () => {
    const file = 'notebooks/compact.ipynb';
    const [first, second] = [cell('a', ['keep', 'lifecycle:train']), cell('b')];
    const text = JSON.stringify({ nbformat_minor: 5, nbformat: 4, cells: [first, second], metadata: {} });
    await project.write(file, text);
    await until('linked', () => cellsOf(file).join() === '0 train');
    const node = project
      .nodes()
      .find(
        ({ subject }) =>
          subject.kind === 'artifact' && subject.link?.cell === 0 && subject.link.path === file,
      );
    await command('unlinkNode', node?.id);
    assert.equal(await project.read(file), text.replace(',"lifecycle:train"', ''));
    await until('unlinked', () => cellsOf(file).length === 0);
    await vscode.window.showNotebookDocument(await vscode.workspace.openNotebookDocument(project.uri(file)));
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeNotebookEditor?.notebook.isDirty, false, 'it has nothing to undo');
  });

  it('of a Databricks cell are a comment in its first lines, and undone like any edit', async () => {
    const document = await openAt('src/bricks.py', 5);
    await answering(['Train'], () => command('linkCell'));
    const linked = DATABRICKS.replace('fit()', '# lifecycle: train\nfit()');
    assert.equal(document.getText(), linked);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), DATABRICKS);
    await command('linkCell', undefined, 'train');
    await document.save();
    await until('linked', () => cellsOf('src/bricks.py').join() === '0 train');
    const node = project.nodes().find(({ label }) => label === 'bricks.py');
    await command('unlinkNode', node?.id);
    assert.equal(await project.read('src/bricks.py'), DATABRICKS);
  });

  it('of a chunk are an option, which is taken away again', async () => {
    const document = await openAt('src/report.Rmd', 3);
    await command('linkCell', undefined, 'evaluate');
    assert.equal(document.getText(), REPORT.replace('{r fit}\n', '{r fit}\n#| lifecycle: evaluate\n'));
    await document.save();
    await until('linked', () => cellsOf('src/report.Rmd').join() === '0 evaluate');
    await command('unlinkCell');
    assert.equal(document.getText(), REPORT);
    await document.save();
    await until('not linked', () => cellsOf('src/report.Rmd').length === 0);
  });

  it('of a range of cells are taken away together', async () => {
    const tagged = await vscode.workspace.openNotebookDocument(project.uri('notebooks/tagged.ipynb'));
    await vscode.window.showNotebookDocument(tagged, { selections: [new vscode.NotebookRange(0, 3)] });
    await until('selected', () => vscode.window.activeNotebookEditor?.selections[0]?.end === 3);
    const tags = () => tagged.getCells().map(({ metadata }) => cellTags(metadata).join());
    await command('unlinkCell', tagged.cellAt(1));
    assert.deepEqual(tags(), ['', '', '']);
    await vscode.commands.executeCommand('undo');
    await until('undone', () => tags().join() === 'lifecycle:train,lifecycle:train,');
  });

  it('and those of the project file are taken from all files that are chosen in the explorer', async () => {
    const files = ['src/a.py', 'docs/plan.md', 'notebooks/tagged.ipynb'].map((file) => project.uri(file));
    const [asked] = await answering(['Train'], () => command('unlinkFile', files[0], files));
    assert.equal(asked?.title, 'Unlink 3 files');
    assert.equal(
      await project.read('ml-lifecycle.yaml'),
      PROJECT.replace('[src/a.py, src/b.py, docs/plan.md]', '[src/b.py]'),
    );
    await until(
      'unlinked',
      () => stagesOf('src/a.py').length + cellsOf('notebooks/tagged.ipynb').length === 0,
    );
    assert.deepEqual(stagesOf('notebooks/tagged.ipynb'), ['explore']);
    await vscode.window.showTextDocument(project.uri('ml-lifecycle.yaml'));
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), PROJECT);
  });

  it('and those of the project file are taken from all artifacts that are selected in the tree', async () => {
    const ids = project
      .nodes()
      .flatMap(({ id, subject }) => (subject.kind === 'artifact' && subject.stage === 'train' ? [id] : []));
    assert.equal(ids.length, 6);
    await command('unlinkNode', ids[0], ids);
    await until(
      'none is left',
      () => !project.snapshot?.stages.some(({ id, artifacts }) => id === 'train' && artifacts.length > 0),
    );
    assert.equal(await project.read('notebooks/named.ipynb'), notebook({}));
    assert.equal(
      await project.read('notebooks/tagged.ipynb'),
      notebook(
        {},
        ['a', 'b', 'c'].map((id) => cell(id)),
      ),
    );
  });

  it('to a stage that is not there are said where they stand, and a quick fix writes the one that was meant', async () => {
    const wrong: Readonly<Record<string, readonly [text: string, mended: string]>> = {
      'src/wrong.py': ['x = 1\n# lifecycle: plan, Trian\n', 'x = 1\n# lifecycle: plan, train\n'],
      'src/wrong.sql': ['-- lifecycle: colect\n', '-- lifecycle: collect\n'],
      'src/cell.R': ['x\n# %% Fit [lifecycle:trian]\n', 'x\n# %% Fit [lifecycle:train]\n'],
      'src/wrong.qmd': ['```{r}\n#| lifecycle: evalute\n```\n', '```{r}\n#| lifecycle: evaluate\n```\n'],
      'docs/wrong.md': ['<!-- lifecycle: releese -->\n', '<!-- lifecycle: release -->\n'],
    };
    for (const [file, [text]] of Object.entries(wrong)) await project.write(file, text);
    for (const [file, [, mended]] of Object.entries(wrong)) {
      const document = await vscode.workspace.openTextDocument(project.uri(file));
      const [problem] = await until(`a problem in ${file}`, () => {
        const found = project.diagnostics(file);
        return found.length > 0 && found;
      });
      assert.match(problem?.message ?? '', /no stage "\w+"; the link is left out\.\nDid you mean "\w+"\?/);
      assert.ok(problem);
      const fix = (await quickFixes(document.uri, problem.range)).find(({ title }) =>
        title.startsWith('Change to'),
      );
      assert.ok(fix?.edit, file);
      await vscode.workspace.applyEdit(fix.edit);
      assert.equal(document.getText(), mended);
      await document.save();
      await until(`no problem in ${file}`, () => project.diagnostics(file).length === 0);
    }
  });

  it('to a stage that is not there are said at the notebook’s cell, with a quick fix too', async () => {
    await project.write(
      'notebooks/wrong.ipynb',
      notebook({}, [cell('a'), cell('b', ['keep', 'lifecycle:trian'])]),
    );
    const wrong = await vscode.workspace.openNotebookDocument(project.uri('notebooks/wrong.ipynb'));
    await vscode.window.showNotebookDocument(wrong);
    const { document } = wrong.cellAt(1);
    const [problem] = await until('a problem', () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ code }) => code === 'unknown-stage');
      return found.length > 0 && found;
    });
    assert.match(problem?.message ?? '', /Did you mean "train"\?/);
    const fixes = await quickFixes(document.uri, new vscode.Range(0, 0, 0, 0));
    const fix = fixes.find(({ title }) => title === 'Change to “train”')?.command;
    assert.ok(fix, fixes.map(({ title }) => title).join());
    await vscode.commands.executeCommand(fix.command, ...((fix.arguments ?? []) as unknown[]));
    assert.deepEqual(cellTags(wrong.cellAt(1).metadata), ['keep', 'lifecycle:train']);
    await wrong.save();
    await until('linked', () => cellsOf('notebooks/wrong.ipynb').join() === '1 train');
  });

  it('are told to contradict the project file where that names the file too', async () => {
    await project.write('docs/plan.md', '<!-- lifecycle: plan -->\n# Plan\n');
    const [problem] = await until('a problem', () => {
      const found = project.diagnostics('docs/plan.md');
      return found.length > 0 && found;
    });
    assert.equal(problem?.code, 'contradictory-link');
    assert.match(
      problem.message,
      /names the stage "plan" itself, so the link to "train" in the project file does not count/,
    );
    assert.equal(problem.range.start.line, 0);
    assert.deepEqual(stagesOf('docs/plan.md'), ['plan']);
  });
});
