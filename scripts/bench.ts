import { execFileSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { measureInEditor } from './bench/measureInEditor';
import { printRows } from './bench/printRows';
import { median, type Row } from './bench/row';
import { loadedFirst } from './boardBundle';

const root = path.join(__dirname, '..');
const RUNS = 15;

function timeOf(args: readonly string[], cwd: string): number {
  const begin = performance.now();
  try {
    execFileSync(process.execPath, args, { cwd, stdio: 'ignore' });
  } catch {
    // `status` ends with 1 where a check fails, as in the example: it is timed all the same.
  }
  return performance.now() - begin;
}

/** `status` of the example beyond Node's own start: the two alternate, so that noise meets both. */
function statusRow(): Row {
  const folder = mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-bench-'));
  try {
    cpSync(path.join(root, 'examples', 'tumour-screening'), folder, { recursive: true });
    const cli = path.join(root, 'dist', 'cli.js');
    const bare: number[] = [];
    const status: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      bare.push(timeOf(['-e', '0'], folder));
      status.push(timeOf([cli, 'status', '--json'], folder));
    }
    const beyond = median(status) - median(bare);
    const value = `${beyond.toFixed(0)} ms (${median(status).toFixed(0)} − ${median(bare).toFixed(0)} of Node alone, × ${(median(status) / median(bare)).toFixed(1)})`;
    return {
      what: '`status` of the example beyond Node’s start',
      value,
      target: '< 150 ms',
      met: beyond < 150,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the board what is loaded before its first paint. */
function boardRow(limit: number): Row {
  const files = loadedFirst((file) => readFileSync(path.join(root, 'dist', file), 'utf8'));
  return sizeRow('board.js', limit, files);
}

function sizeRow(file: string, limit: number, files: readonly string[] = [file]): Row {
  const bytes = files.reduce((sum, name) => sum + statSync(path.join(root, 'dist', name)).size, 0);
  const kilobytes = bytes / 1000;
  const target = Number.isFinite(limit) ? `< ${String(limit)} kB` : '–';
  return {
    what: `dist/${file}, minified`,
    value: `${kilobytes.toFixed(0)} kB`,
    target,
    met: kilobytes < limit,
  };
}

async function main(): Promise<void> {
  execFileSync(process.execPath, ['--require', 'tsx/cjs', 'scripts/build.ts', '--production'], {
    cwd: root,
    stdio: 'inherit',
  });
  const rows = [
    sizeRow('extension.js', 300),
    boardRow(250),
    sizeRow('program.js', Infinity),
    statusRow(),
    ...(await measureInEditor(root)),
  ];
  printRows(
    rows,
    `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores, Node ${process.version}\n` +
      `Medians; ${String(RUNS)} alternating runs for processes, fresh editors for activation. Production bundles.`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
