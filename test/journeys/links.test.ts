import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import { writeFiles } from './support/writeFiles';

const cell = (id: string, source: string) => ({
  cell_type: 'code',
  execution_count: null,
  id,
  metadata: {},
  outputs: [],
  source: [source],
});

const prepare = writeFiles({
  'ml-lifecycle.yaml': `version: 1
name: Churn
stages:
  explore:
    links: [eda.ipynb]
    checks:
      noted: { uses: document.sections, with: { file: notes.md, sections: [Findings], minWords: 1 } }
  train:
    links: [src/train.py]
    checks:
      seeds: { uses: code.seeds }
`,
  'eda.ipynb': JSON.stringify({
    cells: [cell('load', 'rows = load()'), cell('fit', 'model = fit(rows)')],
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  }),
  'notes.md': '# Findings\n\nMany.\n',
  'src/train.py':
    'import random\n\n# %% Load\nrows = random.sample(range(9), 3)\n\n# %% Fit\nmodel = sum(rows)\n',
  'src/score.py': 'print(1)\n',
});

journey('Files and cells know their stage', { prepare }, (workbench) => {
  /** The letters at a file of the explorer. */
  const lettersOf = (name: string) =>
    workbench()
      .page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"] .monaco-icon-label`)
      .evaluate((label) => getComputedStyle(label, '::after').content.replaceAll('"', ''));
  /** What the explorer says of a file when the mouse rests on it. */
  const hoverOf = async (...path: readonly string[]) => {
    await workbench().page.mouse.move(700, 500);
    await workbench().explorer.hover(...path);
    const hover = workbench().page.locator('.workbench-hover-container');
    await hover.waitFor();
    return hover.innerText();
  };

  it('links a file that is dragged from the explorer onto a stage', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench().tree('Lifecycle').filled();
    await workbench().openContainer('Explorer');
    await workbench().explorer.expand('src');
    await workbench().dragFile(['src', 'score.py'], 'ML Lifecycle', workbench().tree('Lifecycle'), [
      'ML',
      'Train',
    ]);
    await workbench().tree('Lifecycle').expand('ML', 'Train');
    await workbench().tree('Lifecycle').row('ML', 'Train', 'score.py');
    assert.match(
      await readFile(join(workbench().folder, 'ml-lifecycle.yaml'), 'utf8'),
      /\[src\/train\.py, src\/score\.py\]/,
    );
  });

  it('moves an artifact from one stage to another', async () => {
    const tree = workbench().tree('Lifecycle');
    const projectFile = () => readFile(join(workbench().folder, 'ml-lifecycle.yaml'), 'utf8');
    // The rows move while the last change is drawn: a drag that began too early is tried again.
    await eventually(async () => {
      await workbench().dragRow(tree, ['ML', 'Train', 'score.py'], ['ML', 'Evaluate']);
      await eventually(async () => assert.match(await projectFile(), /evaluate:/), 3000);
    });
    await tree.expand('ML', 'Evaluate');
    await tree.row('ML', 'Evaluate', 'score.py');
    await eventually(async () => {
      assert.ok(!(await tree.rows()).some((row) => row.name === 'score.py' && row.index < 6));
    });
  });

  it('shows in the explorer to which wheel a file belongs', async () => {
    await workbench().openContainer('Explorer');
    await eventually(async () => {
      assert.equal(await lettersOf('train.py'), 'ML');
      assert.equal(await lettersOf('eda.ipynb'), 'ML');
      assert.equal(await lettersOf('notes.md'), 'none');
    });
    await eventually(async () =>
      assert.match(await hoverOf('src', 'train.py'), /Train \(ML wheel\): not run/),
    );
    await workbench().screenshotInThemes('decorations');
  });

  it('shows above code how its stage stands, and runs its checks from there', async () => {
    await workbench().explorer.click('src', 'train.py');
    const lens = workbench().page.locator('.codelens-decoration a');
    await eventually(async () => {
      assert.deepEqual(
        (await lens.allInnerTexts()).map((text) => text.trim()),
        ['Train: not run', 'Run checks'],
      );
    });
    await workbench().screenshotInThemes('lenses');
    await lens.nth(1).click();
    await eventually(async () => assert.match((await lens.allInnerTexts()).join(' '), /Train: warning/));
    await eventually(async () => assert.match(await hoverOf('src', 'train.py'), /train\/seeds/));
  });

  it('explains the file in the view of the current file', async () => {
    await workbench().openContainer('ML Lifecycle');
    const current = workbench().tree('Current File');
    await current.row('Train', 'linked by the project file: src/train.py');
    await current.row('Found in It');
    await current.row('Judged by', 'seeds');
    await workbench().screenshotInThemes('current-file');
    await workbench().openContainer('Explorer');
  });

  it('links a script’s cell, and undoes that', async () => {
    await workbench().editor.replaceLine(7, 'model = sum(rows)');
    await workbench().runCommand('ML Lifecycle: Link Cell to a Stage…');
    await workbench().quickInput.pick('Evaluate');
    const lens = workbench().page.locator('.codelens-decoration a');
    await eventually(async () => assert.match((await lens.allInnerTexts()).join(' '), /Evaluate: no checks/));
    await workbench().screenshot('script-cell');
    await workbench().page.keyboard.press('Control+z');
    await eventually(async () => assert.doesNotMatch((await lens.allInnerTexts()).join(' '), /Evaluate/));
  });

  it('tags a notebook’s cell, shows it below the cell, and undoes that', async () => {
    await workbench().explorer.click('eda.ipynb');
    const cells = workbench().page.locator('.notebookOverlay .code-cell-row');
    await eventually(async () => assert.equal(await cells.count(), 2));
    const statusOf = async (index: number) =>
      (await cells.nth(index).locator('.cell-statusbar-container').innerText()).replace(/\s+/g, ' ');
    await eventually(async () => assert.match(await statusOf(0), /Explore/));
    await cells.nth(1).click();
    await workbench().runCommand('ML Lifecycle: Link Cell to a Stage…');
    await workbench().quickInput.pick('Train');
    await eventually(async () => assert.match(await statusOf(1), /Train/));
    await workbench().screenshotInThemes('cell-status');
    // Out of the cell's text, whose own edits would be undone.
    await cells.nth(1).click();
    await workbench().page.keyboard.press('Escape');
    await workbench().page.keyboard.press('Control+z');
    await eventually(async () => assert.doesNotMatch(await statusOf(1), /Train/));
  });
});
