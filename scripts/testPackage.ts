import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './testbed/findBrowser';
import { runScript } from './testbed/lifetime';
import { projectRoot } from './testbed/projectRoot';
import { runMocha } from './testbed/runMocha';
import { runProjectScript } from './testbed/runProjectScript';
import { SetupError } from './testbed/setupError';

runScript(async (lifetime) => {
  findBrowser();
  const started = Date.now();
  if ((await runProjectScript(lifetime, 'package')) !== 0) {
    throw new SetupError('The extension could not be packed.', 'Correct what is said above.');
  }
  process.env['TEST_VSIX'] = await packedSince(started);
  const tests = [join(projectRoot, 'test', 'package', 'install.test.ts')];
  const failures = await runMocha(tests, join(projectRoot, '.test-out', 'installed.json'), undefined);
  return failures === 0 ? 0 : 1;
});

/** The package that was written after a time. */
async function packedSince(time: number): Promise<string> {
  for (const name of await readdir(projectRoot)) {
    const file = join(projectRoot, name);
    if (name.endsWith('.vsix') && (await stat(file)).mtimeMs >= time - 1000) return file;
  }
  throw new SetupError(
    'Packing left no .vsix file in the root of the project.',
    'See what `npm run package` says.',
  );
}
