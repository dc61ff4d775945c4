import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildSync } from 'esbuild';
import { printRows } from './bench/printRows';
import { median, type Row } from './bench/row';
import type { EngineFigures } from './bench/scale/measureEngine';
import { scaleRepository } from './bench/scale/scaleRepository';
import { sizeOf, type ScaleSize } from './bench/scale/scaleTree';

const root = path.join(__dirname, '..');
const RUNS = Number(process.env['ML_LIFECYCLE_SCALE_RUNS'] ?? '5');
const MEBIBYTE = 1024 * 1024;

/** Programs that are measured, bundled from the sources as they are. */
interface Bundles {
  readonly cli: string;
  readonly engine: string;
  readonly links: string;
}

function bundle(folder: string): Bundles {
  const one = (source: string, name: string): string => {
    const outfile = path.join(folder, name);
    buildSync({
      absWorkingDir: root,
      entryPoints: [source],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      mainFields: ['module', 'main'],
      external: ['@duckdb/node-api'],
      supported: { 'dynamic-import': false },
      logLevel: 'error',
    });
    return outfile;
  };
  one('src/cli/main.ts', 'program.js');
  return {
    cli: one('src/cli/start/start.ts', 'cli.js'),
    engine: one('scripts/bench/scale/measureEngine.ts', 'measureEngine.js'),
    links: one('scripts/bench/scale/measureLinks.ts', 'measureLinks.js'),
  };
}

/** Time that a process takes from start to end: ms. */
function timeOf(command: string, args: readonly string[], cwd: string): number {
  const begin = performance.now();
  const { error } = spawnSync(command, args, { cwd, stdio: 'ignore' });
  if (error !== undefined) throw error;
  return performance.now() - begin;
}

/** What a process of ours measured itself. */
function measured(program: string, args: readonly string[]): unknown {
  const output = execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return JSON.parse(output);
}

interface Figures {
  readonly gitStatus: number[];
  readonly bare: number[];
  readonly ripgrep: { readonly listing: number[]; readonly reading: number[] };
  readonly status: { readonly cold: number[]; readonly warm: number[] };
  readonly links: { readonly cold: number[]; readonly warm: number[] };
  readonly engine: { readonly cold: EngineFigures[]; readonly warm: EngineFigures[] };
}

/** Everything in turn and again, so that noise meets all alike. Cold: without what an earlier run left on the disk. */
function measure(folder: string, { cli, engine, links }: Bundles): Figures {
  const hasRipgrep = spawnSync('rg', ['--version']).error === undefined;
  const forget = (): void =>
    rmSync(path.join(folder, '.ml-lifecycle', 'cache'), { recursive: true, force: true });
  const figures: Figures = {
    gitStatus: [],
    bare: [],
    ripgrep: { listing: [], reading: [] },
    status: { cold: [], warm: [] },
    links: { cold: [], warm: [] },
    engine: { cold: [], warm: [] },
  };
  const linksTime = (): number => (measured(links, [folder]) as { readonly time: number }).time;
  const engineLife = (): EngineFigures => measured(engine, [cli, folder]) as EngineFigures;
  timeOf('git', ['status'], folder);
  for (let run = 0; run < RUNS; run += 1) {
    figures.gitStatus.push(timeOf('git', ['status'], folder));
    figures.bare.push(timeOf(process.execPath, ['-e', '0'], folder));
    if (hasRipgrep) {
      figures.ripgrep.listing.push(timeOf('rg', ['--files'], folder));
      figures.ripgrep.reading.push(timeOf('rg', ['-l', 'lifecycle'], folder));
    }
    forget();
    figures.status.cold.push(timeOf(process.execPath, [cli, 'status'], folder));
    figures.status.warm.push(timeOf(process.execPath, [cli, 'status'], folder));
    forget();
    figures.links.cold.push(linksTime());
    figures.links.warm.push(linksTime());
    // These change files, which makes git look closer for a while.
    figures.engine.warm.push(engineLife());
    forget();
    figures.engine.cold.push(engineLife());
  }
  return figures;
}

