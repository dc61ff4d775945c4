import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { hostTestMark } from '../test/support/hostTestMark';
import { bundleHostTests } from './testbed/bundleHostTests';
import { installEditor } from './testbed/installEditor';
import { runScript, type Lifetime } from './testbed/lifetime';
import { openBrowser } from './testbed/openBrowser';
import { prepareWorkspace } from './testbed/prepareWorkspace';
import { projectRoot } from './testbed/projectRoot';
import { releasesNamed, type Release } from './testbed/releases';
import { runInEditor, type RunOutcome } from './testbed/runInEditor';
import { scratchFolder } from './testbed/scratchFolder';
import { startServer } from './testbed/startServer';
import { readReport, type TestReport } from './testbed/testReport';

const limitMilliseconds = 10 * 60_000;
const out = join(projectRoot, '.test-out');

runScript(async (lifetime) => {
  const { values } = parseArgs({
    options: { release: { type: 'string', default: 'all' }, grep: { type: 'string' } },
  });
  const releases = releasesNamed(values.release);
  const browser = await openBrowser();
  lifetime.add(() => browser.close());
  const runner = await bundleHostTests(projectRoot);
  const outcomes: string[] = [];
  let failed = false;
  for (const release of releases) {
    const outcome = await testIn(release, runner, values.grep, browser, lifetime);
    failed ||= !outcome.passed;
    outcomes.push(`VS Code ${release.vscode}: ${outcome.summary}`);
  }
  console.log(`\n${outcomes.join('\n')}`);
  return failed ? 1 : 0;
});

interface Outcome {
  readonly passed: boolean;
  readonly summary: string;
}

async function testIn(
  release: Release,
  runner: string,
  grep: string | undefined,
  browser: Browser,
  lifetime: Lifetime,
): Promise<Outcome> {
  const place = join(out, `host-${release.name}`);
  const report = `${place}.json`;
  await rm(report, { force: true });
  const editor = await installEditor(release, projectRoot, console.log);
  console.log(`\nTests in VS Code ${release.vscode}`);
  const scratch = await scratchFolder(lifetime, `host-${release.name}`);
  const folder = join(scratch, 'workspace');
  await prepareWorkspace(folder);
  const env = { TEST_REPORT: report, ...(grep === undefined ? {} : { TEST_GREP: grep }) };
  const server = await startServer({ editor, dataDir: join(scratch, 'data'), env, testDriver: true });
  lifetime.add(() => server.stop());
  await mkdir(out, { recursive: true });
  const log = createWriteStream(`${place}.log`);
  const code = await runInEditor({
    browser,
    page: { port: server.port, folder, extensionDevelopmentPath: projectRoot, extensionTestsPath: runner },
    onLog: (text) => {
      log.write(`${text}\n`);
      for (const line of text.split('\n')) {
        if (line.startsWith(hostTestMark)) console.log(line.slice(hostTestMark.length));
      }
    },
    screenshot: `${place}-failed.png`,
    limitMilliseconds,
  });
  log.end();
  await server.stop();
  return describeOutcome(code, await readReport(report), place);
}

function describeOutcome(code: RunOutcome, stats: TestReport | undefined, place: string): Outcome {
  const seeAlso = `see ${relative(process.cwd(), place)}.log and -failed.png`;
  if (code === undefined) {
    return { passed: false, summary: `gave up after ${limitMilliseconds / 60_000} minutes; ${seeAlso}` };
  }
  if (stats === undefined) return { passed: false, summary: `no test ran (exit code ${code}); ${seeAlso}` };
  const counts = `${stats.passes} passed, ${stats.failures} failed, ${stats.pending} skipped`;
  const passed = code === 0 && stats.failures === 0;
  return { passed, summary: passed ? counts : `${counts}; ${seeAlso}` };
}
