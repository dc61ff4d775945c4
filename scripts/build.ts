import { build, context, type BuildOptions } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { BOARD_BUNDLE } from './boardBundle';

const root = path.join(__dirname, '..');
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: true,
  minify: production,
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

const forNode: BuildOptions = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  // The Node of the oldest editor that is supported.
  target: 'node20',
};

/** The bundles: extension host, command line (and engine) with what loads it, webview. */
const bundles: readonly BuildOptions[] = [
  { ...forNode, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  {
    ...forNode,
    entryPoints: ['src/cli/start/start.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...forNode,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/program.js',
    external: ['@duckdb/node-api'],
    // Code that was compiled earlier cannot import, but require.
    supported: { 'dynamic-import': false },
    // ESM builds of dependencies shake better than their CommonJS ones.
    mainFields: ['module', 'main'],
  },
  { ...shared, ...BOARD_BUNDLE },
];

async function main(): Promise<void> {
  if (!watch) await rm(path.join(root, 'dist'), { recursive: true, force: true });
  for (const options of bundles) {
    if (watch) await (await context(options)).watch();
    else await build(options);
  }
}

main().catch(() => {
  // esbuild has already printed what is wrong and where.
  process.exitCode = 1;
});
