import assert from 'node:assert/strict';
import type { BoardState } from '../../src/protocol/board';
import { axe } from './axe';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, checkOf, MLOPS_LIKE, projectOf, TUMOUR_SCREENING } from './fixtures';
import { axeInThemes, picturesInThemes } from './inThemes';
import { COMMITS, METRICS, metricsAnswer } from './metricFixtures';
import { openTable } from './openTable';
import { toolkitTold } from './toolkitTold';

const ROOT = TUMOUR_SCREENING.root;
const STATE = boardOf(TUMOUR_SCREENING);
const MEASURED = projectOf(MLOPS_LIKE, {
  train: [checkOf('train', 'beats-threshold', 'pass', { metrics: { auc: 0.9712, per: { class: [1, 2] } } })],
});

describe('the metrics on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(options: BoardOptions = {}, state: BoardState = STATE) {
    board = await suite.open(options);
    await board.show(state);
    await board.page.getByRole('tab', { name: 'Metrics' }).click();
  }
  async function showMetrics(options: BoardOptions = {}, history = METRICS) {
    await show(options);
    await board.answer('metricHistory', metricsAnswer(history));
    await page().locator('.plot').first().waitFor();
  }

  const page = () => board.page;
  const through = () => page().getByRole('region', { name: 'Metrics through the commits' });
  const list = () => page().getByRole('navigation', { name: 'Metrics by stage' });
  const choice = (name: string) => list().getByRole('button', { name });
  const chart = (name: string) => page().getByRole('figure', { name, exact: true });
  const point = (name: string | RegExp) => page().getByRole('button', { name });
  const tooltip = () => page().locator('.chart-tooltip');
  const focusedName = () => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const opened = async () =>
    (await board.requests()).flatMap(({ action }) => (action.kind === 'openCommit' ? [action] : []));

  it('lists the metrics by stage with their last values, and plots the one with a limit', async () => {
    await showMetrics();
    assert.equal(await choice('test.auc · beats-threshold').getAttribute('aria-pressed'), 'true');
    assert.match(await choice('latencyMs · p95-latency').innerText(), /\d+ ms/);
    await chart('test.auc').getByText('minimum 0.85', { exact: true }).waitFor();
    assert.match(await chart('test.auc').innerText(), /since the first of 24 values \(↑ better\)/);
    for (const release of ['v0.1.0', 'v1.0.0'])
      await chart('test.auc').getByText(release, { exact: true }).waitFor();
  });

  it('leads by keyboard from point to point, tells each, and opens its commit', async () => {
    await showMetrics();
    await page().getByRole('button', { name: 'by time' }).focus();
    await page().keyboard.press('Tab');
    assert.match(
      await focusedName(),
      /^test\.auc: 0\.\d+, .*Retrain on week 45/,
      'the last point comes first',
    );
    await page().keyboard.press('Home');
    assert.match(await focusedName(), /first value, 2026-01-05 09:30 · Grace, First model/);
    await page().keyboard.press('ArrowRight');
    assert.match(await focusedName(), /since the point before \((↑ better|↓ worse)\), 2026-01-08/);
    assert.match(await tooltip().innerText(), /Recall per slice/);
    await page().keyboard.press('Enter');
    assert.deepEqual(await opened(), [{ kind: 'openCommit', root: ROOT, commit: COMMITS[1]!.commit }]);
    await page().keyboard.press('Escape');
    assert.equal(await tooltip().count(), 0);
    await page().keyboard.press('End');
    await page().keyboard.press('Tab');
    assert.equal(await focusedName(), 'Table: test.auc', 'a chart is one stop of the Tab key');
  });

  it('tells the nearest point under the pointer, and opens its commit on a click', async () => {
    await showMetrics();
    const target = await point(/2026-01-08 09:30/)
      .first()
      .boundingBox();
    assert.ok(target);
    const [x, y] = [target.x + target.width / 2 + 3, target.y + target.height / 2 + 3];
    await page().mouse.move(x, y);
    assert.match(await tooltip().innerText(), /2026-01-08 09:30 · Ada Löwe\s+Recall per slice/);
    await page().mouse.click(x, y);
    assert.deepEqual(await opened(), [{ kind: 'openCommit', root: ROOT, commit: COMMITS[1]!.commit }]);
  });

  it('plots metrics of one size together, and others one below the other', async () => {
    await showMetrics();
    await choice('worst (recall) · recall-per-slice').click();
    const both = chart('test.auc, worst (recall)');
    await both.waitFor();
    assert.deepEqual(await both.getByRole('list', { name: 'Series' }).getByRole('listitem').allInnerTexts(), [
      'test.auc · beats-threshold',
      'worst (recall) · recall-per-slice',
    ]);
    await choice('latencyMs · p95-latency').click();
    await chart('latencyMs').getByText('maximum 150 ms', { exact: true }).waitFor();
    assert.equal(await page().getByRole('figure').count(), 2);
    await choice('latencyMs · p95-latency').click();
    assert.equal(await page().getByRole('figure').count(), 1);
  });

  it('goes by up and down from line to line', async () => {
    await showMetrics();
    await choice('worst (recall) · recall-per-slice').click();
    await page().getByRole('button', { name: 'by time' }).focus();
    await page().keyboard.press('Tab');
    await page().keyboard.press('ArrowDown');
    assert.match(await focusedName(), /^worst \(recall\)/);
    await page().keyboard.press('ArrowUp');
    assert.match(await focusedName(), /^test\.auc/);
  });

  it('shows the baseline beside the metric that is compared with it', async () => {
    await showMetrics();
    await choice('test.auc · beats-threshold').click();
    await page().getByText('Choose a metric to see its run.').waitFor();
    await choice('test.auc · no-worse').click();
    assert.deepEqual(await chart('test.auc').getByRole('list').getByRole('listitem').allInnerTexts(), [
      'test.auc · no-worse',
      'baseline · no-worse',
    ]);
  });

  it('has the numbers behind a plot as a table', async () => {
    await showMetrics();
    const table = await openTable(chart('test.auc'));
    assert.equal(await table.getByRole('row').count(), COMMITS.length + 1);
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), [
      'Commit',
      'Author',
      'Subject',
      'test.auc',
    ]);
  });

  it('compares two commits, and says which metrics became better and which worse', async () => {
    await showMetrics();
    const compare = page().getByRole('region', { name: 'Compare two commits' });
    const row = (name: RegExp) => compare.getByRole('row', { name });
    assert.match(await row(/^test\.auc train\/beats-threshold/).innerText(), /\+0\.\d+\s+↑ better/);
    assert.match(await row(/^rows/).innerText(), /\+\d+\s+↑ higher/);
    await compare.getByRole('combobox', { name: 'Earlier commit' }).click();
    await page()
      .getByRole('option', { name: /^2026-01-05/ })
      .click();
    await toolkitTold(page());
    assert.match(await row(/^rows/).innerText(), /480\s+756\s+\+276/);
    await page().getByRole('button', { name: 'by time' }).focus();
    await page().keyboard.press('Tab');
    await page().keyboard.press('Home');
    for (let step = 0; step < 3; step++) await page().keyboard.press('ArrowRight');
    await page().keyboard.press('Shift+Enter');
    assert.match(await row(/^rows/).innerText(), /480\s+516\s+\+36/);
    assert.deepEqual(await opened(), [], 'comparing opens nothing');
  });

  it('places commits by time on demand', async () => {
    await showMetrics();
    const places = () =>
      page()
        .locator('circle.stop')
        .evaluateAll((stops) => stops.map((stop) => Number(stop.getAttribute('cx'))));
    const gaps = (at: readonly number[]) => at.slice(1).map((x, index) => x - at[index]!);
    const even = gaps(await places());
    assert.ok(Math.max(...even) - Math.min(...even) < 0.01);
    await page().getByRole('button', { name: 'by time' }).click();
    const byTime = gaps(await places());
    assert.ok(Math.max(...byTime) > 5 * Math.min(...byTime), 'the weeks without a commit are a gap');
  });

  it('says what is left out', async () => {
    await show();
    await board.answer('metricHistory', metricsAnswer({ ...METRICS, isCut: true }, true));
    await page().getByText('There are more: the others are left out.').waitFor();
    await page().getByText('This clone is shallow: older ones are not in it.').waitFor();
  });

  it('says how to get metrics where there are none', async () => {
    await show({}, boardOf(projectOf(MLOPS_LIKE, {})));
    await board.answer('metricHistory', metricsAnswer({ ...METRICS, series: [], commits: [] }));
    await page().getByText('No check has measured a number yet.').waitFor();
    await board.picture('metrics-none');
    await through().getByRole('button', { name: 'Open project file' }).click();
    assert.equal((await board.requests()).at(-1)?.action.kind, 'openProjectFile');
  });

  it('shows the values of now where git cannot tell, and asks again on demand', async () => {
    await show({}, boardOf(MEASURED));
    const id = await board.requested('metricHistory');
    await board.send({ type: 'failed', id, message: { text: 'The past cannot be read: no repository.' } });
    await page().getByText('The past cannot be read: no repository.').waitFor();
    const values = through().getByRole('table');
    assert.deepEqual(await values.getByRole('row').allInnerTexts(), [
      'Metric\tCheck\tValue',
      'auc\ttrain/beats-threshold\t0.9712',
    ]);
    await board.picture('metrics-refused');
    assert.deepEqual(await axe(page()), []);
    await page().getByRole('button', { name: 'Try again' }).click();
    await board.answer('metricHistory', metricsAnswer());
    await list().waitFor();
  });

  it('asks nothing in an untrusted workspace, and says why', async () => {
    await show({}, { ...STATE, trusted: false });
    await page().getByText('Their history is in git, which is not asked in Restricted Mode.').waitFor();
    await board.picture('metrics-untrusted');
    assert.ok(!(await board.requests()).some(({ action }) => action.kind === 'metricHistory'));
    assert.deepEqual(await axe(page()), []);
  });

  it('can be loaded again where its script could not be read', async () => {
    board = await suite.open();
    await board.show(STATE);
    await page().route('**/board-metricsView-*.js', (route) => route.abort());
    await page().getByRole('tab', { name: 'Metrics' }).click();
    await page().getByRole('heading', { name: 'This view could not be loaded' }).waitFor();
    await page().unroute('**/board-metricsView-*.js');
    await page().getByRole('button', { name: 'Try again' }).click();
    await board.answer('metricHistory', metricsAnswer());
    await list().waitFor();
  });

  for (const width of [600, 1600]) {
    it(`has nothing that axe finds in any theme at ${String(width)} px`, async () => {
      await showMetrics({ width, height: 1000 });
      await picturesInThemes(board, 'metrics');
      await choice('worst (recall) · recall-per-slice').click();
      await choice('latencyMs · p95-latency').click();
      await page().getByRole('button', { name: 'by time' }).focus();
      await page().keyboard.press('Tab');
      for (let step = 0; step < 9; step++) await page().keyboard.press('ArrowLeft');
      await tooltip().waitFor();
      assert.deepEqual(await axeInThemes(board, 'metrics-several'), []);
      await page().getByRole('region', { name: 'Compare two commits' }).scrollIntoViewIfNeeded();
      await openTable(page().getByRole('figure').first());
      assert.deepEqual(await axeInThemes(board, 'metrics-compare'), []);
    });
  }
});