function rowsOf({ gitStatus, bare, ripgrep, status, links, engine }: Figures): readonly Row[] {
  const git = median(gitStatus);
  const node = median(bare);
  const rg = median(ripgrep.listing);
  const limit = 2 * git + node;
  const statusRow = (what: string, times: readonly number[]): Row => ({
    what: `\`ml-lifecycle status\`, ${what}`,
    value: `${milliseconds(median(times))}, × ${((median(times) - node) / git).toFixed(1)} of \`git status\` beyond Node’s start`,
    target: `≤ 2 × \`git status\` + Node’s start: ${milliseconds(limit)}`,
    met: median(times) <= limit,
  });
  const linksRow = (what: string, times: readonly number[]): Row => ({
    what: `first link index, ${what}`,
    value: Number.isNaN(rg)
      ? milliseconds(median(times))
      : `${milliseconds(median(times))}, × ${(median(times) / rg).toFixed(1)} of \`rg --files\``,
    target: '≤ 1.5 × `rg --files`',
    met: Number.isNaN(rg) || median(times) <= 1.5 * rg,
  });
  return [
    plain('`git status`', milliseconds(git)),
    plain('Node’s start', milliseconds(node)),
    ...(Number.isNaN(rg) ? [] : [plain('`rg --files`', milliseconds(rg))]),
    ...(Number.isNaN(rg)
      ? []
      : [plain('`rg -l lifecycle`, which reads all files', milliseconds(median(ripgrep.reading)))]),
    statusRow('nothing cached', status.cold),
    statusRow('cached', status.warm),
    linksRow('nothing cached', links.cold),
    linksRow('cached', links.warm),
    plain(
      'engine: first snapshot, nothing cached',
      milliseconds(median(engine.cold.map(({ first }) => first))),
    ),
    plain('engine: first snapshot, cached', milliseconds(median(engine.warm.map(({ first }) => first)))),
    ...changeRows([...engine.cold, ...engine.warm]),
  ];
}

function changeRows(lives: readonly EngineFigures[]): readonly Row[] {
  const row = (what: string, times: readonly number[]): Row => ({
    what: `engine: after ${what} changed`,
    value: milliseconds(median(times)),
    target: '≤ 50 ms',
    met: median(times) <= 50,
  });
  const memory = median(lives.map((life) => life.memory)) / MEBIBYTE;
  const blocked = (when: keyof EngineFigures['blocked']): Row => {
    const time = median(lives.map((life) => life.blocked[when]));
    return {
      what: `host: busy at once, ${when === 'first' ? 'first snapshot' : 'after changes'}`,
      value: milliseconds(time),
      target: '≤ 50 ms',
      met: time <= 50,
    };
  };
  return [
    row(
      'a linked file',
      lives.flatMap(({ linked }) => linked),
    ),
    row(
      'an evidence file',
      lives.flatMap(({ evidence }) => evidence),
    ),
    row(
      'an unlinked file',
      lives.flatMap(({ unlinked }) => unlinked),
    ),
    blocked('first'),
    blocked('change'),
    {
      what: 'engine: memory added',
      value: `${memory.toFixed(0)} MiB`,
      target: '≤ 120 MiB',
      met: memory <= 120,
    },
  ];
}

function plain(what: string, value: string): Row {
  return { what, value, target: '–', met: true };
}

function milliseconds(time: number): string {
  return `${time.toFixed(0)} ms`;
}

function print(size: ScaleSize, rows: readonly Row[]): void {
  const { files, notebooks, checks, commits } = size;
  const amount = `${String(files)} files, ${String(notebooks)} notebooks linked, ${String(checks)} checks, ${String(commits)} commits`;
  printRows(
    rows,
    `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores, Node ${process.version}\n` +
      `${amount}; medians of ${String(RUNS)} rounds.`,
  );
}

/** `ML_LIFECYCLE_SCALE=0.1` measures a repository of a tenth of the size. */
async function main(): Promise<void> {
  const size = sizeOf(Number(process.env['ML_LIFECYCLE_SCALE'] ?? '1'));
  const folder = await scaleRepository(size);
  const bundles = mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-bench-'));
  try {
    print(size, rowsOf(measure(folder, bundle(bundles))));
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
