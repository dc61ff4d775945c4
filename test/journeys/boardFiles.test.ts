import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Board } from './support/board';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { TreeView } from './support/treeView';

journey('Files that the board takes and gives', {}, (workbench) => {
  let board: Board;
  let before: string;
  const read = (path: string) => readFile(join(workbench().folder, path), 'utf8');
  const projectFile = () => read('ml-lifecycle.yaml');
  const linksBecome = (links: RegExp) => eventually(async () => assert.match(await projectFile(), links));

  /** Drops a row on a stage's card once that says what the drop will do. */
  const drop = (tree: TreeView, row: readonly string[], stage: string) =>
    workbench().dragIntoWebview(tree, row, board.card(stage), () =>
      board.card(stage).getByText('Link to this stage').waitFor({ timeout: 1000 }),
    );

  it('are linked to the stage that they are dropped on out of the explorer', async () => {
    before = await projectFile();
    board = await Board.open(workbench());
    await board.tab('Stages').click();
    await board.card('formulate').waitFor();
    await workbench().openContainer('Explorer');
    await drop(workbench().explorer, ['Makefile'], 'formulate');
    await board.frame.getByText('1 file was linked to Formulate.').first().waitFor();
    await linksBecome(/links: \[docs\/problem\.md, params\.yaml, Makefile\]/);
    await workbench().screenshot('files-dropped');
  });

  it('are linked to another stage too, out of the tree of the lifecycle', async () => {
    await workbench().openContainer('ML Lifecycle');
    const tree = workbench().tree('Lifecycle');
    await tree.expand('Data', 'Collect');
    await drop(tree, ['Data', 'Collect', 'data-source.md'], 'explore');
    await linksBecome(
      /links: \[notebooks\/02-exploration\.ipynb, docs\/findings\.md, docs\/data-source\.md\]/,
    );
    await tree.row('Data', 'Collect', 'data-source.md');
    await tree.expand('ML', 'Explore');
    await tree.row('ML', 'Explore', 'data-source.md');
  });

  it('are unlinked by undoing that in the project file', async () => {
    await board.button('Open project file').click();
    await workbench().editor.expectCursor(1);
    await workbench().page.keyboard.press('ControlOrMeta+Z');
    await workbench().page.keyboard.press('ControlOrMeta+Z');
    await workbench().editor.save();
    await eventually(async () => assert.equal(await projectFile(), before));
  });

  it('are reports too: one for reviewers as a page, by mouse', async () => {
    board = await Board.open(workbench());
    await board.button('Report…').click();
    await workbench().quickInput.pick('Report for reviewers');
    await workbench().quickInput.pick('HTML page');
    await workbench().quickInput.takePlace('/reports/lifecycle-reviewer.html');
    await workbench().editor.expectActive('lifecycle-reviewer.html');
    assert.match(await read('reports/lifecycle-reviewer.html'), /^<!doctype html>[^]*model-card/);
  });

  it('open in a browser without asking the network for anything', async () => {
    const page = await workbench().page.context().browser()?.newPage();
    assert.ok(page);
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => faults.push(message.text()));
    const address = pathToFileURL(join(workbench().folder, 'reports/lifecycle-reviewer.html')).href;
    await page.goto(address);
    const headings = await page.getByRole('heading').allInnerTexts();
    assert.deepEqual(
      headings.filter((heading) => !/(?:passing|warning|stale)$/.test(heading)),
      [
        'tumour-screening',
        'Where each wheel stands',
        'Evidence of every check',
        'Release failing',
        'Journal',
      ],
    );
    assert.deepEqual(asked, [address]);
    assert.deepEqual(faults, []);
    await workbench().screenshot('files-report', page);
    await page.close();
  });

  it('are reports in Markdown, shown as they read, by keys alone', async () => {
    const { keyboard } = workbench().page;
    board = await Board.open(workbench());
    await board.tab('Stages').focus();
    await board.tabTo(board.button('Report…'));
    await board.press('Enter');
    await workbench().quickInput.expectRow('Report for stakeholders');
    await keyboard.type('stakeholders');
    await keyboard.press('Enter');
    await workbench().quickInput.expectRow('HTML page');
    await keyboard.type('Markdown');
    await keyboard.press('Enter');
    await workbench().quickInput.takePlace('/reports/lifecycle-stakeholder.md');
    const preview = await workbench().webview('.markdown-body h1');
    await preview.getByRole('heading', { name: 'tumour-screening' }).waitFor();
    await preview.getByRole('heading', { name: 'What needs attention' }).waitFor();
    assert.match(await read('reports/lifecycle-stakeholder.md'), /^# tumour-screening$/m);
    await workbench().screenshot('files-markdown');
  });
});
