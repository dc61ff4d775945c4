import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/testbed/openBrowser';
import { boardHtml } from '../../src/editor/board/boardHtml';
import { bundleBoard, type BoardBundle } from './boardHarness';
import { boardOf, TUMOUR_SCREENING } from './fixtures';

const PANEL = 'https://panel.test';
/** As in the editor, files come from another origin than the page. */
const RESOURCES = 'https://resource.test';

describe('the page of the board under its real policy', () => {
  let browser: Browser;
  let bundle: BoardBundle;
  before(async function () {
    this.timeout(60_000);
    [browser, bundle] = await Promise.all([openBrowser(), bundleBoard()]);
  });
  after(() => browser.close());

  /** Opens the page that the editor shows, with the nonce of a panel. */
  async function open(): Promise<{ readonly page: Page; readonly refused: readonly string[] }> {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      // The toolkit tries one rule in a style element of its own, and does without it.
      if (message.type() === 'error' && !message.text().includes("'style-src ")) refused.push(message.text());
    });
    page.on('pageerror', (error) => refused.push(error.message));
    await page.addInitScript({
      content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} })',
    });
    const html = boardHtml({
      script: `${RESOURCES}/dist/board.js`,
      style: `${RESOURCES}/dist/board.css`,
      cspSource: RESOURCES,
      nonce: 'c29tZSBub25jZQ==',
      title: 'Board',
      language: 'en',
    });
    await page.route(`${PANEL}/`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
    await page.route(`${RESOURCES}/dist/*`, (route) => {
      const name = new URL(route.request().url()).pathname.slice('/dist/'.length);
      const body = name === 'board.css' ? bundle.styles : (bundle.scripts.get(name) ?? '');
      const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript; charset=utf-8';
      return route.fulfill({ contentType, body, headers: { 'access-control-allow-origin': '*' } });
    });
    await page.goto(`${PANEL}/`);
    return { page, refused };
  }

  it('loads the parts of the script that are imported at once and on demand, and refuses nothing', async () => {
    const { page, refused } = await open();
    await page.getByText('Reading the projects of this workspace…').waitFor();
    const state = { ...boardOf(TUMOUR_SCREENING), trusted: false };
    const message = JSON.stringify({ type: 'state', revision: 1, state, translations: {} });
    await page.evaluate(`window.postMessage(${message}, '*')`);
    for (const [tab, heading] of [
      ['Metrics', 'Metrics through the commits'],
      ['Pace', 'Lead time'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('heading', { name: heading }).waitFor();
    }
    assert.deepEqual(refused, []);
    await page.close();
  });

  it('runs no script without the nonce', async () => {
    const { page, refused } = await open();
    await page.evaluate(`new Promise((resolve) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '${RESOURCES}/dist/board.js?again';
      script.onerror = resolve;
      document.body.append(script);
    })`);
    assert.match(refused.join('\n'), /script-src/);
    await page.close();
  });
});
