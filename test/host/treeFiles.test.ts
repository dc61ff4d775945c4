import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FileDecorations } from '../../src/editor/explorer/fileDecorations';
import { PathIndexes } from '../../src/editor/links/pathIndexes';
import { treeItem } from '../../src/editor/tree/lifecycleTree';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  collect:
    links: ["data/raw [1].csv"]
`;

describe('Files in the tree', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('tree-files', {
      'ml-lifecycle.yaml': PROJECT,
      'data/raw [1].csv': 'id\n1\n',
    });
  });
  afterEach(() => project.remove());

  const address = async () => {
    const node = await until('the file is in the tree', () =>
      project.nodes().find(({ subject }) => subject.kind === 'artifact'),
    );
    const { resourceUri } = treeItem(node);
    assert.ok(resourceUri);
    return resourceUri;
  };
  const linksOf = (stage: string) =>
    project.snapshot?.stages.find(({ id }) => id === stage)?.artifacts.map(({ path }) => path) ?? [];

  it('are not decorated once more, as they are in the explorer already', async () => {
    const inTree = await address();
    const paths = new PathIndexes({
      get projects() {
        return project.api.projects();
      },
    });
    const decorations = new FileDecorations(project.api, paths);
    try {
      assert.equal(decorations.provideFileDecoration(project.uri('data/raw [1].csv'))?.badge, 'Da');
      assert.equal(decorations.provideFileDecoration(inTree), undefined);
    } finally {
      decorations.dispose();
    }
  });

  it('have addresses that git does not decorate either: those of files are others', async () => {
    const inTree = await address();
    assert.notEqual(inTree.toString(), project.uri('data/raw [1].csv').toString());
    assert.equal(inTree.fsPath, project.path('data/raw [1].csv'));
  });

  it('open as the files that they are where they are dropped', async () => {
    await vscode.commands.executeCommand('vscode.open', await address());
    const { activeTextEditor } = vscode.window;
    assert.equal(
      activeTextEditor?.document.uri.toString(),
      project.uri('data/raw [1].csv').toString(),
      'not a second document of the same file',
    );
  });

  it('are linked to a stage of the board by what a drag out of the tree carries', async () => {
    const inTree = await address();
    const { root } = project;
    // The editor writes the line anew in its own list, and leaves it as it is in others.
    const uris = [inTree.with({ fragment: '1,1' }).toString()];
    const answer = await project.api.actOnBoard({ kind: 'linkFiles', root, stage: 'curate', uris });
    assert.deepEqual(answer, { kind: 'linked', root, stage: 'curate', inside: 1, isNew: true });
    await until('the file is linked', () => linksOf('curate').includes('data/raw [1].csv'));
  });
});
