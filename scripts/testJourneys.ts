import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './testbed/findBrowser';
import { runScript } from './testbed/lifetime';
import { picturesFolder } from './testbed/picturesFolder';
import { projectRoot } from './testbed/projectRoot';
import { releasesNamed } from './testbed/releases';
import { runMocha } from './testbed/runMocha';

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
    failures += await runMocha(
      files,
      join(projectRoot, '.test-out', `journeys-${release.name}.json`),
      values.grep,
    );
  }
  return failures === 0 ? 0 : 1;
});

async function journeyFiles(): Promise<string[]> {
  const folder = join(projectRoot, 'test', 'journeys');
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}
