import assert from 'node:assert/strict';
import type { Cadence } from '../../src/core/history/cadence';
import type { JournalEntry } from '../../src/core/journal/entry';
import type { BoardState } from '../../src/protocol/board';
import { axe } from './axe';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes, picturesInThemes } from './inThemes';
import { openTable } from './openTable';
import { toolkitTold } from './toolkitTold';

const ROOT = TUMOUR_SCREENING.root;
const WEEK_MS = 7 * 86_400_000;
const WEEKS = 30;

/** Thirty weeks of work, from the first Monday of 2025 that is told on. */
const CADENCE: Cadence = {
  weeks: Array.from({ length: WEEKS }, (_, at) =>
    new Date(Date.UTC(2025, 5, 2) + at * WEEK_MS).toISOString().slice(0, 10),
  ),
  wheels: TUMOUR_SCREENING.wheels.map(({ id }, wheel) => ({
    wheel: id,
    commits: Array.from({ length: WEEKS }, (_, at) =>
      Math.max(0, Math.round(5 + 5 * Math.sin(at * 0.7 + wheel))),
    ),
    passes: Array.from({ length: WEEKS }, (_, at) => ((at + wheel) % 4 === 0 ? 1 + (at % 3) : 0)),
  })),
};

function advance(id: string, time: string, from: string, to: string): JournalEntry {
  return { kind: 'advance', id, time: `${time}T10:00:00.000Z`, by: 'Ada', wheel: 'dev', from, to };
}
const JOURNAL: readonly JournalEntry[] = [
  advance('1', '2025-06-02', 'plan', 'design'),
  advance('2', '2025-07-12', 'deploy', 'operate'),
  advance('3', '2025-07-14', 'plan', 'design'),
  advance('4', '2025-08-08', 'deploy', 'operate'),
  advance('5', '2025-09-01', 'plan', 'design'),
  advance('6', '2025-09-13', 'deploy', 'operate'),
];
const STATE = boardOf({ ...TUMOUR_SCREENING, journal: JOURNAL });

