import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { Board } from './support/board';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { Workbench } from './support/workbench';

/** The page of the board, alone in a window of that width. */
const openBoard = async (workbench: Workbench, width: number): Promise<Frame> =>
  (await Board.openAlone(workbench, width)).frame;

const tab = (frame: Frame, name: string) => frame.getByRole('tab', { name, exact: true });
const card = (frame: Frame, stage: string) => frame.locator(`.card[data-stage="${stage}"]`);

journey('The views of the board, by mouse', {}, (workbench) => {
  let frame: Frame;

  it('zooms into the lifecycle, and shows all of it again', async () => {
    frame = await openBoard(workbench(), 1600);
    await workbench().screenshotInThemes('views-lifecycle-1600');
    await frame.getByRole('button', { name: /^Zoom in/ }).click();
    await frame.getByRole('button', { name: /^Show all/ }).click();
    assert.ok(await frame.getByRole('button', { name: /^Show all/ }).isDisabled());
  });

  it('finds stages by their words and by their health', async () => {
    await tab(frame, 'Stages').click();
    await card(frame, 'release').waitFor();
    await frame.getByRole('searchbox', { name: 'Search stages' }).fill('model-card');
    await eventually(async () => assert.equal(await frame.locator('.card').count(), 1));
    await frame.getByRole('searchbox', { name: 'Search stages' }).fill('');
    await eventually(async () => assert.equal(await frame.locator('.card').count(), 16));
    await workbench().screenshotInThemes('views-stages-1600');
  });

  it('holds a stage that is dragged before a shut gate, and says what is missing', async () => {
    const { mouse } = workbench().page;
    await card(frame, 'release').hover({ position: { x: 12, y: 12 } });
    await mouse.down();
    await card(frame, 'deploy').hover({ position: { x: 30, y: 20 }, force: true });
    await card(frame, 'deploy').hover({ position: { x: 34, y: 24 }, force: true });
    await mouse.up();
    const dialog = frame.getByRole('dialog');
    await dialog.getByText('The gate is shut.').waitFor();
    await dialog.getByText('model-card').first().waitFor();
    await workbench().screenshotInThemes('views-gate');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('draws the metrics over the commits, and what the newest evidence holds', async () => {
    await tab(frame, 'Metrics').click();
    await frame.getByRole('heading', { name: 'Metrics through the commits' }).waitFor();
    await frame.getByText(/metrics .* that changed evidence/).waitFor();
    const recall = frame.locator('figure', { hasText: 'test.recall' }).first();
    await recall.getByText(/since the first of \d+ values/).waitFor();
    await recall.getByText('v1.0.0', { exact: true }).waitFor();
    await workbench().screenshotInThemes('views-metrics-1600');
    const slices = frame.locator('figure', { hasText: /by slice/ }).first();
    await slices.scrollIntoViewIfNeeded();
    await workbench().screenshot('views-charts-1600');
  });

  it('draws the pace of the wheels', async () => {
    await tab(frame, 'Pace').click();
    await frame.getByRole('heading', { name: 'Cadence' }).waitFor();
    await frame.locator('figure').first().waitFor();
    await workbench().screenshotInThemes('views-pace-1600');
  });

  it('offers a report, for whom one likes', async () => {
    await frame.getByRole('button', { name: /^Report/ }).click();
    await eventually(async () => assert.equal((await workbench().quickInput.labels()).length, 3));
    await workbench().quickInput.dismiss();
  });
});

journey('The views of the board, by keyboard', { theme: 'dark' }, (workbench) => {
  let frame: Frame;
  const press = (key: string) => workbench().page.keyboard.press(key);
  const focus = (role: 'tab' | 'button' | 'option', name: RegExp) =>
    frame.getByRole(role, { name }).first().focus();

  it('leads through the views by the arrow keys', async () => {
    frame = await openBoard(workbench(), 600);
    await workbench().screenshotInThemes('views-lifecycle-600');
    await tab(frame, 'Lifecycle').focus();
    await press('ArrowRight');
    await card(frame, 'plan').waitFor();
    await workbench().screenshotInThemes('views-stages-600');
    await press('ArrowRight');
    await frame.getByText(/metrics .* that changed evidence/).waitFor();
    await workbench().screenshotInThemes('views-metrics-600');
    await press('ArrowRight');
    await frame.getByRole('heading', { name: 'Cadence' }).waitFor();
    await workbench().screenshotInThemes('views-pace-600');
    await press('Home');
    await frame.getByRole('option', { name: /^Monitor/ }).waitFor();
  });

  it('verifies a stale check for a reason', async () => {
    await focus('option', /^Monitor/);
    await press('Enter');
    await frame.getByRole('heading', { name: 'Monitor' }).waitFor();
    await focus('button', /^Verify drift/);
    await press('Enter');
    const dialog = frame.getByRole('dialog');
    await dialog.waitFor();
    await workbench().page.keyboard.type('Only the order of the rows is another.');
    await workbench().screenshotInThemes('views-verify-600');
    await press('Tab');
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await frame
      .getByText(/Only the order of the rows is another\./)
      .first()
      .waitFor();
  });

  it('plays the history, and stops', async () => {
    await focus('button', /^History$/);
    await press('Enter');
    await frame.getByRole('slider', { name: 'Moment of the project' }).waitFor();
    await focus('button', /^Play the history$/);
    await press('Enter');
    await frame.locator('.time-past').waitFor();
    await focus('button', /^Pause$/);
    await press('Enter');
    await frame.getByRole('button', { name: 'Play the history' }).waitFor();
  });
});
