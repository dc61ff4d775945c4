import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CellStatus } from '../../src/editor/notebook/cellStatus';
import { PathIndexes } from '../../src/editor/links/pathIndexes';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  explore:
    links: ["*.ipynb"]
  train:
    checks:
      seeds: { uses: code.seeds }
`;

/** A notebook as Jupyter writes it: sorted keys, and other than ASCII as it is. */
function written(minor: number, { indent, hasIds }: { indent: number | string; hasIds: boolean }): string {
  const id = (name: string) => (hasIds ? { id: name } : {});
  const cells = [
    { cell_type: 'markdown', ...id('intro'), metadata: {}, source: ['# Größe\n', '\n', 'Text'] },
    {
      cell_type: 'code',
      execution_count: 1,
      ...id('fit'),
      metadata: { collapsed: false, jupyter: { source_hidden: true } },
      outputs: [
        { name: 'stdout', output_type: 'stream', text: ['1\n', '2\n'] },
        { data: { 'text/plain': ['<Figure>'] }, metadata: {}, output_type: 'display_data' },
      ],
      source: ['print(1)\n', 'print(2)'],
    },
  ];
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python', version: '3.11.4' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: minor }, null, indent)}\n`;
}

const NOTEBOOKS: Readonly<Record<string, string>> = {
  'format 4.0.ipynb': written(0, { indent: 1, hasIds: false }),
  'format 4.1.ipynb': written(1, { indent: 1, hasIds: false }),
  'format 4.2.ipynb': written(2, { indent: 1, hasIds: false }),
  'format 4.3.ipynb': written(3, { indent: 1, hasIds: false }),
  'format 4.4.ipynb': written(4, { indent: 1, hasIds: false }),
  'format 4.5.ipynb': written(5, { indent: 1, hasIds: true }),
  'format 4.5 without ids.ipynb': written(5, { indent: 1, hasIds: false }),
  'two blanks.ipynb': written(5, { indent: 2, hasIds: true }),
  'four blanks.ipynb': written(4, { indent: 4, hasIds: false }),
  'tabs.ipynb': written(4, { indent: '\t', hasIds: false }),
};

/** The same text with a tag in the second cell, and nothing else changed. */
function tagged(text: string): string {
  const unit = /^\{\n(\s+)/.exec(text)?.[1] ?? '';
  const [three, four, five] = [3, 4, 5].map((depth) => unit.repeat(depth));
  const end = `${five ?? ''}"source_hidden": true\n${four ?? ''}}\n${three ?? ''}},\n`;
  assert.ok(text.includes(end));
  const tags = `${four ?? ''}"tags": [\n${five ?? ''}"lifecycle:train"\n${four ?? ''}]\n`;
  return text.replace(end, end.replace(`}\n${three ?? ''}}`, `},\n${tags}${three ?? ''}}`));
}

describe('A notebook', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('formats', { 'ml-lifecycle.yaml': PROJECT, ...NOTEBOOKS });
  });
  after(() => project.remove());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const show = async (file: string): Promise<vscode.NotebookDocument> => {
    const notebook = await vscode.workspace.openNotebookDocument(project.uri(file));
    await vscode.window.showNotebookDocument(notebook);
    return notebook;
  };

  for (const [file, text] of Object.entries(NOTEBOOKS)) {
    it(`keeps every other byte when a cell is linked and unlinked: ${file.replace('.ipynb', '')}`, async () => {
      const notebook = await show(file);
      await vscode.commands.executeCommand('mlLifecycle.linkCell', notebook.cellAt(1), 'train');
      await notebook.save();
      assert.equal(await project.read(file), tagged(text));
      await vscode.commands.executeCommand('mlLifecycle.unlinkCell', notebook.cellAt(1));
      await notebook.save();
      assert.equal(await project.read(file), text);
    });
  }

  it('shows the stage below its first cell, and below a tagged one its own, before it is saved', async () => {
    const notebook = await show('format 4.5.ipynb');
    const { api } = project;
    const status = new CellStatus(api, new PathIndexes({ projects: api.projects() }));
    try {
      const below = (index: number) =>
        status
          .provideCellStatusBarItems(notebook.cellAt(index))
          .map(({ text, tooltip }) => `${text}: ${String(tooltip)}`);
      assert.deepEqual([below(0), below(1)], [['$(dash) Explore: Explore: no checks · no checks'], []]);
      await vscode.commands.executeCommand('mlLifecycle.linkCell', notebook.cellAt(1), 'train');
      assert.deepEqual(below(1), ['$(circle-outline) Train: Train: not run · 0/1 check · 1 not run']);
      await vscode.commands.executeCommand('undo');
      await until('undone', () => below(1).length === 0);
    } finally {
      status.dispose();
    }
  });
});
