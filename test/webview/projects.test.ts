import assert from 'node:assert/strict';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { diffBoard } from '../../src/protocol/boardDiff';
import type { BoardState } from '../../src/protocol/board';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, checkOf, MLOPS_LIKE, projectOf, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes } from './inThemes';

const ROOT = TUMOUR_SCREENING.root;

function projectNamed(name: string, more: Partial<ProjectSnapshot> = {}, checks = {}): ProjectSnapshot {
  return projectOf(MLOPS_LIKE, checks, { name, root: `/projects/${name}`, ...more });
}

const CHURN = projectNamed(
  'churn',
  {},
  { plan: [checkOf('plan', 'sections', 'pass')], train: [checkOf('train', 'seeds', 'pass')] },
);
const BROKEN = projectNamed('speech', {
  problems: [
    {
      code: 'unknown-stage',
      severity: 'error',
      message: { text: 'Unknown stage “{0}”.', args: ['evalute'] },
      path: 'ml-lifecycle.yaml',
      range: { start: { line: 4, column: 2 }, end: { line: 4, column: 9 } },
    },
  ],
});
const SEVERAL = boardOf(CHURN, BROKEN, TUMOUR_SCREENING);

describe('several projects on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(state: BoardState = SEVERAL, options: BoardOptions = {}) {
    board = await suite.open(options);
    await board.show(state);
  }

  const button = (name: string) => board.page.getByRole('button', { name, exact: true });
  const heading = (name: string) => board.page.getByRole('heading', { name, exact: true });
  const card = (name: string) => board.page.locator('.project-card', { has: heading(name) });
  const wordsOf = async (name: string) => (await card(name).innerText()).replaceAll(/\s+/g, ' ').trim();

  it('are shown first, each with its folder, health, wheels and what is next', async () => {
    await show();
    await heading('Projects').waitFor();
    const words = await wordsOf('tumour-screening');
    assert.match(words, /^tumour-screening \/projects\/tumour-screening error · 29 checks · 22 passing/);
    assert.match(words, /ML failing at Train/);
    assert.match(words, /Next Monitor: Line 212 has 31 columns, 32 expected\.$/);
    assert.match(await wordsOf('churn'), /passing · 2 checks · 2 passing .* Next Dev can go on to Code\.$/);
    assert.match(
      await wordsOf('speech'),
      /no checks .* Next Mend the project file: Unknown stage “evalute”\.$/,
    );
    assert.deepEqual(await board.page.locator('.projects-summary li').allInnerTexts(), [
      '1 error',
      '1 passing',
      '1 no checks',
    ]);
  });

  it('open on a click on their cards, are remembered, and lead back to all', async () => {
    await show();
    await card('churn').locator('.wheels').click();
    await board.stage('Plan').waitFor();
    assert.deepEqual(await board.memory(), { version: 1, root: CHURN.root, view: 'knot' });
    await button('← All projects').click();
    await heading('Projects').waitFor();
    assert.deepEqual(await board.memory(), { version: 1, view: 'knot' });
  });

  it('open by keyboard alone', async () => {
    await show();
    await heading('Projects').waitFor();
    await board.page.keyboard.press('Tab');
    await board.page.keyboard.press('Enter');
    await board.stage('Plan').waitFor();
    assert.equal(((await board.memory()) as { root?: string }).root, CHURN.root);
    const focused = () => board.page.evaluate(() => document.activeElement?.textContent);
    assert.equal(await focused(), '← All projects', 'the focus is not lost');
    await board.page.keyboard.press('Enter');
    await heading('Projects').waitFor();
    assert.equal(await focused(), 'churn', 'the focus is back on the card');
  });

  it('open at the stage of what is next, or in the project file', async () => {
    await show();
    await button('Monitor: Line 212 has 31 columns, 32 expected.').click();
    await heading('Monitor').waitFor();
    await button('← All projects').click();
    await button('Mend the project file: Unknown stage “evalute”.').click();
    assert.deepEqual((await board.requests()).at(-1)?.action, { kind: 'openProjectFile', root: BROKEN.root });
    await heading('Projects').waitFor();
  });

  it('change from one to the other by the choice in the header', async () => {
    await show(SEVERAL, { memory: { version: 1, root: ROOT } });
    await board.page.getByRole('combobox', { name: 'Project' }).click();
    await board.page.getByRole('option', { name: 'churn' }).click();
    await board.page.getByText('2 checks').first().waitFor();
    await button('← All projects').click();
    await heading('Projects').waitFor();
  });

  it('are one project when the others go, and all again when the chosen one goes', async () => {
    await show();
    const { revision } = board;
    const one = boardOf(TUMOUR_SCREENING);
    await board.send({ type: 'patch', from: revision, to: revision + 1, changes: diffBoard(SEVERAL, one) });
    await board.stage('Plan').waitFor();
    assert.equal(await button('← All projects').count(), 0);
    const two = boardOf(CHURN, BROKEN);
    await board.send({ type: 'patch', from: revision + 1, to: revision + 2, changes: diffBoard(one, two) });
    await heading('Projects').waitFor();
  });

  it('show what runs, and follow another view to a stage', async () => {
    await show({ ...SEVERAL, running: [{ root: CHURN.root }] });
    await card('churn').getByText('Running…').waitFor();
    assert.equal(await card('speech').getByText('Running…').count(), 0);
    await board.send({ type: 'select', root: ROOT, stage: 'train' });
    await heading('Train').waitFor();
  });

  for (const width of [600, 1600]) {
    it(`have nothing that axe finds in any theme at ${String(width)} px`, async () => {
      await show(SEVERAL, { width, height: 900 });
      await heading('Projects').waitFor();
      assert.deepEqual(await axeInThemes(board, 'projects', true), []);
      await card('churn').locator('.wheels').click();
      await board.stage('Plan').waitFor();
      assert.deepEqual(await axeInThemes(board, 'project-of-several'), []);
    });
  }
});
