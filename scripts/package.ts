import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

const root = path.join(__dirname, '..');

/** The platform of this machine as VS Code names its targets; the data engine's native part is of this platform. */
function currentTarget(): string {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const isAlpine = process.platform === 'linux' && header.glibcVersionRuntime === undefined;
  return `${isAlpine ? 'alpine' : process.platform}-${process.arch}`;
}

/** Builds the production bundles and packs them for this platform. */
async function main(): Promise<void> {
  const target = process.argv[2] ?? currentTarget();
  execFileSync(process.execPath, ['--require', 'tsx/cjs', 'scripts/build.ts', '--production'], {
    cwd: root,
    stdio: 'inherit',
  });
  const packagePath = path.join(root, `ml-lifecycle-${target}.vsix`);
  await createVSIX({
    cwd: root,
    target,
    packagePath,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  console.log(`Packed ${path.basename(packagePath)}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
