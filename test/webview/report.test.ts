import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { AUDIENCES, type Audience } from '../../src/core/reportDocument/audience';
import { reportText } from '../../src/node/report/reportText';
import { sampleProject } from '../support/reportSample';
import { axe, axeOfColors } from './axe';
import { boardSuite } from './boardSuite';

const PICTURES = path.join(__dirname, '..', '..', '.test-out', 'webview');
const ADDRESS = 'https://report.test/reports/report.html';
/** A4 between its margins, in CSS pixels. */
const PAPER_WIDTH = 703;

interface View {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly media?: 'screen' | 'print';
}

describe('the report in a browser', () => {
  const project = sampleProject();
  const suite = boardSuite();

  /** Opens the report as a file of its own; what its policy refuses and what it asks of the network is noted. */
  async function open(audience: Audience, view: View = {}): Promise<{ page: Page; faults: string[] }> {
    const { scheme = 'light', width = 1000, media = 'screen' } = view;
    const page = await suite.harness.browser.newPage({
      viewport: { width, height: 900 },
      colorScheme: scheme,
    });
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    const body = reportText({ audience, projects: [project] }, 'html');
    await page.route('**/*', (route) => {
      if (route.request().url() === ADDRESS) return route.fulfill({ contentType: 'text/html', body });
      faults.push(`asked for ${route.request().url()}`);
      return route.abort();
    });
    await page.goto(ADDRESS);
    await page.emulateMedia({ media });
    return { page, faults };
  }

  for (const audience of AUDIENCES) {
    for (const width of [600, 1600]) {
      it(`is whole for ${audience} in light and dark at ${String(width)} px: axe finds nothing, nothing is cut or refused`, async function () {
        this.timeout(60_000);
        const { page, faults } = await open(audience, { width });
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme });
          await page.screenshot({
            path: path.join(PICTURES, `report-${audience}-${scheme}-${String(width)}.png`),
            fullPage: true,
          });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${String(over)} px are cut in ${scheme}`);
          assert.deepEqual(faults, []);
          assert.deepEqual(await (scheme === 'light' ? axe : axeOfColors)(page), [], scheme);
        }
        await page.close();
      });
    }

    it(`prints for ${audience} on white, with every path in words, and no row cut`, async () => {
      const { page } = await open(audience, { scheme: 'dark', width: PAPER_WIDTH, media: 'print' });
      await page.screenshot({ path: path.join(PICTURES, `report-${audience}-print.png`), fullPage: true });
      const paper = await page.evaluate(() => ({
        ground: getComputedStyle(document.body).backgroundColor,
        rows: [...document.querySelectorAll('tr')].map((row) => getComputedStyle(row).breakInside),
        untold: [...document.querySelectorAll('main a')].filter((link) => {
          const [, target = ''] = /^(?:\.\.?\/)+([^#]*)/.exec(link.getAttribute('href') ?? '') ?? [];
          return target === '' || !link.textContent.includes(decodeURIComponent(target));
        }).length,
      }));
      assert.equal(paper.ground, 'rgb(255, 255, 255)');
      assert.deepEqual([...new Set(paper.rows)], ['avoid']);
      assert.equal(paper.untold, 0);
      await page.close();
    });
  }

  it('takes one page of paper for stakeholders', async () => {
    const { page } = await open('stakeholder', { media: 'print' });
    const pdf = await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      path: path.join(PICTURES, 'report-stakeholder.pdf'),
    });
    assert.equal(pagesOf(pdf), 1);
    await page.close();
  });

  it('begins every part on a page of its own where the team prints it', async () => {
    const { page } = await open('team', { media: 'print' });
    assert.ok(pagesOf(await page.pdf({ format: 'A4' })) > 1);
    await page.close();
  });
});

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
