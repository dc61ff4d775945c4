import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { editorUrl } from '../testbed/editorUrl';
import { installEditor, type Editor } from '../testbed/installEditor';
import { Lifetime } from '../testbed/lifetime';
import { openBrowser } from '../testbed/openBrowser';
import { prepareWorkspace } from '../testbed/prepareWorkspace';
import { releases } from '../testbed/releases';
import { runInEditor } from '../testbed/runInEditor';
import { scratchFolder } from '../testbed/scratchFolder';
import { startServer } from '../testbed/startServer';
import { BENCH_MARK } from './benchMark';
import { median, type Row } from './row';

const RUNS = 5;

/** Activation in the real extension host, and the time from opening a window to a filled tree. */
export async function measureInEditor(root: string): Promise<readonly Row[]> {
  const lifetime = new Lifetime();
  try {
    const editor = await installEditor(releases.newest, root, console.log);
    const browser = await openBrowser();
    lifetime.add(() => browser.close());
    return [
      ...(await activationRows(root, editor, browser, lifetime)),
      await treeRow(root, editor, browser, lifetime),
    ];
  } finally {
    await lifetime.end();
  }
}

interface Activation {
  readonly ownMs: number;
  readonly referenceMs?: number;
}

async function activationRows(
  root: string,
  editor: Editor,
  browser: Browser,
  lifetime: Lifetime,
): Promise<Row[]> {
  const runner = join(root, '.test-out', 'bench', 'runner.js');
  await build({
    entryPoints: [join(root, 'scripts', 'bench', 'activationRunner.ts')],
    outfile: runner,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
  });
  const results: Activation[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const scratch = await scratchFolder(lifetime, 'bench');
    const folder = join(scratch, 'empty');
    await mkdir(folder);
    const server = await startServer({ editor, dataDir: join(scratch, 'data'), testDriver: true });
    const lines: string[] = [];
    const code = await runInEditor({
      browser,
      page: { port: server.port, folder, extensionDevelopmentPath: root, extensionTestsPath: runner },
      onLog: (line) => lines.push(line),
      screenshot: join(root, '.test-out', 'bench', 'failed.png'),
      limitMilliseconds: 120_000,
    });
    await server.stop();
    const line = lines.find((text) => text.includes(BENCH_MARK));
    if (code !== 0 || line === undefined) throw new Error(`The activation run failed:\n${lines.join('\n')}`);
    results.push(JSON.parse(line.slice(line.indexOf(BENCH_MARK) + BENCH_MARK.length)) as Activation);
  }
  return [activationRow(results)];
}

function activationRow(results: readonly Activation[]): Row {
  const own = median(results.map((result) => result.ownMs));
  const reference = median(results.flatMap((result) => result.referenceMs ?? []));
  const ratio = Number.isNaN(reference)
    ? ''
    : `, × ${(own / reference).toFixed(2)} of JSON Language Features (${reference.toFixed(0)} ms)`;
  return {
    what: 'activation: import and activate, in the host',
    value: `${own.toFixed(0)} ms${ratio}`,
    target: '< 60 ms',
    met: own < 60,
  };
}

/** From the request for the page to the first row of the Lifecycle view, beside the file explorer's first row. */
async function treeRow(root: string, editor: Editor, browser: Browser, lifetime: Lifetime): Promise<Row> {
  const tree: number[] = [];
  const explorer: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    explorer.push(await timeToRow(root, editor, browser, lifetime, 'workbench.view.explorer'));
    tree.push(await timeToRow(root, editor, browser, lifetime, 'workbench.view.extension.mlLifecycle'));
  }
  const [own, reference] = [median(tree), median(explorer)];
  return {
    what: 'from opening the window to a filled tree',
    value: `${own.toFixed(0)} ms, × ${(own / reference).toFixed(2)} of the file explorer (${reference.toFixed(0)} ms)`,
    target: '–',
    met: true,
  };
}

/** Opens the example twice with a view in the side bar, and times the second opening: the first fills the caches. */
async function timeToRow(
  root: string,
  editor: Editor,
  browser: Browser,
  lifetime: Lifetime,
  container: string,
): Promise<number> {
  const scratch = await scratchFolder(lifetime, 'bench');
  const folder = join(scratch, 'tumour-screening');
  await prepareWorkspace(folder);
  const server = await startServer({ editor, dataDir: join(scratch, 'data'), extension: { folder: root } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    const url = editorUrl({ port: server.port, folder });
    const isExplorer = container.endsWith('explorer');
    const row = isExplorer
      ? page.locator('.explorer-folders-view .monaco-list-row').first()
      : page.locator('.part.sidebar [role="tree"][aria-label="Lifecycle"] .monaco-list-row').first();
    const tab = page.locator(
      `.part.activitybar .action-label[aria-label^="${isExplorer ? 'Explorer' : 'ML Lifecycle'}"]`,
    );
    const fill = async (): Promise<number> => {
      const begin = performance.now();
      await page.goto(url);
      await tab.waitFor({ timeout: 60_000 });
      const classes = await tab.locator('xpath=..').getAttribute('class');
      if (classes?.includes('checked') !== true) await tab.click();
      await row.waitFor({ timeout: 60_000 });
      return performance.now() - begin;
    };
    await fill();
    return await fill();
  } finally {
    await page.close();
    await server.stop();
  }
}
