import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { Workbench } from './support/workbench';

/** The board's page, and what steps look at. */
async function boardOf(workbench: Workbench) {
  const frame: Frame = await workbench.webview('#board [role="listbox"]');
  const slider = frame.getByRole('slider', { name: 'Moment of the project' });
  const says = (stage: string, words: RegExp) =>
    eventually(async () => {
      const option = frame.getByRole('option', { name: new RegExp(`^${stage}\\b`) });
      assert.match((await option.getAttribute('aria-label')) ?? '', words);
    });
  return { frame, slider, says };
}

journey('The board at an earlier commit, by mouse', {}, (workbench) => {
  it('leads from now to the commits that touched the lifecycle', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench().tree('Lifecycle').filled();
    await workbench().runCommand('ML Lifecycle: Open Board');
    const { frame, slider, says } = await boardOf(workbench());
    await says('Release', /failing/);
    await frame.getByRole('button', { name: 'History' }).click();
    await slider.waitFor();
    assert.ok(Number(await slider.getAttribute('max')) > 10);
    assert.equal(await slider.getAttribute('aria-valuetext'), 'now');
  });

  it('shows the whole board as a commit has it', async () => {
    const { frame, slider, says } = await boardOf(workbench());
    const box = await slider.boundingBox();
    assert.ok(box);
    await slider.click({ position: { x: box.width * 0.4, y: box.height / 2 } });
    await frame.locator('.time-past').waitFor();
    await says('Monitor', /not run|no checks/);
    await says('Collect', /passing/);
    await says('Evaluate', /failing/);
    assert.equal(await frame.getByRole('button', { name: 'Run all' }).count(), 0);
    await workbench().screenshotInThemes('history');
  });

  it('goes on to the next commit, and back to now', async () => {
    const { frame, slider, says } = await boardOf(workbench());
    const place = Number(await slider.inputValue());
    await frame.getByRole('button', { name: 'Later' }).click();
    await eventually(async () => assert.equal(Number(await slider.inputValue()), place + 1));
    await frame.getByRole('button', { name: 'Back to now' }).click();
    await says('Release', /failing/);
    await frame.getByRole('button', { name: 'Run all' }).waitFor();
  });
});

journey('The board at an earlier commit, by keyboard', { theme: 'dark' }, (workbench) => {
  it('compares what was with what is', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench().tree('Lifecycle').filled();
    await workbench().runCommand('ML Lifecycle: Open Board');
    const { frame, slider } = await boardOf(workbench());
    const { keyboard } = workbench().page;
    await frame.getByRole('button', { name: 'History' }).focus();
    await keyboard.press('Enter');
    await slider.waitFor();
    await slider.focus();
    await keyboard.press('PageDown');
    await frame.locator('.time-past').waitFor();
    const changes = frame.getByRole('region', { name: 'Changes' });
    await changes.getByText(/^From \d{4}-\d\d-\d\d \d\d:\d\d \([0-9a-f]{7}\) to now:$/).waitFor();
    await changes.locator('.from-to, .change-list').first().waitFor();
  });

  it('opens the commit', async () => {
    const { frame } = await boardOf(workbench());
    await frame.getByRole('button', { name: /^Open commit / }).focus();
    await workbench().page.keyboard.press('Enter');
    await eventually(async () => {
      const tab = workbench().page.locator('.tab.active .label-name');
      assert.doesNotMatch(await tab.innerText(), /^ML Lifecycle$/);
    });
    await workbench().screenshot('history-commit');
  });
});
