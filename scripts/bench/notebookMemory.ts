import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Row } from './row';

const root = path.join(__dirname, '..', '..');
const MEBIBYTE = 1024 * 1024;
/** Of each notebook, and of memory that judging it may take. */
const NOTEBOOK_MEBIBYTES = 100;
const MEMORY_MEBIBYTES = 300;

const CHECKS = ['order', 'errors', 'size', 'secrets', 'pii', 'paths'];
const PROJECT = `version: 1
stages:
  explore:
    checks:
${CHECKS.map((check) => `      ${check}: { uses: notebook.${check}, with: { files: a.ipynb } }`).join('\n')}
`;

/** Makes a process write down its peak of resident memory, in KiB, when it ends. */
const PRELOAD = `process.on('exit', () =>
  require('node:fs').writeFileSync('peak.txt', String(process.resourceUsage().maxRSS)));`;

/** Notebooks by what makes them large: cells, as texts of JSON, without end. */
const SHAPES: Readonly<Record<string, () => Generator<string>>> = {
  'a few huge pictures': () => cells(() => [picture(10 * MEBIBYTE)]),
  'a few huge tables': () => cells((count) => [table(count, 150_000)]),
  'one endless line': () => cells(() => [stream('9'.repeat(90 * MEBIBYTE))]),
  'very many outputs': () =>
    cells((count) => Array.from({ length: 1000 }, () => stream(`${String(count)} rows\n`))),
  'very many cells': () =>
    cells((count) => Array.from({ length: 10 }, () => stream(`${String(count)} rows\n`.repeat(40)))),
  'as many cells as are judged': () => cells((count) => [stream(`${String(count)} rows\n`.repeat(100))]),
  'more cells than are judged': () => cells(() => []),
  'many tables beyond Latin letters': () => cells((count) => [table(count, 100, 'Größe € 客户')]),
};

function* cells(outputs: (count: number) => readonly object[]): Generator<string> {
  for (let count = 1; ; count++) {
    const source = ['frame = load("data/raw.csv")\n', 'frame.head()'];
    const cell = { cell_type: 'code', execution_count: count, metadata: {}, outputs: outputs(count), source };
    yield JSON.stringify(cell, null, 1);
  }
}

function picture(bytes: number): object {
  return { output_type: 'display_data', metadata: {}, data: { 'image/png': 'iVBORw0K'.repeat(bytes / 8) } };
}

function stream(text: string): object {
  return { output_type: 'stream', name: 'stdout', text: [text] };
}

function table(seed: number, rows: number, word = 'customer'): object {
  const lines = Array.from({ length: rows }, (_, row) => {
    return `<tr><td>${word} ${String(seed * rows + row)}</td><td>${String((row * 7919) % 104_729)}.25</td></tr>\n`;
  });
  return { output_type: 'execute_result', execution_count: seed, metadata: {}, data: { 'text/html': lines } };
}

function writeNotebook(file: string, shape: () => Generator<string>): void {
  const handle = openSync(file, 'w');
  try {
    let bytes = writeSync(handle, '{"cells": [');
    for (const cell of shape()) {
      bytes += writeSync(handle, bytes < 20 ? cell : `,\n${cell}`);
      if (bytes >= NOTEBOOK_MEBIBYTES * MEBIBYTE) break;
    }
    writeSync(handle, '], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}');
  } finally {
    closeSync(handle);
  }
}

/** Judges one notebook by all checks of notebooks, at once, in a process of its own. */
function measure(cli: string, what: string, shape: () => Generator<string>): Row {
  const folder = mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-bench-'));
  try {
    writeFileSync(path.join(folder, 'ml-lifecycle.yaml'), PROJECT);
    writeFileSync(path.join(folder, 'peak.cjs'), PRELOAD);
    writeNotebook(path.join(folder, 'a.ipynb'), shape);
    const begin = performance.now();
    const preload = path.join(folder, 'peak.cjs');
    const args = ['--require', preload, cli, 'check', '--all', '--jobs', '6'];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const seconds = (performance.now() - begin) / 1000;
    if (stderr !== '') process.stderr.write(stderr);
    const peak = Number(readFileSync(path.join(folder, 'peak.txt'), 'utf8')) / 1024;
    const size = statSync(path.join(folder, 'a.ipynb')).size / MEBIBYTE;
    return {
      what: `${what}: ${size.toFixed(0)} MiB`,
      value: `${peak.toFixed(0)} MiB of memory, ${seconds.toFixed(1)} s`,
      target: `< ${String(MEMORY_MEBIBYTES)} MiB`,
      met: peak < MEMORY_MEBIBYTES,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Peak memory of judging large notebooks. Run by itself: `node --require tsx/cjs scripts/bench/notebookMemory.ts`, with
 * the path of a bundle of the command line to measure that one instead of a new one.
 */
function main(): void {
  const given = process.argv[2];
  if (given === undefined) {
    const build = ['--require', 'tsx/cjs', 'scripts/build.ts', '--production'];
    execFileSync(process.execPath, build, { cwd: root, stdio: 'inherit' });
  }
  const cli = path.resolve(given ?? path.join(root, 'dist', 'cli.js'));
  for (const [what, shape] of Object.entries(SHAPES)) {
    const { what: named, value, target, met } = measure(cli, what, shape);
    console.log(`${met ? '✓' : '✗'} ${named.padEnd(45)}  ${value}  (target ${target})`);
    if (!met) process.exitCode = 1;
  }
}

main();
