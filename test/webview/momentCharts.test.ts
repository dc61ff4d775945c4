import assert from 'node:assert/strict';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { axe } from './axe';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes, inThemes } from './inThemes';
import { CHARTED, driftAt, HISTORY, NO_REFERENCES, REFERENCES } from './momentFixtures';

/** What is drawn on the metrics view of the evidence of one moment. */
describe('the charts of one moment', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function open(
    options: BoardOptions = {},
    { project = CHARTED, trusted = true }: { project?: ProjectSnapshot; trusted?: boolean } = {},
  ) {
    const memory = { version: 1, root: project.root, view: 'metrics' };
    board = await suite.open({ width: 1600, height: 1000, ...options, memory });
    await board.show({ ...boardOf(project), trusted });
    await charts().waitFor();
  }
  async function openTold(options: BoardOptions = {}) {
    await open(options);
    await board.answer('driftHistory', HISTORY);
    await board.answer('referenceProfiles', REFERENCES);
    await board.page.getByRole('heading', { name: 'References' }).waitFor();
  }

  const charts = () => board.page.getByRole('region', { name: 'Charts of this moment' });
  const figure = (name: string) => charts().getByRole('figure', { name });
  const tooltip = () => charts().locator('.chart-tooltip');
  const heat = () => charts().getByRole('grid', { name: 'alike: drift' });
  const focused = () => board.page.evaluate(() => document.activeElement?.textContent ?? '');

  it('stand by stage, and lead to it', async () => {
    await openTold();
    assert.deepEqual(await charts().getByRole('heading', { level: 2 }).allInnerTexts(), [
      'Validate',
      'Evaluate',
      'Monitor',
      'References',
    ]);
    await charts().getByRole('button', { name: 'Go to Evaluate' }).click();
    await board.page.getByRole('region', { name: 'Evaluate' }).waitFor();
  });

  it('show slices as dots with their intervals, on an axis that ends with the greatest share', async () => {
    await openTold();
    const slices = figure('slices: recall by slice');
    assert.equal(await slices.locator('.slice-row').count(), 9);
    assert.equal(await slices.locator('.slice-row .dot-misses').count(), 2);
    assert.equal(await slices.locator('.slice-row .interval').count(), 9);
    const ticks = await slices.locator('.axis-x > g text').allTextContents();
    assert.ok(Number(ticks[0]) > 0 && Number(ticks.at(-1)) === 1, ticks.join());
    await slices.getByText('Floor: 0.9').waitFor();
  });

  it('lead by keyboard from slice to slice, and say each', async () => {
    await openTold();
    await figure('slices: recall by slice').locator('.stop').first().focus();
    assert.match(
      await tooltip().innerText(),
      /radius < 12 mm\s+recall: 0.869\s+95 % interval: 0.762 to 0.932/,
    );
    await board.page.keyboard.press('ArrowDown');
    assert.match(await tooltip().innerText(), /Rows: 118\s+Below the floor 0.9/);
    await board.page.keyboard.press('Escape');
    assert.equal(await tooltip().count(), 0);
  });

  it('show the confusion of two classes in words, and of many in numbers', async () => {
    await openTold();
    const two = charts().getByRole('grid', { name: 'cost-of-mistakes: confusion matrix' });
    await two.getByText('false negatives', { exact: true }).waitFor();
    const many = charts().getByRole('grid', { name: 'slices: confusion matrix' });
    await many.locator('td.cell').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      await board.page.keyboard.press(key);
    }
    assert.match(
      await focused(),
      /Actual malignant, predicted unclear, Rows: 2, 0.641% of this actual class/,
    );
  });

  it('show calibration against the diagonal, from 0 to 1 on both axes', async () => {
    await openTold();
    const plot = figure('calibrated: calibration');
    assert.equal(await plot.locator('.plot .dot').count(), 10);
    assert.deepEqual((await plot.locator('.axis-x > g text').allTextContents()).slice(0, 2), ['0.0', '0.2']);
    await plot.getByText('Expected calibration error 0.0412, limit 0.1.', { exact: false }).waitFor();
    await plot.getByText('Brier score 0.0521.', { exact: false }).waitFor();
    await plot.locator('.stop').last().focus();
    assert.match(await tooltip().innerText(), /Predicted 0.94, observed 0.9647/);
  });

  it('have the numbers of each in a table behind it', async () => {
    await openTold();
    for (const name of ['slices: recall by slice', 'slices: confusion matrix', 'calibrated: calibration']) {
      await figure(name).locator('summary').click();
      assert.ok((await figure(name).getByRole('row').count()) > 4, name);
    }
    await charts()
      .getByRole('row', { name: /^radius < 12 mm 0.869 0.762 to 0.932 61 missed$/ })
      .waitFor();
  });

  it('show drift by feature and moment, the strongest now first, and what drifted by a mark too', async () => {
    await openTold();
    assert.equal(await heat().getByRole('columnheader').count(), 13);
    assert.deepEqual((await heat().getByRole('rowheader').allInnerTexts()).slice(0, 1), ['mean_smoothness']);
    const row = heat().getByRole('row').nth(1);
    assert.equal(await row.locator('.drift-fail').count(), 5);
    assert.equal(await row.locator('.drift-warn').count(), 2);
    assert.deepEqual(await row.getByRole('gridcell', { selected: true }).count(), 1);
  });

  it('keep a mark clear of its number where few moments leave room for numbers', async () => {
    await open({}, { trusted: false });
    const mark = heat().locator('.drift-mark').first();
    const [number, shape] = await Promise.all([
      mark.locator('xpath=preceding-sibling::span').boundingBox(),
      mark.boundingBox(),
    ]);
    assert.ok(number && shape);
    assert.ok(shape.x - (number.x + number.width) >= 3, 'at least 3 px between');
  });

  it('lead by keyboard through features and moments, and open the histograms of the past', async () => {
    await openTold();
    await figure('mean_smoothness, now').waitFor();
    assert.equal(await heat().locator('td[tabindex="0"]').count(), 1, 'one stop of the Tab key');
    await heat().locator('td[tabindex="0"]').focus();
    for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowLeft']) await board.page.keyboard.press(key);
    assert.match(await focused(), /mean_radius, 2026-03-16 09:30, Ada Löwe/);
    assert.match(await tooltip().innerText(), /Kolmogorov–Smirnov distance: 0\.\d+\s+Told of from 0.1/);
    await board.page.keyboard.press('Enter');
    const id = await board.requested('driftAt');
    const action = (await board.requests()).find((request) => request.id === id)?.action;
    assert.ok(action?.kind === 'driftAt' && action.stage === 'validate' && action.check === 'alike');
    await board.send({ type: 'done', id, answer: driftAt(action.commit) });
    await figure('mean_radius, 2026-03-16').waitFor();
    await board.page.keyboard.press('Control+End');
    assert.match(await focused(), /now, not committed/);
  });

  it('keep the chosen feature and moment when the check is run again', async () => {
    await openTold();
    await heat()
      .getByRole('row', { name: /^mean_texture/ })
      .locator('td')
      .last()
      .click();
    await figure('mean_texture, now').waitFor();
    await board.show(boardOf({ ...CHARTED, stages: CHARTED.stages.map((stage) => structuredClone(stage)) }));
    await board.answer('driftHistory', { ...HISTORY, moments: HISTORY.moments.slice(0, 3) });
    await figure('mean_texture, now').waitFor();
    assert.equal(await heat().getByRole('columnheader').count(), 4);
    assert.match(await heat().locator('[aria-selected="true"]').innerText(), /\bmean_texture, now/);
  });

  it('open the histograms of a category by mouse, and say what cannot be read', async () => {
    await openTold();
    await heat().getByRole('row', { name: /^site/ }).locator('td').last().click();
    const pair = figure('site, now');
    await pair.getByText('Aarhus', { exact: true }).waitFor();
    await pair.locator('.stop').first().focus();
    await board.picture('moment-category');
    assert.match(await tooltip().innerText(), /^Aarhus\s+Reference: [\d.]+% of the rows$/);
    await heat().getByRole('row', { name: /^site/ }).locator('td').first().click();
    const id = await board.requested('driftAt');
    await board.send({ type: 'failed', id, message: { text: 'Git does not answer.' } });
    await charts().getByText('Git does not answer.').waitFor();
  });

  it('draw bars whose areas are the shares of rows', async () => {
    await openTold();
    const areas = await figure('mean_smoothness, now').evaluate((chart) =>
      ['reference', 'current'].map((side) =>
        [...chart.querySelectorAll(`.bar-${side}:not(.bar-aside)`)]
          .map((bar) => (Number(bar.getAttribute('width')) + 1) * Number(bar.getAttribute('height')))
          .reduce((sum, area) => sum + area, 0),
      ),
    );
    const [reference = 0, current = 0] = areas;
    assert.ok(Math.abs(reference / current - 1) < 0.05, areas.join());
  });

  it('show the profile of each reference, and which cannot be used', async () => {
    await openTold();
    const profile = charts().getByRole('region', { name: 'Profile of training' });
    await profile
      .getByRole('row', { name: /^mean_radius number 0 352 .* 6.981 11.7 13.4 15.8 28.11 14.13$/ })
      .waitFor();
    await profile.getByRole('row', { name: /^taken date .* 2025-01-01 / }).waitFor();
    await profile.getByRole('img', { name: /^Aarhus 50.3%, Berlin 25.1%/ }).waitFor();
    await charts().getByText('This reference cannot be used: it is not complete JSON.').waitFor();
  });

  it('say why a check has none', async () => {
    await openTold();
    await charts().getByText('Run the check to see its charts.').waitFor();
    await charts().getByText('Run the check again to see.', { exact: false }).waitFor();
  });

  it('say which checks give charts where none does', async () => {
    await open({}, { project: TUMOUR_SCREENING });
    await board.answer('referenceProfiles', NO_REFERENCES);
    await charts().getByRole('heading', { name: 'No charts yet' }).waitFor();
    assert.deepEqual(await charts().locator('code').allInnerTexts(), [
      'metrics.slices',
      'metrics.fairness',
      'metrics.cost',
      'metrics.calibration',
      'data.drift',
    ]);
    await charts().getByRole('button', { name: 'Open project file' }).click();
    assert.deepEqual((await board.requests()).at(-1)?.action, {
      kind: 'openProjectFile',
      root: TUMOUR_SCREENING.root,
    });
    await board.picture('moment-none');
    assert.deepEqual(await axe(board.page), []);
  });

  it('ask git nothing in an untrusted workspace, and show what is there now', async () => {
    await open({}, { trusted: false });
    await charts().getByText('git is not asked in an untrusted workspace', { exact: false }).waitFor();
    assert.equal(await heat().getByRole('columnheader').count(), 1);
    const asked = (await board.requests()).map(({ action }) => action.kind);
    assert.ok(!asked.includes('driftHistory') && asked.includes('referenceProfiles'), asked.join());
  });

  for (const width of [600, 1600]) {
    it(`have nothing that axe finds in any theme at ${String(width)} px`, async () => {
      await openTold({ width, height: 2600 });
      await figure('slices: recall by slice').locator('.stop').first().focus();
      assert.deepEqual(await axeInThemes(board, 'moment'), []);
      await inThemes(board, async (theme) => {
        const over = await board.page.evaluate(() => {
          const page = document.querySelector('.metrics-page');
          return page === null ? Infinity : page.scrollWidth - page.clientWidth;
        });
        assert.ok(over <= 0, `in ${theme}, ${String(over)} px stick out at the side`);
      });
    });
  }
});
