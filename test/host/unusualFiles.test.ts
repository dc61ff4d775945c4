import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { OneFile } from './support/oneFile';
import { ScratchProject } from './support/scratchProject';
import { stageLenses } from './support/stageLenses';
import { until } from './support/until';

const PROJECT = `version: 1
name: unusual
stages:
  explore:
    links: ["notebooks/**/*.ipynb", "src/[[]x].py"]
`;
const TAGS = 2000;

function notebook(version: number, rest: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ metadata: {}, nbformat: version, nbformat_minor: 0, ...rest });
}

const tagged = (stage: string) => ({
  cell_type: 'code',
  source: 'x = 1',
  metadata: { tags: [`lifecycle:${stage}`] },
});

const MERGED = notebook(4, { cells: [tagged('train')] });
const CONFLICT = MERGED.replace('x = 1', '\n<<<<<<< HEAD\nx = 1\n');

describe('Unusual files', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('unusual', {
      'ml-lifecycle.yaml': PROJECT,
      '.gitignore': 'out/\n',
      'out/copy.py': '# lifecycle: train\n',
      'src/[x].py': 'x = 1\n',
      'src/x.py': 'x = 1\n',
      'hidden/train.py': '# lifecycle: train\n',
      'notebooks/old.ipynb': notebook(3, { worksheets: [{ cells: [tagged('train')] }] }),
      'notebooks/bare.ipynb': '{"cells": [], "nbformat": 4, "nbformat_minor": 0}',
      'notebooks/torn.ipynb': '{"cells": [',
      'drafts/conflict.ipynb': CONFLICT,
      'notebooks/many.ipynb': notebook(4, { cells: Array.from({ length: TAGS }, () => tagged('train')) }),
    });
  });
  after(() => project.remove());

  const artifacts = (stage: string): readonly string[] => [
    ...new Set(
      project.snapshot?.stages.find(({ id }) => id === stage)?.artifacts.map((artifact) => artifact.path),
    ),
  ];

  it('are linked by globs whatever is in them, and none keeps the others from being read', () => {
    assert.deepEqual(artifacts('explore'), [
      'notebooks/bare.ipynb',
      'notebooks/many.ipynb',
      'notebooks/old.ipynb',
      'notebooks/torn.ipynb',
      'src/[x].py',
    ]);
  });

  it('that speak of stages but cannot be read are told of, until they are mended', async () => {
    const told = () => vscode.languages.getDiagnostics(project.uri('drafts/conflict.ipynb'));
    await until('told', () => told().some(({ message }) => message.includes('cannot be read')));
    await project.write('drafts/conflict.ipynb', MERGED);
    await until('linked', () => artifacts('train').includes('drafts/conflict.ipynb'));
    await until('not told any more', () => told().length === 0);
  });

  it('declare no links while git leaves them out', async () => {
    assert.ok(!artifacts('train').includes('out/copy.py'));
    await project.write('.gitignore', '');
    await until('linked', () => artifacts('train').includes('out/copy.py'));
    await project.write('.gitignore', 'out/\n');
    await until('not linked', () => !artifacts('train').includes('out/copy.py'));
  });

  it('with thousands of tags are listed up to a bound, and opened without a fault', async () => {
    const links = project.snapshot?.stages.find(({ id }) => id === 'train')?.artifacts ?? [];
    assert.equal(links.filter(({ path }) => path === 'notebooks/many.ipynb').length, TAGS);
    const listed = project.nodes().filter(({ subject }) => 'stage' in subject && subject.stage === 'train');
    assert.ok(listed.length < 150, `${String(listed.length)} nodes`);
    await vscode.window.showNotebookDocument(
      await vscode.workspace.openNotebookDocument(project.uri('notebooks/many.ipynb')),
    );
    await until('status bar', () => project.api.statusBar().file?.includes('Train'));
  }).timeout(60_000);

  it('that link to themselves, or round in a circle, are passed over', async () => {
    await symlink('loop', project.path('loop'));
    await symlink('..', project.path('src/round'));
    await project.write('src/after.py', '# lifecycle: train\n');
    await until('read on', () => artifacts('train').includes('src/after.py'));
    assert.ok(!artifacts('train').some((path) => path.startsWith('src/round/')));
  });

  it('are left out of the tree where the explorer hides them, which stays said', async () => {
    const settings = vscode.workspace.getConfiguration('files', project.uri('hidden'));
    const shown = (): readonly string[] =>
      project
        .nodes()
        .flatMap(({ subject, label }) => ('stage' in subject && subject.stage === 'train' ? [label] : []));
    await until('shown', () => shown().includes('train.py'));
    const before = settings.inspect<Record<string, boolean>>('exclude')?.workspaceValue;
    await settings.update('exclude', { '**/hidden': true }, vscode.ConfigurationTarget.Workspace);
    await until('hidden', () => shown().includes('1 hidden by files.exclude'));
    assert.ok(!shown().includes('train.py'));
    assert.ok(artifacts('train').includes('hidden/train.py'));
    await settings.update('exclude', before, vscode.ConfigurationTarget.Workspace);
    await until('shown again', () => shown().includes('train.py'));
  });

  it('of a virtual file system are left alone, also at the path of a file that is linked', async () => {
    const file = project.uri('src/[x].py').with({ scheme: 'virtual' });
    const system = vscode.workspace.registerFileSystemProvider(
      'virtual',
      new OneFile('# lifecycle: train\n'),
    );
    try {
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      await until('no stage', () => project.api.statusBar().file === undefined);
      assert.deepEqual(await stageLenses(file), []);
      const before = await project.read('ml-lifecycle.yaml');
      await vscode.commands.executeCommand('mlLifecycle.linkFile', file, 'train');
      await vscode.commands.executeCommand('mlLifecycle.linkCell', undefined, 'train');
      assert.equal(await project.read('ml-lifecycle.yaml'), before);
      assert.equal(document.isDirty, false);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      system.dispose();
    }
  });

  it('of a file system that is not the disk’s are left alone', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: '# lifecycle: train\n',
    });
    await vscode.window.showTextDocument(document);
    await until('no stage', () => project.api.statusBar().file === undefined);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(lenses, []);
  });
});
