import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './testbed/findBrowser';
import { runScript } from './testbed/lifetime';
import { picturesFolder } from './testbed/picturesFolder';
import { projectRoot } from './testbed/projectRoot';
import { releasesNamed, type Release } from './testbed/releases';
import { runMocha } from './testbed/runMocha';
import { addSecondTry, failedFiles } from './testbed/testReport';

/** Where more files fail, it is not by chance. */
const MOST_FILES_AGAIN = 2;

const options = {
  release: { type: 'string', default: 'newest' },
  grep: { type: 'string' },
} as const;

runScript(async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  findBrowser();
  const files = positionals.length > 0 ? positionals.map((file) => resolve(file)) : await journeyFiles();
  // Pictures of another day would be taken for today's.
  const wholeRun = positionals.length === 0 && values.grep === undefined;
  let failures = 0;
  for (const release of releasesNamed(values.release)) {
    console.log(`\nJourneys in VS Code ${release.vscode}`);
    process.env['TEST_EDITOR'] = release.name;
    if (wholeRun) await rm(picturesFolder(release), { recursive: true, force: true });
    failures += await runJourneys(files, release, values.grep);
  }
  return failures === 0 ? 0 : 1;
});

/** Runs journeys, and those of a file in which one failed once more: with a new editor, since a step goes on from the one before it. */
async function runJourneys(
  files: readonly string[],
  release: Release,
  grep: string | undefined,
): Promise<number> {
  const report = join(projectRoot, '.test-out', `journeys-${release.name}.json`);
  const failures = await runMocha(files, report, grep);
  const again = failures === 0 ? [] : ((await failedFiles(report)) ?? []);
  if (again.length === 0 || again.length > MOST_FILES_AGAIN) return failures;
  console.log('\nOnce more, what failed');
  const secondReport = join(projectRoot, '.test-out', `journeys-${release.name}-again.json`);
  const left = await runMocha(again, secondReport, grep);
  await addSecondTry(report, secondReport);
  return left;
}

async function journeyFiles(): Promise<string[]> {
  const folder = join(projectRoot, 'test', 'journeys');
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}
