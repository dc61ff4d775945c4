import assert from 'node:assert/strict';
import type { JournalEntry } from '../../src/core/journal/entry';
import type { Revision } from '../../src/core/history/revision';
import type { BoardState } from '../../src/protocol/board';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING, withHealth } from './fixtures';
import { axeInThemes } from './inThemes';
import { toolkitTold } from './toolkitTold';

const JOURNAL: readonly JournalEntry[] = [
  {
    kind: 'advance',
    id: '01a',
    time: '2026-03-01T09:00:00.000Z',
    by: 'Ada Löwe',
    wheel: 'ml',
    from: 'explore',
    to: 'train',
    override: { reason: 'The review comes on Monday.', missing: ['validate'] },
  },
  {
    kind: 'waive',
    id: '02b',
    time: '2026-03-04T16:30:00.000Z',
    by: 'Grace',
    stage: 'train',
    check: 'recall-per-slice',
    reason: 'Few cases below 12 mm until the second hospital delivers.',
    until: '2026-06-30',
  },
  {
    kind: 'return',
    id: '03c',
    time: '2026-03-07T11:15:00.000Z',
    by: 'Ada Löwe',
    wheel: 'dev',
    from: 'monitor',
    to: 'plan',
    reason: 'Drift in radius: the scanner was replaced.',
  },
];
const ROOT = TUMOUR_SCREENING.root;
const STATE = boardOf({ ...TUMOUR_SCREENING, journal: JOURNAL });

const IDS = ['a', 'b', 'c'].map((letter) => letter.repeat(40));
const MOMENTS: readonly Revision[] = [
  { commit: IDS[0]!, author: 'Ada Löwe', date: '2026-02-27T18:02:11+01:00', subject: 'First model' },
  { commit: IDS[1]!, author: 'Grace', date: '2026-03-04T09:40:00+01:00', subject: 'Recall per slice' },
  {
    commit: IDS[2]!,
    author: 'Ada Löwe',
    date: '2026-03-08T12:00:00+01:00',
    subject: 'New scanner <b>data</b>',
  },
];

/** The project as it was at each commit. */
function pastOf(commit: string | undefined) {
  const health = commit === IDS[0] ? 'not-run' : 'pass';
  const project = withHealth(STATE, 'train', health).projects[0]!;
  return { ...project, journal: JOURNAL.slice(0, IDS.indexOf(commit ?? '')) };
}

