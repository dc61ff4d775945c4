import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { MetricChange } from '../../src/core/history/diffSnapshots';
import type { ReportedProject } from '../../src/core/reportDocument/reportInput';
import { reportText } from '../../src/node/report/reportText';
import { changedChecks, sampleProject } from '../support/reportSample';
import { axe, axeOfColors } from './axe';
import { boardSuite } from './boardSuite';

const PICTURES = path.join(__dirname, '..', '..', '.test-out', 'webview');
/** A4 between its margins, in CSS pixels. */
const PAPER_WIDTH = 703;
const LONG_CHECK = 'demographic_parity_of_screening_recommendations';
const LONG_METRICS = [
  'slices.radius_below_12_mm.demographic_parity_difference',
  'validation.macro_averaged_recall_at_k10',
  'fairness.equalisedOddsDifferenceBetweenHospitals',
  'macro-averaged-recall',
];

const change = (metric: string): MetricChange => ({
  ...{ stage: 'evaluate', check: LONG_CHECK, metric },
  ...{ was: 0.9123456789, is: 0.9234567891, by: 0.0111111102 },
});

/** The sample, of which a check and its numbers have long names. */
function longNamed(): ReportedProject {
  const sample = sampleProject();
  const { since } = sample;
  assert.ok(since);
  const snapshot = changedChecks(sample.snapshot, (check) =>
    check.id === 'slices' ? { ...check, id: LONG_CHECK } : check,
  );
  const changes = { ...since.changes, metrics: LONG_METRICS.map(change) };
  return { ...sample, snapshot, since: { ...since, changes } };
}

describe('long names in a report', () => {
  const suite = boardSuite();
  let page: Page;
  afterEach(() => page.close());

  async function open(width: number, media: 'screen' | 'print' = 'screen') {
    page = await suite.harness.browser.newPage({ viewport: { width, height: 900 } });
    await page.setContent(reportText({ audience: 'reviewer', projects: [longNamed()] }, 'html'));
    await page.emulateMedia({ media });
  }

  /** What stands before and behind each place within a word of a table's cells at which a line is broken. */
  function brokenWords(): Promise<readonly (readonly [string, string])[]> {
    return page.evaluate(() => {
      const found: [string, string][] = [];
      for (const cell of document.querySelectorAll('td div, tbody th div')) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        let last: { readonly character: string; readonly bottom: number } | undefined;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          for (const [at, character] of (node.textContent ?? '').split('').entries()) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const { top, bottom } = range.getBoundingClientRect();
            const isBroken = last !== undefined && top >= last.bottom - 2;
            if (isBroken && /\S/.test(last?.character ?? '') && /\S/.test(character)) {
              found.push([last?.character ?? '', character]);
            }
            last = { character, bottom };
          }
        }
      }
      return found;
    });
  }

  const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  for (const [where, width, media] of [
    ['at 600 px', 600, 'screen'],
    ['at 1,600 px', 1600, 'screen'],
    ['on paper', PAPER_WIDTH, 'print'],
  ] as const) {
    it(`are broken where their parts meet only, ${where}`, async () => {
      await open(width, media);
      const broken = await brokenWords();
      if (width < 1000) assert.ok(broken.length > 0, 'there is something to be broken');
      const within = broken.filter(
        ([a, b]) => !/[/._-]/.test(a) && !(/\p{Ll}/u.test(a) && /\p{Lu}/u.test(b)),
      );
      assert.deepEqual(within, []);
      assert.equal(await over(), 0, 'and nothing is cut');
    });
  }

  it('are broken anywhere in a window as narrow as a telephone, rather than cut', async () => {
    await open(400);
    assert.equal(await over(), 0);
  });

  for (const [width, media] of [
    [600, 'screen'],
    [1600, 'screen'],
    [PAPER_WIDTH, 'print'],
  ] as const) {
    it(`can be read in light and dark at ${String(width)} px on ${media}`, async () => {
      await open(width, media);
      const table = page.getByRole('table', { name: 'Numbers that changed' });
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        assert.deepEqual(await (scheme === 'light' ? axe : axeOfColors)(page), [], scheme);
        await table.screenshot({
          path: path.join(PICTURES, `report-names-${scheme}-${media}-${String(width)}.png`),
        });
      }
    });
  }
});
