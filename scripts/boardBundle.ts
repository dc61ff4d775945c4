import type { BuildOptions } from 'esbuild';

/**
 * How the board is bundled: `board.js` with what its first paint needs, and parts that it imports on demand. All are
 * modules: a nonce on the first one holds for whatever it imports.
 */
export const BOARD_BUNDLE: BuildOptions = {
  entryPoints: { board: 'webview/main.tsx' },
  outdir: 'dist',
  chunkNames: 'board-[name]-[hash]',
  bundle: true,
  platform: 'browser',
  format: 'esm',
  splitting: true,
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  tsconfig: 'webview/tsconfig.json',
  legalComments: 'none',
};

const STATIC_IMPORT = /(?:from|import)\s*"\.\/(board-[^"]+\.js)"/g;

/** The files that are loaded before the board's first paint: `board.js` and what it imports at once, directly or not. */
export function loadedFirst(textOf: (file: string) => string): readonly string[] {
  const files = ['board.js'];
  // Grows while it is walked.
  for (const file of files) {
    for (const [, imported = ''] of textOf(file).matchAll(STATIC_IMPORT)) {
      if (!files.includes(imported)) files.push(imported);
    }
  }
  return files;
}
