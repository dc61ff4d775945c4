import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Board } from './support/board';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import { prepareWithLaterRun } from './support/laterRun';

journey('What the board draws, looked at closely', { prepare: prepareWithLaterRun }, (workbench) => {
  let board: Board;
  const figure = (name: RegExp) => board.frame.getByRole('figure', { name });
  const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? 0;
  /** What the stages are drawn in, so many pixels each. */
  const size = () => widthOf(board.stage('Plan'));

  it('zooms into the lifecycle by the wheel at the pointer, and by keys, in a wide window', async () => {
    board = await Board.openAlone(workbench(), 1600);
    await zoomsByWheelAndKeys();
    await workbench().screenshot('looks-zoomed-1600');
    await board.press('0');
    await eventually(async () => assert.ok(await board.button(/^Show all/).isDisabled()));
  });

  it('zooms in a narrow window just so', async () => {
    await workbench().page.setViewportSize({ width: 600, height: 900 });
    await zoomsByWheelAndKeys();
    await workbench().screenshot('looks-zoomed-600');
    await board.button(/^Show all/).click();
    await workbench().page.setViewportSize({ width: 1600, height: 900 });
  });

  it('plays through the history until it is stopped', async () => {
    const slider = board.frame.getByRole('slider', { name: 'Moment of the project' });
    const moment = async () => Number(await slider.inputValue());
    await board.button(/^History$/).click();
    await board.button(/^Play the history$/).click();
    await board.frame.locator('.time-past').waitFor();
    const first = await moment();
    await eventually(async () => assert.ok((await moment()) > first + 1));
    await board.button(/^Pause$/).click();
    await board.button(/^Play the history$/).waitFor();
    const stopped = await moment();
    await board.frame.getByText('Nothing can be run in the past.').waitFor();
    assert.equal(await moment(), stopped);
    await workbench().screenshot('looks-paused');
    await board.button(/^Back to now$/).click();
    await board.button(/^History$/).click();
    await slider.waitFor({ state: 'detached' });
  });

  it('draws the metrics that are chosen, by mouse and by keys', async () => {
    await board.tab('Metrics').click();
    const list = board.frame.getByRole('navigation', { name: 'Metrics by stage' });
    const choice = (name: string) => list.getByRole('button', { name });
    const first = list.locator('[aria-pressed="true"]');
    await first.click();
    await board.frame.getByText('Choose a metric to see its run.').waitFor();
    await choice('test.recall · recall').click();
    await figure(/^test\.recall$/)
      .getByText('minimum 0.95', { exact: true })
      .waitFor();
    await board.tabTo(choice('gain.saved_per_patient · beats-the-rule'));
    await board.press('Enter');
    await figure(/^gain\.saved_per_patient$/).waitFor();
    await workbench().screenshot('looks-metrics');
  });

  it('compares two commits that are chosen', async () => {
    const compare = board.frame.getByRole('region', { name: 'Compare two commits' });
    const earlier = compare.getByRole('combobox', { name: 'Earlier commit' });
    await earlier.click();
    await compare
      .getByRole('option', { name: /Record a later run/ })
      .first()
      .click();
    await compare.getByText('↑ better').waitFor({ state: 'detached' });
    await board.press('ArrowDown');
    const recall = compare.getByRole('row', { name: /^test\.recall evaluate\/recall / });
    await recall.getByText('↑ better').waitFor();
    assert.match(await recall.innerText(), /0\.9531\s+0\.9844\s+\+0\.03125/);
    await workbench().screenshot('looks-compared');
  });

  it('draws drift as a map, and the cell that is chosen as two distributions', async () => {
    const map = figure(/^alike: drift$/);
    const cell = (column: RegExp) => map.locator('td.cell').filter({ hasText: column });
    await map.scrollIntoViewIfNeeded();
    await cell(/area_se, 2026-11-23 09:00, Ada/).click();
    await board.frame.getByRole('figure', { name: 'area_se, 2026-11-23' }).waitFor();
    await workbench().screenshotInThemes('looks-drift');
    await board.press('ArrowLeft');
    await board.press('Enter');
    await board.frame.getByRole('figure', { name: /^area_se, 2026-11-(?!23)/ }).waitFor();
  });

  it('draws slices, confusion and calibration of the newest evidence', async () => {
    for (const name of [/^slices: auc by slice$/, /confusion matrix$/, /^calibrated: calibration$/]) {
      await figure(name).first().waitFor();
    }
    await figure(/^slices: auc by slice$/).scrollIntoViewIfNeeded();
    await workbench().screenshotInThemes('looks-charts');
  });

  async function zoomsByWheelAndKeys(): Promise<void> {
    const { mouse, keyboard } = workbench().page;
    const before = await size();
    await board.stage('Plan').hover();
    await keyboard.down('Control');
    // A page that is busy may miss a turn of the wheel.
    await eventually(async () => {
      await mouse.wheel(0, -120);
      await eventually(async () => assert.ok((await size()) > 1.9 * before), 500);
    });
    await keyboard.up('Control');
    const near = await size();
    await board.stage('Plan').focus();
    await board.press('+');
    await eventually(async () => assert.ok((await size()) > 1.1 * near));
    const nearer = await size();
    await board.press('-');
    await eventually(async () => assert.ok((await size()) < 0.95 * nearer));
  }
});
