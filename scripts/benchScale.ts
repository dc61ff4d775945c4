import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildSync } from 'esbuild';
import { printRows } from './bench/printRows';
import type { Row } from './bench/row';
import type { EngineFigures } from './bench/scale/measureEngine';
import type { LinkTimes } from './bench/scale/measureLinks';
import { scaleRepository } from './bench/scale/scaleRepository';
import { rowsOf, type Figures } from './bench/scale/scaleRows';
import { sizeOf, type ScaleSize } from './bench/scale/scaleTree';

const root = path.join(__dirname, '..');
const RUNS = Number(process.env['ML_LIFECYCLE_SCALE_RUNS'] ?? '5');

/** Programs that are measured, bundled from the sources as they are. */
interface Bundles {
  readonly cli: string;
  readonly engine: string;
  readonly links: string;
  readonly linkChange: string;
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
    linkChange: one('scripts/bench/scale/measureLinkChange.ts', 'measureLinkChange.js'),
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

/** Everything in turn and again, so that noise meets all alike. Cold: without what an earlier run left on the disk. */
function measure(folder: string, { cli, engine, links, linkChange }: Bundles): Figures {
  const hasRipgrep = spawnSync('rg', ['--version']).error === undefined;
  const forget = (): void =>
    rmSync(path.join(folder, '.ml-lifecycle', 'cache'), { recursive: true, force: true });
  const figures: Figures = {
    gitStatus: [],
    bare: [],
    ripgrep: { listing: [], reading: [] },
    status: { cold: [], warm: [] },
    links: { cold: [], warm: [], change: [] },
    engine: { cold: [], warm: [] },
  };
  const linkTimes = (): LinkTimes => measured(links, [folder]) as LinkTimes;
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
    figures.links.cold.push(linkTimes());
    figures.links.warm.push(linkTimes());
    forget();
    figures.status.cold.push(timeOf(process.execPath, [cli, 'status'], folder));
    figures.status.warm.push(timeOf(process.execPath, [cli, 'status'], folder));
    // These change files, which makes git look closer for a while.
    figures.engine.warm.push(engineLife());
    figures.links.change.push(...(measured(linkChange, [folder]) as readonly number[]));
    forget();
    figures.engine.cold.push(engineLife());
  }
  return figures;
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
