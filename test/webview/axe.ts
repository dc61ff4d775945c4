import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** All rules of WCAG 2.2 AA and of good practice. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those whose answer depends on colours. */
const OF_COLORS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** What axe finds on a page by all rules. */
export function axe(page: Page): Promise<readonly string[]> {
  return violations(page, ALL);
}

/** What axe finds on a page by the rules of which another theme may be a breach, where nothing but colours is other. */
export function axeOfColors(page: Page): Promise<readonly string[]> {
  return violations(page, OF_COLORS);
}

async function violations(page: Page, runOnly: unknown): Promise<readonly string[]> {
  // Through the debugger, which the page's policy does not concern.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const result = await page.evaluate(`axe.run(document, ${options})`);
  return (result as AxeResult).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html}\n${node.failureSummary}`).join('\n')}`,
  );
}