describe('the pace on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(options: BoardOptions = {}, state: BoardState = STATE) {
    board = await suite.open(options);
    await board.show(state);
    await board.page.getByRole('tab', { name: 'Pace' }).click();
  }
  async function showPace(options: BoardOptions = {}, cadence = CADENCE) {
    await show(options);
    await board.answer('cadence', { kind: 'cadence', root: ROOT, cadence, isShallow: false });
    await board.page.locator('.wheel-charts .plot').first().waitFor();
  }

  const page = () => board.page;
  const cadence = () => page().getByRole('region', { name: 'Cadence' });
  const leadTime = () => page().getByRole('region', { name: 'Lead time' });
  const focusedName = () => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  it('shows the commits and passes of every wheel, week by week', async () => {
    await showPace();
    assert.equal(await cadence().getByRole('figure').count(), TUMOUR_SCREENING.wheels.length);
    const first = cadence().getByRole('figure').first();
    const isBusy = (count: number) => count > 0;
    assert.equal(
      await first.locator('.week-commits').count(),
      CADENCE.wheels[0]!.commits.filter(isBusy).length,
    );
    assert.equal(
      await first.locator('.week-passes').count(),
      CADENCE.wheels[0]!.passes.filter(isBusy).length,
    );
  });

  it('leads by keyboard from week to week', async () => {
    await showPace();
    await page().getByRole('combobox', { name: 'Weeks' }).focus();
    await page().keyboard.press('Tab');
    assert.match(await focusedName(), /^Week of 2025-12-22, \d+ commits, \d+ checks began to pass$/);
    await page().keyboard.press('Home');
    assert.equal(await focusedName(), 'Week of 2025-06-02, 5 commits, 1 checks began to pass');
    assert.match(await page().locator('.chart-tooltip').innerText(), /Week of 2025-06-02/);
  });

  it('tells the week under the pointer', async () => {
    await showPace();
    const plot = await page().locator('.plot').first().boundingBox();
    assert.ok(plot);
    await page().mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
    assert.match(await page().locator('.chart-tooltip').innerText(), /^Week of 2025-\d\d-\d\d/);
  });

  it('shows fewer weeks on demand, and their numbers as a table', async () => {
    await showPace();
    await page().getByRole('combobox', { name: 'Weeks' }).click();
    await page().getByRole('option', { name: 'the last 13 weeks' }).click();
    await toolkitTold(page());
    const first = cadence().getByRole('figure').first();
    await openTable(first);
    assert.equal(await first.getByRole('row').count(), 14);
    assert.deepEqual(await first.getByRole('columnheader').allInnerTexts(), [
      'Week',
      'Commits',
      'Checks that began to pass',
    ]);
  });

  it('adds weeks up where there are too many to tell apart', async () => {
    const years: Cadence = {
      weeks: Array.from({ length: 200 }, (_, at) =>
        new Date(Date.UTC(2021, 0, 4) + at * WEEK_MS).toISOString().slice(0, 10),
      ),
      wheels: CADENCE.wheels.map(({ wheel }) => ({
        wheel,
        commits: new Array<number>(200).fill(2),
        passes: new Array<number>(200).fill(0),
      })),
    };
    await showPace({}, years);
    await page().getByRole('combobox', { name: 'Weeks' }).click();
    await page().getByRole('option', { name: 'all 200 weeks' }).click();
    await page().getByText('4 weeks each').first().waitFor();
    assert.equal(await cadence().getByRole('figure').first().locator('.week-commits').count(), 50);
  });

  it('tells how long it took from plan to operate, with the median', async () => {
    await showPace();
    await leadTime().getByText('3 passages, in the median 25 days; the last took 12.').waitFor();
    await leadTime().getByText('median 25 days', { exact: true }).waitFor();
    assert.equal(await leadTime().locator('.lead-time').count(), 3);
    await openTable(leadTime());
    assert.deepEqual(await leadTime().getByRole('row').nth(1).allInnerTexts(), [
      '2025-09-13\t2025-09-01\t12',
    ]);
  });

  it('says what to do where no work went all the way, where git cannot tell, and without trust', async () => {
    await show({}, { ...boardOf(TUMOUR_SCREENING), trusted: false });
    await leadTime().getByText('No work has gone all the way from Plan to Operate yet.').waitFor();
    await cadence().getByText('which is not asked in Restricted Mode').waitFor();
    assert.ok(!(await board.requests()).some(({ action }) => action.kind === 'cadence'));
    await board.picture('pace-untrusted');
    assert.deepEqual(await axe(page()), []);
    await suite.close();
    await show();
    const id = await board.requested('cadence');
    await board.send({ type: 'failed', id, message: { text: 'The past cannot be read: no repository.' } });
    await cadence().getByText('The past cannot be read: no repository.').waitFor();
    await cadence().getByRole('button', { name: 'Try again' }).click();
    await board.answer('cadence', {
      kind: 'cadence',
      root: ROOT,
      cadence: { weeks: [], wheels: [] },
      isShallow: false,
    });
    await cadence().getByText('No commit has a linked file or evidence yet.').waitFor();
  });

  for (const width of [600, 1600]) {
    it(`has nothing that axe finds in any theme at ${String(width)} px`, async () => {
      await showPace({ width, height: 1000 });
      await picturesInThemes(board, 'pace');
      await page().getByRole('combobox', { name: 'Weeks' }).focus();
      await page().keyboard.press('Tab');
      await page().keyboard.press('ArrowLeft');
      await page().locator('.chart-tooltip').waitFor();
      assert.deepEqual(await axeInThemes(board), []);
      await page().keyboard.press('Escape');
      await leadTime().scrollIntoViewIfNeeded();
      await picturesInThemes(board, 'pace-lead');
    });
  }
});
