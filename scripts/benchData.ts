import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { makeData, type Ending } from './bench/data/makeData';
import { benchProject } from './bench/data/project';

const root = path.join(__dirname, '..');
const scripts = path.join(root, 'scripts', 'bench', 'data');
const ROWS = 1_000_000;
/** Rows of the large file: about 10 GB of CSV. */
const LARGE_ROWS = 24_000_000;

interface Measured {
  readonly seconds: number;
  /** Peak resident memory in bytes. */
  readonly peak: number;
  readonly code: number;
  readonly output: string;
}

/**
 * Python with pandas, Evidently and Deepchecks: ML_LIFECYCLE_BENCH_PYTHON, else an environment that is made in
 * `.venv-bench`.
 */
function pythonOf(): string {
  const given = process.env['ML_LIFECYCLE_BENCH_PYTHON'];
  if (given !== undefined && given !== '') return given;
  const environment = path.join(root, '.venv-bench');
  const python = path.join(environment, 'bin', 'python');
  if (!existsSync(python)) {
    console.log('Installing pandas, Evidently and Deepchecks into .venv-bench …');
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    const requirements = path.join(scripts, 'requirements.txt');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements], {
      stdio: 'inherit',
    });
  }
  return python;
}

function measure(python: string, command: readonly string[], cwd: string): Measured {
  const text = execFileSync(python, [path.join(scripts, 'measured.py'), ...command], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(text) as Measured;
}

function line(what: string, { seconds, peak }: Measured, own: Measured): string {
  const ratios = `time × ${(seconds / own.seconds).toFixed(1)}, memory × ${(peak / own.peak).toFixed(1)}`;
  return `  ${what.padEnd(12)}${seconds.toFixed(1).padStart(8)} s${megabytes(peak).padStart(10)}   ${ratios}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}

/** Our own run: five checks in one process, exit code 1 because the data leaks and drifts. */
function ownRun(python: string, folder: string): Measured {
  const own = measure(
    python,
    [process.execPath, path.join(root, 'dist', 'cli.js'), 'check', '--all'],
    folder,
  );
  if (own.code !== 1 || /could not|cannot/.test(own.output)) throw new Error(own.output);
  return own;
}

function compare(python: string, folder: string, ending: Ending): boolean {
  writeFileSync(path.join(folder, 'ml-lifecycle.yaml'), benchProject(ending));
  const files = [`data/train.${ending}`, `data/current.${ending}`];
  const size = statSync(path.join(folder, files[0] ?? '')).size;
  console.log(`\n1,000,000 × 30, two files of ${megabytes(size)} ${ending}`);
  const own = ownRun(python, folder);
  console.log(line('here', own, own));
  let met = true;
  for (const tool of ['pandas', 'evidently', 'deepchecks']) {
    const theirs = measure(python, [python, path.join(scripts, `with_${tool}.py`), ...files], folder);
    if (theirs.code !== 0) {
      console.log(`  ${tool.padEnd(12)} failed:\n${theirs.output}`);
      // Nothing was measured against, so nothing is met.
      met = false;
      continue;
    }
    console.log(line(tool, theirs, own));
    if (tool === 'pandas') continue;
    met &&= theirs.seconds >= 10 * own.seconds && theirs.peak >= 4 * own.peak;
  }
  return met;
}

async function large(python: string, folder: string): Promise<void> {
  console.log('\nMaking a file of about 10 GB …');
  await makeData(path.join(folder, 'data'), LARGE_ROWS, ['csv']);
  writeFileSync(path.join(folder, 'ml-lifecycle.yaml'), benchProject('csv'));
  const own = ownRun(python, folder);
  const size = statSync(path.join(folder, 'data', 'train.csv')).size;
  const met = own.peak < 1024 ** 3;
  console.log(
    `${met ? '✓' : '✗'} two CSV files of ${megabytes(size)}: ${own.seconds.toFixed(0)} s, ${megabytes(own.peak)} (target < 1,024 MB)`,
  );
}

/** What is measured: given by name, else the comparisons. */
function wanted(): ReadonlySet<string> {
  const given = process.argv.slice(2);
  const unknown = given.find((part) => !['csv', 'parquet', 'large'].includes(part));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}": csv, parquet, large.`);
  return new Set(given.length === 0 ? ['csv', 'parquet'] : given);
}

async function main(): Promise<void> {
  const parts = wanted();
  execFileSync(process.execPath, ['--require', 'tsx/cjs', 'scripts/build.ts', '--production'], {
    cwd: root,
    stdio: 'inherit',
  });
  const python = pythonOf();
  const folder = mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-bench-'));
  try {
    mkdirSync(path.join(folder, 'data'));
    console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores`);
    const endings = (['csv', 'parquet'] as const).filter((ending) => parts.has(ending));
    if (endings.length > 0) {
      await makeData(path.join(folder, 'data'), ROWS, endings);
      const met = endings.map((ending) => compare(python, folder, ending));
      console.log(
        `\n${met.every(Boolean) ? '✓ met' : '✗ missed'}: a tenth of the time and a quarter of the memory of Evidently and Deepchecks`,
      );
    }
    if (parts.has('large')) await large(python, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
