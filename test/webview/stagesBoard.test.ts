import assert from 'node:assert/strict';
import type { EvidenceAge } from '../../src/core/boardView/evidenceAge';
import type { BoardState } from '../../src/protocol/board';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, checkOf, HEURISTIC_FIRST_LIKE, lifecycleOf, projectOf, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes } from './inThemes';

const STATE = boardOf(TUMOUR_SCREENING);
const ROOT = TUMOUR_SCREENING.root;
const MEMORY = { version: 1, view: 'stages' };

/** Days before now, as git writes dates. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

const AGES: readonly EvidenceAge[] = [
  { stage: 'plan', oldest: daysAgo(400), newest: daysAgo(20), uncommitted: 0 },
  { stage: 'code', oldest: daysAgo(1), newest: daysAgo(1), uncommitted: 0 },
  { stage: 'train', oldest: daysAgo(16), newest: daysAgo(0), uncommitted: 1 },
  { stage: 'monitor', uncommitted: 2 },
];

describe('the stages board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(state: BoardState = STATE, options: BoardOptions = {}) {
    board = await suite.open({ memory: MEMORY, ...options });
    await board.show(state);
    await board.page.locator('.card').first().waitFor();
  }
  async function tellAges() {
    await board.answer('evidenceAges', { kind: 'ages', root: ROOT, ages: AGES });
    await board.page.getByText('evidence: 2 weeks').waitFor();
  }

  const column = (name: string) => board.page.getByRole('region', { name: new RegExp(`^${name}\\b`) });
  const card = (stage: string) => board.page.locator(`.card[data-stage="${stage}"]`);
  const button = (name: string | RegExp) => board.page.getByRole('button', { name, exact: true });
  const titlesIn = (name: string) => column(name).locator('.card-title').allInnerTexts();
  const lastAction = async () => (await board.requests()).at(-1)?.action;
  const focused = () =>
    board.page.evaluate(
      () =>
        document.activeElement?.closest<HTMLElement>('.card')?.dataset['stage'] ??
        document.activeElement?.textContent,
    );

  it('shows the stages of each wheel in its column, in their order', async () => {
    await show();
    assert.deepEqual(await titlesIn('Dev'), ['Plan', 'Code', 'Build', 'Test']);
    assert.deepEqual(await titlesIn('Ops'), ['Release', 'Deploy', 'Operate', 'Monitor']);
    assert.deepEqual(await titlesIn('ML'), ['Formulate', 'Explore', 'Train', 'Evaluate']);
    assert.equal(await board.page.locator('.card').count(), 16);
  });

  it('tells of a stage its health, progress, owner, age of evidence, worst finding and why it is stale', async () => {
    await show();
    await tellAges();
    const words = (await card('train').innerText()).replaceAll(/\s+/g, ' ');
    assert.equal(
      words,
      'Train focus failing 2 of 4 Recall on the slice “radius < 12 mm” is 0.87, below 0.95. tumours.csv changed, 2 more @ml-team evidence: 2 weeks Move focus…',
    );
    assert.match(await card('plan').innerText(), /evidence: 13 months/);
    assert.match(await card('code').innerText(), /evidence: 1 day/);
    assert.match(await card('monitor').innerText(), /evidence: not committed/);
    assert.doesNotMatch(await card('build').innerText(), /evidence/);
  });

  it('keeps the word of a health in one piece where columns are narrow', async () => {
    const checks = Array.from({ length: 11 }, (_, at) => checkOf('only', `check-${String(at)}`, 'pass'));
    const lifecycle = lifecycleOf([['One', [['only', 'w']]]], 'only');
    await show(boardOf(projectOf(lifecycle, { only: checks })), { width: 1280 });
    const lines = await card('only')
      .locator('.card-health strong')
      .evaluate((word) => {
        word.closest<HTMLElement>('.card')!.style.width = '170px';
        const range = document.createRange();
        range.selectNodeContents(word);
        return range.getClientRects().length;
      });
    assert.equal(lines, 1);
    await card('only').getByText('11 of 11').waitFor();
  });

  it('opens the place of the worst finding, and does not choose the stage by that', async () => {
    await show();
    await button(/^Recall on the slice/).click();
    assert.deepEqual(await lastAction(), {
      kind: 'openPlace',
      root: ROOT,
      place: {
        path: 'reports/slices.json',
        range: { start: { line: 41, column: 2 }, end: { line: 41, column: 30 } },
      },
    });
    await board.page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('shows a stage beside the board on a click anywhere on its card', async () => {
    await show();
    await card('monitor').locator('.card-health').click();
    await board.page.getByRole('heading', { name: 'Monitor', exact: true }).waitFor();
    assert.equal(await card('monitor').locator('.card-title').getAttribute('aria-current'), 'true');
  });

  it('puts the stages of a health into a column, worst first, and remembers that', async () => {
    await show();
    await button('by health').click();
    const heads = await board.page.locator('.column-head').allInnerTexts();
    assert.deepEqual(
      heads.map((text) => text.replaceAll(/\s+/g, ' ').trim()),
      ['error 1', 'failing 1', 'stale 1', 'warning 1', 'not run 1', 'waived 1', 'passing 9', 'no checks 1'],
    );
    assert.deepEqual(await titlesIn('failing'), ['Train']);
    assert.match(await card('train').innerText(), /ML/, 'the card names its wheel');
    const memory = await board.memory();
    assert.deepEqual(memory, { version: 1, view: 'stages', columns: 'health' });
    await suite.close();
    await show(STATE, { memory });
    assert.deepEqual(await titlesIn('error'), ['Monitor']);
  });

  it('finds stages by title, owner, check and finding', async () => {
    await show();
    const search = board.page.getByRole('searchbox', { name: 'Search stages' });
    const found = () => board.page.locator('.card-title').allInnerTexts();
    for (const [words, titles] of [
      ['explore', ['Explore']],
      ['@ML-team', ['Train']],
      ['rollback-target', ['Deploy']],
      ['radius recall', ['Train']],
      ['executed before', ['Explore']],
    ] as const) {
      await search.fill(words);
      assert.deepEqual(await found(), titles, words);
    }
    await board.page.getByText('1 of 16 stages').waitFor();
  });

  it('leaves only the chosen healths, of which it counts what fits the search', async () => {
    await show();
    await button('stale 1').click();
    await button('failing 1').click();
    assert.deepEqual(await board.page.locator('.card-title').allInnerTexts(), ['Transform', 'Train']);
    await board.page.getByRole('searchbox').fill('train');
    await button('stale 0').waitFor();
    assert.equal(await button('failing 1').getAttribute('aria-pressed'), 'true');
    await button('stale 0').click();
    await button('failing 1').click();
    await board.page.getByRole('searchbox').fill('');
    assert.equal(await board.page.locator('.card').count(), 16);
  });

  it('says when nothing fits, and leads back', async () => {
    await show();
    await board.page.getByRole('searchbox').fill('no such stage');
    await board.page.getByText('No stage fits these filters.').waitFor();
    await button('Clear filters').click();
    assert.equal(await board.page.locator('.card').count(), 16);
    assert.equal(await board.page.getByRole('searchbox').inputValue(), '');
  });

  it('is one stop of the Tab key, with arrow keys from card to card', async () => {
    await show();
    await card('plan').locator('.card-title').focus();
    for (const [key, stage] of [
      ['ArrowDown', 'code'],
      ['ArrowRight', 'explore'],
      ['ArrowLeft', 'code'],
      ['ArrowUp', 'plan'],
      ['ArrowUp', 'plan'],
      ['End', 'monitor'],
      ['ArrowLeft', 'evaluate'],
      ['ArrowUp', 'train'],
    ] as const) {
      await board.page.keyboard.press(key);
      assert.equal(await focused(), stage, key);
    }
    await board.page.keyboard.press('Enter');
    await board.page.getByRole('heading', { name: 'Train', exact: true }).waitFor();
    assert.equal(await focused(), 'train', 'the focus stays on the card');
    await board.page.keyboard.press('Tab');
    assert.equal(await focused(), 'train', 'the finding of the card comes next');
    await board.page.keyboard.press('Enter');
    assert.equal((await lastAction())?.kind, 'openPlace');
  });

  it('shows the stages of a loop that is not opened yet as such, without judging them', async () => {
    await show(boardOf(HEURISTIC_FIRST_LIKE));
    const words = (await card('train').innerText()).replaceAll(/\s+/g, ' ');
    assert.equal(words, 'Train focus not opened yet @ml-team');
  });

  it('does not ask git for ages without trust, and lives without an answer', async () => {
    await show({ ...STATE, trusted: false });
    assert.deepEqual(await board.requests(), []);
    await suite.close();
    await show();
    const id = await board.requested('evidenceAges');
    await board.send({ type: 'failed', id, message: { text: 'No repository.' } });
    await board.page.getByText('How old evidence is cannot be told. No repository.').waitFor();
    assert.equal(await board.page.getByRole('alert').count(), 0);
    assert.equal(await board.page.locator('.card').count(), 16);
  });

  it('asks for ages anew when a stage has changed', async () => {
    await show();
    await tellAges();
    const stage = { ...TUMOUR_SCREENING.stages[0]!, owner: '@ops' };
    const { revision } = board;
    await board.send({
      type: 'patch',
      from: revision,
      to: revision + 1,
      changes: [{ kind: 'stage', root: ROOT, stage }],
    });
    await board.requested('evidenceAges');
  });

  it('brings what is chosen into sight on a narrow page', async () => {
    await show(STATE, { width: 600, height: 700, reducedMotion: true });
    const heading = board.page.getByRole('heading', { name: 'Explore', exact: true });
    await card('explore').locator('.card-title').click();
    await heading.waitFor();
    await board.page.waitForFunction(() => window.scrollY > 0);
    const top = (await heading.boundingBox())?.y ?? 0;
    assert.ok(top >= 0 && top < 200, `the heading is at ${String(top)} px`);
    await card('collect').locator('.card-title').focus();
    await board.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'curate', 'the card at its right');
  });

  it('offers to move a focus on the card that is pointed at', async () => {
    await show();
    await card('code').hover();
    const offer = card('code').locator('.move-focus-here');
    await board.page.waitForFunction(
      (element) => getComputedStyle(element).opacity === '1',
      await offer.elementHandle(),
    );
    await board.picture('stages-hovered');
  });

  it('shows sixty stages with what is chosen at the side', async () => {
    const stages = Array.from(
      { length: 60 },
      (_, at) => [`stage-${String(at)}`, `w${String(at % 5)}`] as const,
    );
    const lifecycle = lifecycleOf([['One', stages]], 'stage-0');
    const checks = Object.fromEntries(
      stages.map(([id], at) => [id, [checkOf(id, 'only', at % 3 === 0 ? 'fail' : 'pass')]]),
    );
    await show(boardOf(projectOf(lifecycle, checks)), { width: 1600, height: 900 });
    assert.equal(await board.page.locator('.card').count(), 60);
    await card('stage-59').locator('.card-title').click();
    await board.page.getByRole('heading', { name: 'Stage-59', exact: true }).waitFor();
    await board.picture('stages-sixty');
  });

  for (const width of [600, 1600]) {
    it(`has nothing that axe finds in any theme at ${String(width)} px`, async () => {
      await show(STATE, { width, height: 900, reducedMotion: true });
      await tellAges();
      assert.deepEqual(await axeInThemes(board, 'stages'), []);
      await button('by health').click();
      await card('train').locator('.card-title').click();
      assert.deepEqual(await axeInThemes(board, 'stages-health', true), []);
    });
  }
});
