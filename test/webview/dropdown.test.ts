import assert from 'node:assert/strict';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';
import { metricsAnswer } from './metricFixtures';
import { toolkitTold } from './toolkitTold';

describe('a dropdown on the board', () => {
  const suite = boardSuite();

  it('tells of a key that leads back to what was chosen before a click', async () => {
    const board = await suite.open();
    await board.show(boardOf(TUMOUR_SCREENING));
    await board.page.getByRole('tab', { name: 'Metrics' }).click();
    await board.answer('metricHistory', metricsAnswer());
    const row = board.page.getByRole('row', { name: /^test\.auc train\/beats-threshold/ });
    const before = await row.innerText();
    await board.page.getByRole('combobox', { name: 'Earlier commit' }).click();
    // The newest comes first, and the one that was chosen is further down.
    const options = board.page.getByRole('option');
    await board.page.getByRole('option', { selected: true }).waitFor();
    const chosen = await options.evaluateAll((all) =>
      all.findIndex((one) => one.getAttribute('aria-selected') === 'true'),
    );
    await options.nth(chosen - 1).click();
    await toolkitTold(board.page);
    assert.notEqual(await row.innerText(), before);
    await board.page.keyboard.press('ArrowDown');
    await toolkitTold(board.page);
    assert.equal(await row.innerText(), before);
  });
});
