import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the in-editor suite, every `*.test.ts` below test/host, and returns the path of its runner. */
export async function bundleHostTests(root: string): Promise<string> {
  const source = join(root, 'test', 'host');
  const out = join(root, '.test-out', 'host');
  const files = await readdir(source, { recursive: true });
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  await rm(out, { recursive: true, force: true });
  await build({
    entryPoints: [
      { in: join(source, 'runner.ts'), out: 'runner' },
      ...tests.map((file) => ({ in: join(source, file), out: join('tests', file.replace(/\.ts$/, '')) })),
    ],
    outdir: out,
    bundle: true,
    platform: 'node',
    // The oldest release's extension host runs on Node 20.
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    // Packages come from node_modules; `vscode` is the editor's own.
    packages: 'external',
    logLevel: 'warning',
  });
  return join(out, 'runner.js');
}
