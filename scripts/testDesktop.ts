import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { bundleHostTests } from './testbed/bundleHostTests';
import { runScript, type Lifetime } from './testbed/lifetime';
import { prepareWorkspace } from './testbed/prepareWorkspace';
import { projectRoot } from './testbed/projectRoot';
import { scratchFolder } from './testbed/scratchFolder';
import { SetupError } from './testbed/setupError';
import { readReport } from './testbed/testReport';

const versions = ['stable', '1.100.0'] as const;

runScript(async (lifetime) => {
  const { values } = parseArgs({ options: { grep: { type: 'string' } } });
  requireDisplay();
  const runner = await bundleHostTests(projectRoot);
  let failed = false;
  for (const version of versions) failed = !(await testIn(version, runner, values.grep, lifetime)) || failed;
  return failed ? 1 : 0;
});

async function testIn(
  version: string,
  runner: string,
  grep: string | undefined,
  lifetime: Lifetime,
): Promise<boolean> {
  const vscodeExecutablePath = await download(version);
  const scratch = await scratchFolder(lifetime, `desktop-${version}`);
  const folder = join(scratch, 'workspace');
  await prepareWorkspace(folder);
  const report = join(projectRoot, '.test-out', `desktop-${version}.json`);
  const code = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: runner,
    extensionTestsEnv: { TEST_REPORT: report, TEST_GREP: grep },
    launchArgs: [
      folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${join(scratch, 'data')}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
  }).catch(() => 1);
  const stats = await readReport(report);
  const counts = stats === undefined ? 'no test ran' : `${stats.passes} passed, ${stats.failures} failed`;
  console.log(`Desktop VS Code ${version}: ${counts}`);
  return code === 0 && stats?.failures === 0;
}

async function download(version: string): Promise<string> {
  try {
    return await downloadAndUnzipVSCode(version);
  } catch (error) {
    throw new SetupError(
      `Desktop VS Code ${version} cannot be downloaded here.`,
      'It comes from its maker; check the network and the proxy. `npm run test:host` runs the same tests in an editor from npm.',
      error instanceof Error ? error.message : String(error),
    );
  }
}

function requireDisplay(): void {
  if (process.platform !== 'linux') return;
  if (process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined) return;
  throw new SetupError(
    'Desktop VS Code needs a display.',
    'Run it as `xvfb-run -a npm run test:desktop`, or use `npm run test:host`, which needs none.',
  );
}
