import assert from 'node:assert/strict';
import { axe } from './axe';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';

const { root } = TUMOUR_SCREENING;
const REVISION = { author: 'Ana', date: '2026-01-01T12:00:00Z', subject: 'Begin' };

describe('the button of reports on the board', () => {
  const suite = boardSuite();

  it('asks the host for a report on the project that is shown, in an untrusted workspace too', async () => {
    const board = await suite.open();
    await board.show({ ...boardOf(TUMOUR_SCREENING), trusted: false });
    const button = board.page.getByRole('button', { name: 'Report…' });
    assert.ok(await button.isEnabled());
    await button.focus();
    await board.page.keyboard.press('Enter');
    const id = await board.requested('report');
    assert.deepEqual((await board.requests()).at(-1)?.action, { kind: 'report', root });
    await board.send({ type: 'done', id });
    assert.deepEqual(await axe(board.page), []);
  });

  it('is not there for what the project was, since reports tell of now', async () => {
    const board = await suite.open();
    await board.show(boardOf(TUMOUR_SCREENING));
    await board.page.getByRole('button', { name: 'History' }).click();
    const commits = ['1', '2'].map((digit) => ({ ...REVISION, commit: digit.repeat(40) }));
    await board.answer('moments', {
      kind: 'moments',
      root,
      moments: commits,
      isCut: false,
      isShallow: false,
    });
    await board.page.getByRole('slider').focus();
    await board.page.keyboard.press('Home');
    await board.answer('past', {
      ...{ kind: 'past', root, commit: '1'.repeat(40) },
      project: { ...TUMOUR_SCREENING, name: 'as it was' },
    });
    await board.page.getByRole('heading', { name: 'as it was' }).waitFor();
    assert.equal(await board.page.getByRole('button', { name: 'Report…' }).count(), 0);
  });

  for (const width of [600, 1600]) {
    it(`has room beside the other buttons at ${String(width)} px`, async () => {
      const board = await suite.open({ theme: 'light', width });
      await board.show(boardOf(TUMOUR_SCREENING));
      await board.stage('Plan').waitFor();
      await board.picture(`report-button-${String(width)}`);
      const over = await board.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0);
    });
  }
});
