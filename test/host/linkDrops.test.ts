import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
stages:
  train:
    links: [src/fit.py] # mine
`;
const NOTEBOOK =
  '{"cells":[{"cell_type":"code","metadata":{"tags":["lifecycle:train"]},"source":"fit()","outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":4}';
const FILES = 'text/uri-list';

describe('Drags and drops', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('drops', {
      'ml-lifecycle.yaml': PROJECT,
      'src/fit.py': 'fit()\n',
      'src/marked.py': '# lifecycle: plan\nx = 1\n',
      'src/cells.py': '# %% Fit [lifecycle:train]\nfit()\n',
      'notebooks/cells.ipynb': NOTEBOOK,
      'data/a b.csv': 'id\n1\n',
      'data/c.csv': 'id\n1\n',
    });
    await until('linked', () => stagesOf('src/fit.py').length === 1);
  });
  afterEach(() => project.remove());

  const stagesOf = (file: string): readonly string[] =>
    (project.snapshot?.stages ?? [])
      .filter(({ artifacts }) => artifacts.some(({ path }) => path === file))
      .map(({ id }) => id);
  const artifact = (file: string) =>
    project.nodes().find(({ subject }) => subject.kind === 'artifact' && subject.place?.path === file);
  /** Drops what the explorer hands over of these addresses. */
  const drop = async (stage: string, ...uris: readonly vscode.Uri[]): Promise<void> => {
    const data = new vscode.DataTransfer();
    data.set(FILES, new vscode.DataTransferItem(uris.map((uri) => uri.toString()).join('\r\n')));
    await project.api.drops.handleDrop(project.node(stage)?.id, data);
  };
  /** Drags an artifact of the tree, and drops it on a stage. */
  const drag = async (file: string, stage: string): Promise<void> => {
    const data = new vscode.DataTransfer();
    project.api.drops.handleDrag([artifact(file)?.id ?? ''], data);
    await project.api.drops.handleDrop(project.node(stage)?.id, data);
  };

  it('link files of the explorer to the stage, all by one edit, without those of elsewhere', async () => {
    const outside = vscode.Uri.file('/outside/of/it.csv');
    const remote = project
      .uri('data/c.csv')
      .with({ scheme: 'vscode-remote', authority: vscode.env.remoteName ?? '' });
    await drop('collect', project.uri('data/a b.csv'), remote, outside);
    await until(
      'linked',
      () => stagesOf('data/a b.csv').concat(stagesOf('data/c.csv')).join() === 'collect,collect',
    );
    const document = await vscode.workspace.openTextDocument(project.uri('ml-lifecycle.yaml'));
    assert.ok(document.getText().endsWith(PROJECT.slice(PROJECT.indexOf('  train'))), document.getText());
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), PROJECT);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('move an artifact from stage to stage, where it is linked by the project file', async () => {
    await drag('src/fit.py', 'evaluate');
    await until('moved', () => stagesOf('src/fit.py').join() === 'evaluate');
  });

  it('move an artifact from stage to stage, where it names its stage itself', async () => {
    await drag('src/marked.py', 'code');
    await until('moved', () => stagesOf('src/marked.py').join() === 'code');
    assert.equal(await project.read('src/marked.py'), '# lifecycle: code\nx = 1\n');
    assert.equal(await project.read('ml-lifecycle.yaml'), PROJECT);
  });

  it('move a cell from stage to stage where it names its stage, and the rest of its file stays', async () => {
    await drag('src/cells.py', 'evaluate');
    await until('moved', () => stagesOf('src/cells.py').join() === 'evaluate');
    assert.equal(await project.read('src/cells.py'), '# %% Fit [lifecycle:evaluate]\nfit()\n');
    await drag('notebooks/cells.ipynb', 'evaluate');
    await until('moved', () => stagesOf('notebooks/cells.ipynb').join() === 'evaluate');
    assert.equal(await project.read('notebooks/cells.ipynb'), NOTEBOOK.replace('train', 'evaluate'));
    assert.equal(await project.read('ml-lifecycle.yaml'), PROJECT);
  });

  it('of an artifact carry its file, which the board and the editor take', async () => {
    const data = new vscode.DataTransfer();
    project.api.drops.handleDrag([artifact('src/fit.py')?.id ?? ''], data);
    const uris = ((await data.get(FILES)?.asString()) ?? '').split('\r\n');
    assert.deepEqual(uris, [project.uri('src/fit.py').toString()]);
    const { root } = project;
    const answer = await project.api.actOnBoard({ kind: 'linkFiles', root, stage: 'evaluate', uris });
    assert.deepEqual(answer, { kind: 'linked', root, stage: 'evaluate', inside: 1, isNew: true });
    await until('linked to both', () => stagesOf('src/fit.py').join() === 'train,evaluate');
  });
});
