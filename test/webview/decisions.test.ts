import assert from 'node:assert/strict';
import { dayAfter, dayOf } from '../../src/core/journal/day';
import type { BoardState } from '../../src/protocol/board';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, HEURISTIC_FIRST_LIKE, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes, picturesInThemes } from './inThemes';

const STATE = boardOf(TUMOUR_SCREENING);
const ROOT = TUMOUR_SCREENING.root;
const STAGES = { version: 1, view: 'stages' };
const COMMIT = 'abcdef0123'.repeat(4);

/** The project with the commit behind every change of a file. */
const ATTRIBUTED = boardOf({
  ...TUMOUR_SCREENING,
  stages: TUMOUR_SCREENING.stages.map((stage) => ({
    ...stage,
    checks: stage.checks.map((check) => ({
      ...check,
      causes: check.causes.map((cause) =>
        cause.kind === 'changed'
          ? { ...cause, by: { commit: COMMIT, author: 'Grace', date: '2026-03-04T09:40:00+01:00' } }
          : cause,
      ),
    })),
  })),
});

describe('decisions on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(state: BoardState = STATE, options: BoardOptions = {}) {
    board = await suite.open({ memory: STAGES, width: 1400, height: 900, ...options });
    await board.show(state);
    await card('plan').waitFor();
  }

  const card = (stage: string) => board.page.locator(`.card[data-stage="${stage}"]`);
  const dialog = () => board.page.getByRole('dialog');
  const button = (name: string) => board.page.getByRole('button', { name, exact: true });
  const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
  const reason = () => dialog().getByRole('textbox', { name: 'Reason' });
  const press = (key: string) => board.page.keyboard.press(key);
  const wishes = async () =>
    (await board.requests()).flatMap(({ action }) => (action.kind === 'decide' ? [action.wish] : []));
  const select = (stage: string) => board.send({ type: 'select', root: ROOT, stage });
  const wordsIn = async (selector: string) =>
    (await board.page.locator(selector).innerText()).replaceAll(/\s+/g, ' ').trim();

  /** Records as the host does. */
  async function record(text: string) {
    await board.answer('decide', { kind: 'decided', root: ROOT, entry: { text } });
  }
  /** Lifts a card and holds it over another. */
  async function hold(from: string, over: string) {
    await card(from).hover({ position: { x: 12, y: 12 } });
    await board.page.mouse.down();
    await card(over).hover({ position: { x: 30, y: 20 }, force: true });
    await card(over).hover({ position: { x: 34, y: 24 }, force: true });
  }

  it('advances a wheel when the card of its focus is dropped on the next stage, through an open gate', async () => {
    await show();
    await hold('plan', 'code');
    await board.page.mouse.up();
    await dialog().getByRole('heading', { name: 'Plan → Code' }).waitFor();
    await dialog().getByText('The gate is open: nothing is missing.').waitFor();
    await inDialog('Advance').click();
    assert.deepEqual(await wishes(), [{ kind: 'advance', stage: 'code' }]);
    await record('dev advanced from plan to code');
    assert.equal(await dialog().count(), 0);
    await board.page.getByText('dev advanced from plan to code').waitFor();
    await button('Dismiss').click();
    assert.equal(await board.page.getByText('dev advanced from plan to code').count(), 0);
  });

  it('shows what is missing at a shut gate, runs it, and passes with a reason only', async () => {
    await show();
    await hold('train', 'evaluate');
    await board.page.mouse.up();
    await dialog().getByText('The gate is shut.').waitFor();
    assert.equal(await wordsIn('.missing > ul'), 'Train reproducible: stale beats-heuristic: failing');
    await inDialog('Run what is missing').click();
    assert.deepEqual((await board.requests()).at(-1)?.action, {
      kind: 'runStage',
      root: ROOT,
      stage: 'train',
    });
    await inDialog('Override and advance').click();
    await dialog().getByText('Say in a sentence why: others will read it.').waitFor();
    assert.equal(await reason().getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await wishes(), []);
    await reason().fill('The review  comes\non Monday. ');
    await inDialog('Override and advance').click();
    assert.deepEqual(await wishes(), [
      { kind: 'advance', stage: 'evaluate', reason: 'The review comes on Monday.' },
    ]);
  });

  it('sends work back when the card is dropped on an earlier stage, with a reason', async () => {
    await show();
    await hold('train', 'formulate');
    await board.page.mouse.up();
    await dialog().getByText('What is wrong in Formulate?').waitFor();
    assert.equal(await dialog().getByText('gate').count(), 0, 'a way back has no gate');
    await reason().fill('The target is another.');
    await inDialog('Return').click();
    assert.deepEqual(await wishes(), [
      { kind: 'return', stage: 'formulate', reason: 'The target is another.' },
    ]);
  });

  it('marks where a card may go while it is dragged, and says why it may not go elsewhere', async () => {
    await show();
    await hold('plan', 'test');
    assert.equal(await wordsIn('.card[data-stage="code"] .drop-hint'), 'Code ↓ Advance here');
    assert.equal(await wordsIn('.card[data-stage="test"] .drop-hint'), 'Test ⊘ Code comes before it.');
    await board.picture('stages-dragging');
    await board.page.mouse.up();
    assert.equal(await dialog().count(), 0);
    assert.equal(await board.page.locator('.drop-hint').count(), 0);
    assert.equal(await card('code').getAttribute('draggable'), 'false', 'only a focus can be moved');
  });

  it('moves a focus by keyboard alone, and gives the focus of the page back', async () => {
    await show();
    await card('train').locator('.card-title').focus();
    // Past the finding of the card.
    for (const key of ['Tab', 'Tab', 'Enter']) await press(key);
    await dialog().getByRole('heading', { name: 'Move the focus of ML from Train' }).waitFor();
    const radios = dialog().getByRole('radio');
    const ways = await dialog().locator('.radio-list label').allTextContents();
    assert.deepEqual(ways, ['Evaluateadvance', 'Formulatereturn', 'Explorereturn']);
    assert.ok(await radios.first().isChecked());
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Tab');
    await board.page.keyboard.type('Two features leak.');
    for (const key of ['Tab', 'Enter']) await press(key);
    assert.deepEqual(await wishes(), [{ kind: 'return', stage: 'explore', reason: 'Two features leak.' }]);
    await record('train sent work back to explore');
    const focused = await board.page.evaluate(() => document.activeElement?.textContent);
    assert.equal(focused, 'Move focus…');
  });

  it('keeps the Tab key within the dialog, and closes it by Escape', async () => {
    await show();
    const opener = button('Move focus here… to Code');
    await card('code').locator('.card-title').focus();
    await press('Tab');
    assert.ok(await opener.evaluate((element) => element === document.activeElement));
    await press('Enter');
    await dialog().waitFor();
    for (let stop = 0; stop < 7; stop++) {
      await press(stop % 3 === 0 ? 'Shift+Tab' : 'Tab');
      assert.ok(
        await board.page.evaluate(() => document.activeElement?.closest('dialog') !== null),
        `stop ${String(stop)}`,
      );
    }
    await press('Escape');
    assert.equal(await dialog().count(), 0);
    assert.ok(await opener.evaluate((element) => element === document.activeElement));
    assert.deepEqual(await wishes(), []);
  });

  it('shows in the dialog what the host refuses, and loses nothing that was typed', async () => {
    await show();
    await button('Move focus here… to Explore').click();
    await reason().fill('Two features leak.');
    await inDialog('Return').click();
    await dialog().getByText('Recording…').waitFor();
    const id = await board.requested('decide');
    await board.send({ type: 'failed', id, message: { text: 'Git knows no name of yours.' } });
    await dialog().getByRole('alert').getByText('Git knows no name of yours.').waitFor();
    assert.equal(await reason().inputValue(), 'Two features leak.');
    assert.equal(await board.page.locator('.notice').count(), 0, 'it is told once');
    await inDialog('Return').click();
    assert.equal((await wishes()).length, 2);
  });

  it('shows what the host finds missing at a gate that looked open', async () => {
    await show();
    await button('Move focus here… to Code').click();
    await inDialog('Advance').click();
    await board.answer('decide', {
      kind: 'shut',
      root: ROOT,
      from: 'plan',
      missing: [{ stage: 'plan', health: 'stale', checks: [{ id: 'sections', health: 'stale' }] }],
    });
    await dialog().getByText('The gate is shut.').waitFor();
    assert.equal(await wordsIn('.missing > ul'), 'Plan sections: stale');
    await inDialog('Override and advance').waitFor();
  });

  it('says so when the wheel has moved on meanwhile', async () => {
    await show();
    await button('Move focus here… to Code').click();
    const wheels = TUMOUR_SCREENING.wheels.map((wheel) =>
      wheel.id === 'dev' ? { ...wheel, focus: 'build' } : wheel,
    );
    const { stages, ...project } = { ...TUMOUR_SCREENING, wheels };
    assert.ok(stages.length > 0);
    const { revision } = board;
    await board.send({
      type: 'patch',
      from: revision,
      to: revision + 1,
      changes: [{ kind: 'project', root: ROOT, project }],
    });
    await dialog().getByText('No wheel stands at Plan any more.').waitFor();
    assert.equal(await inDialog('Advance').count(), 0);
  });

  it('verifies a stale check with a reason', async () => {
    await show();
    await select('train');
    await button('Verify reproducible…').click();
    await dialog().getByText('data/interim/tumours.csv changed').waitFor();
    await reason().fill('Only a column was renamed.');
    await inDialog('Verify').click();
    assert.deepEqual(await wishes(), [
      { kind: 'verify', check: 'train/reproducible', reason: 'Only a column was renamed.' },
    ]);
    await record('train/reproducible verified');
    assert.equal(await dialog().count(), 0);
  });

  it('waives a check up to a day to come, and says beside the fields what is wrong', async () => {
    await show();
    await select('train');
    await button('Waive beats-heuristic…').click();
    const today = dayOf(new Date());
    const day = dialog().getByLabel('Last day');
    assert.equal(await day.getAttribute('min'), dayAfter(today, 1));
    await day.fill(today);
    await inDialog('Waive').click();
    await dialog().getByText('Say in a sentence why: others will read it.').waitFor();
    await dialog().getByText(`${today} is no day to come: the waiver would end at once.`).waitFor();
    assert.deepEqual(await wishes(), []);
    await day.fill(dayAfter(today, 14));
    await reason().fill('Few cases until the second hospital delivers.');
    await inDialog('Waive').click();
    assert.deepEqual(await wishes(), [
      {
        kind: 'waive',
        check: 'train/beats-heuristic',
        reason: 'Few cases until the second hospital delivers.',
        until: dayAfter(today, 14),
      },
    ]);
  });

  it('withdraws a waiver', async () => {
    await show();
    await select('deploy');
    await button('Withdraw waiver… of rollback-target').click();
    await reason().fill('There is a target now.');
    await inDialog('Withdraw waiver').click();
    assert.deepEqual(await wishes(), [
      { kind: 'withdraw', check: 'deploy/rollback-target', reason: 'There is a target now.' },
    ]);
  });

  it('compares what changed with what was checked, and opens the commit behind it', async () => {
    await show(ATTRIBUTED);
    await select('transform');
    await board.page.getByText(/tumours.csv changed .* by Grace in abcdef0/).waitFor();
    await button('Compare data/interim/tumours.csv with what was checked').click();
    assert.deepEqual((await board.requests()).at(-1)?.action, {
      kind: 'compareCause',
      root: ROOT,
      stage: 'transform',
      check: 'features',
      path: 'data/interim/tumours.csv',
    });
    await button('Open commit abcdef0').click();
    assert.deepEqual((await board.requests()).at(-1)?.action, {
      kind: 'openCommit',
      root: ROOT,
      commit: COMMIT,
    });
  });

  it('offers no decision where none can be taken: without trust, and in a loop that is not opened yet', async () => {
    const offers = /Move focus|Verify|Waive|Withdraw|Compare/;
    await show({ ...ATTRIBUTED, trusted: false });
    await select('train');
    assert.equal(await board.page.getByRole('button', { name: offers }).count(), 0);
    assert.equal(await board.page.locator('[draggable="true"]').count(), 0);
    await suite.close();
    await show(boardOf(HEURISTIC_FIRST_LIKE));
    await select('train');
    await board.page.getByRole('heading', { name: 'Train', exact: true }).waitFor();
    assert.equal(await board.page.getByRole('button', { name: /Waive|to Evaluate/ }).count(), 0);
  });

  it('offers no decision in the past', async () => {
    await show(ATTRIBUTED);
    await button('History').click();
    const moment = { commit: COMMIT, author: 'Grace', date: '2026-03-04T09:40:00+01:00', subject: 'Recall' };
    await board.answer('moments', {
      kind: 'moments',
      root: ROOT,
      moments: [moment],
      isCut: false,
      isShallow: false,
    });
    await board.page.getByRole('slider').focus();
    await press('Home');
    await board.answer('past', {
      kind: 'past',
      root: ROOT,
      commit: COMMIT,
      project: ATTRIBUTED.projects[0]!,
    });
    await board.page.locator('.time-past').waitFor();
    await select('train');
    await board.page.getByRole('heading', { name: 'Train', exact: true }).waitFor();
    const offers = /Move focus|Verify|Waive|Withdraw|Compare /;
    assert.equal(await board.page.getByRole('button', { name: offers }).count(), 0);
    assert.equal(await board.page.locator('[draggable="true"]').count(), 0);
    assert.equal(await board.page.getByRole('button', { name: 'Run stage' }).count(), 0);
  });

  for (const width of [600, 1600]) {
    it(`has dialogs in which axe finds nothing in any theme at ${String(width)} px`, async () => {
      await show(ATTRIBUTED, { width });
      await button('Move focus here… to Evaluate').click();
      await inDialog('Override and advance').click();
      assert.deepEqual(await axeInThemes(board, 'gate'), []);
      await press('Escape');
      await button('Move focus… from Train').click();
      await dialog().waitFor();
      await picturesInThemes(board, 'move');
      await press('Escape');
      await select('train');
      await button('Waive beats-heuristic…').click();
      await dialog().waitFor();
      assert.deepEqual(await axeInThemes(board, 'waive'), []);
    });
  }
});