describe('the history on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(options: BoardOptions = {}, state: BoardState = STATE) {
    board = await suite.open(options);
    await board.show(state);
    await board.stage('Plan').waitFor();
  }

  const button = (name: string) => board.page.getByRole('button', { name, exact: true });
  const slider = () => board.page.getByRole('slider', { name: 'Moment of the project' });
  const history = () => board.page.getByRole('region', { name: 'History' });
  const changes = () => board.page.getByRole('region', { name: 'Changes' });

  /** Opens the history, and tells its moments as the host. */
  async function openHistory() {
    await button('History').click();
    await board.answer('moments', {
      kind: 'moments',
      root: ROOT,
      moments: MOMENTS,
      isCut: false,
      isShallow: false,
    });
    await slider().waitFor();
  }
  /** Tells the past that the board asks for, whichever commits it wants. */
  async function tellPast(...commits: readonly string[]) {
    for (const commit of commits) {
      await board.answer('past', { kind: 'past', root: ROOT, commit, project: pastOf(commit) });
    }
  }

  it('leads by keyboard through the commits, and shows the whole board as it was', async () => {
    await show();
    await openHistory();
    await tellPast(IDS[2]!);
    assert.equal(await slider().getAttribute('aria-valuetext'), 'now');
    await slider().focus();
    await board.page.keyboard.press('Home');
    assert.equal(await slider().getAttribute('aria-valuetext'), '2026-02-27 18:02, Ada Löwe: First model');
    await tellPast(IDS[0]!);
    await board.page.locator('.time-past').waitFor();
    assert.match((await board.stage('Train').getAttribute('aria-label')) ?? '', /not run/);
    assert.equal(await button('Run all').count(), 0, 'nothing can be run in the past');
    await board.page.keyboard.press('ArrowRight');
    await tellPast(IDS[1]!);
    await board.page.getByText('Recall per slice', { exact: true }).waitFor();
    assert.match((await board.stage('Train').getAttribute('aria-label')) ?? '', /passing/);
    await button('Back to now').click();
    assert.match((await board.stage('Train').getAttribute('aria-label')) ?? '', /failing/);
    await button('Run all').waitFor();
  });

  it('plays through the commits by itself, each once it is shown, and back to now', async () => {
    await show();
    await openHistory();
    await tellPast(IDS[2]!);
    await button('Play the history').focus();
    await board.page.keyboard.press('Enter');
    await button('Pause').waitFor();
    await tellPast(IDS[0]!, IDS[1]!);
    for (const subject of ['First model', 'Recall per slice', 'New scanner <b>data</b>']) {
      await board.page.locator('.moment', { hasText: subject }).waitFor();
    }
    await button('Play the history').waitFor();
    assert.equal(await slider().getAttribute('aria-valuetext'), 'now');
  });

  it('plays until one takes the slider', async () => {
    await show({ stoppedClock: true });
    await openHistory();
    await tellPast(IDS[2]!);
    await button('Play the history').click();
    await tellPast(IDS[0]!, IDS[1]!);
    await slider().focus();
    await board.page.keyboard.press('ArrowRight');
    await button('Play the history').waitFor();
    await board.page.clock.runFor(5000);
    assert.match((await slider().getAttribute('aria-valuetext')) ?? '', /Recall per slice/);
  });

  it('asks for one moment at a time while the slider moves, and shows the one at which it rests', async () => {
    await show();
    await openHistory();
    const asked = async () =>
      (await board.requests()).flatMap(({ action }) => (action.kind === 'past' ? [action.commit] : []));
    assert.deepEqual(await asked(), [IDS[2]]);
    await slider().focus();
    for (let step = 0; step < 3; step++) await board.page.keyboard.press('ArrowLeft');
    assert.deepEqual(await asked(), [IDS[2]]);
    await tellPast(IDS[2]!);
    assert.deepEqual(await asked(), [IDS[2], IDS[0]]);
    await tellPast(IDS[0]!);
    assert.match((await board.stage('Train').getAttribute('aria-label')) ?? '', /not run/);
  });

  it('tells what changed: since then, since the moment before, and between any two', async () => {
    await show();
    await openHistory();
    await tellPast(IDS[2]!);
    await slider().focus();
    await board.page.keyboard.press('Home');
    await tellPast(IDS[0]!);
    await changes().getByText('From 2026-02-27 18:02 (aaaaaaa) to now:').waitFor();
    await changes().getByText('train/').first().waitFor();
    await changes().getByRole('button', { name: 'Pin this moment' }).click();
    await board.page.keyboard.press('Escape');
    await slider().focus();
    await board.page.keyboard.press('ArrowRight');
    await tellPast(IDS[1]!);
    const choice = changes().getByRole('combobox', { name: 'Compare with' });
    await choice.click();
    await board.page
      .getByRole('option', { name: 'against the pinned moment, 2026-02-27 18:02 (aaaaaaa)' })
      .click();
    await changes().getByText('From 2026-02-27 18:02 (aaaaaaa) to 2026-03-04 09:40 (bbbbbbb):').waitFor();
    await changes().locator('.from-to').first().waitFor();
    await choice.click();
    await board.page.getByRole('option', { name: 'since the moment before' }).click();
    await changes().getByText('From 2026-02-27 18:02 (aaaaaaa) to 2026-03-04 09:40 (bbbbbbb):').waitFor();
  });

  it('says what the host cannot tell, goes back, and tries again on demand', async () => {
    await show();
    await openHistory();
    await tellPast(IDS[2]!);
    await slider().focus();
    await board.page.keyboard.press('Home');
    const id = await board.requested('past');
    await board.send({ type: 'failed', id, message: { text: 'Git does not answer.' } });
    await board.page.getByText('Git does not answer.').waitFor();
    assert.equal(await slider().getAttribute('aria-valuetext'), 'now');
    await button('Try again').click();
    await tellPast(IDS[0]!);
    await slider().focus();
    await board.page.keyboard.press('Home');
    await board.page.locator('.time-past').waitFor();
    assert.match((await board.stage('Train').getAttribute('aria-label')) ?? '', /not run/);
  });

  it('says when it cannot be read, and where it ends', async () => {
    await show();
    await button('History').click();
    const id = await board.requested('moments');
    await board.send({ type: 'failed', id, message: { text: 'The past cannot be read: no repository.' } });
    await history().getByText('The history could not be read.').waitFor();
    await history().getByRole('button', { name: 'Close' }).click();
    assert.equal(await history().count(), 0);
    await button('History').click();
    await board.answer('moments', {
      kind: 'moments',
      root: ROOT,
      moments: MOMENTS,
      isCut: true,
      isShallow: true,
    });
    await history().getByText('3 commits touched the lifecycle since 2026-02-27.').waitFor();
    await history().getByText('Older ones are left out.').waitFor();
    await history().getByText('This clone is shallow').waitFor();
  });

  it('opens commits, of moments and of decisions', async () => {
    await show();
    const lastAction = async () => (await board.requests()).at(-1)?.action;
    await board.page.getByRole('button', { name: 'Open the commit of 2026-03-07 11:15' }).click();
    assert.deepEqual(await lastAction(), { kind: 'openEntryCommit', root: ROOT, entry: '03c' });
    await openHistory();
    await tellPast(IDS[2]!);
    await slider().focus();
    await board.page.keyboard.press('ArrowLeft');
    await button('Open commit ccccccc').click();
    assert.deepEqual(await lastAction(), { kind: 'openCommit', root: ROOT, commit: IDS[2] });
  });

  it('shows decisions, the last first, by wheel, by person and by stage', async () => {
    await show();
    const journal = board.page.getByRole('region', { name: 'Journal' });
    const entries = () => journal.locator('.entry > p:first-child').allInnerTexts();
    assert.deepEqual(await entries(), [
      'monitor sent work back to plan',
      'train/recall-per-slice waived until 2026-06-30',
      'ml advanced from explore to train through a shut gate',
    ]);
    await journal.getByRole('combobox', { name: 'Person' }).click();
    await board.page.getByRole('option', { name: 'Grace' }).click();
    await toolkitTold(board.page);
    assert.deepEqual(await entries(), ['train/recall-per-slice waived until 2026-06-30']);
    await board.send({ type: 'select', root: ROOT, stage: 'plan' });
    await board.page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
    assert.deepEqual(await entries(), ['monitor sent work back to plan']);
  });

  it('is closed in an untrusted workspace, and says why', async () => {
    await show({}, { ...STATE, trusted: false });
    assert.ok(await button('History').isDisabled());
    assert.equal(
      await board.page.getByRole('button', { name: 'Commit', exact: true }).count(),
      0,
      'no commit is offered',
    );
  });

  for (const width of [600, 1600]) {
    it(`has nothing that axe finds in any theme at ${String(width)} px`, async () => {
      await show({ width, height: 900 });
      assert.deepEqual(await axeInThemes(board, 'journal', true), []);
      await openHistory();
      await tellPast(IDS[2]!);
      await slider().focus();
      await board.page.keyboard.press('Home');
      await tellPast(IDS[0]!);
      await changes().locator('.from-to').first().waitFor();
      assert.deepEqual(await axeInThemes(board, 'history', true), []);
    });
  }
});
