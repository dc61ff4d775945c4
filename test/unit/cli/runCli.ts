import { spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.join(__dirname, '..', '..', '..');
const folder = path.join(root, '.test-out', 'cli');
/** Where processes keep what they compiled of the bundle, as they do for people. */
const caches = path.join(folder, 'caches');
let built: string | undefined;

/** Path of the command line, bundled from the sources as they are, once; what people start. */
export function cliBundle(): string {
  if (built !== undefined) return built;
  bundle('src/cli/main.ts', 'program.js');
  built = bundle('src/cli/start/start.ts', 'cli.js');
  return built;
}

function bundle(entry: string, name: string): string {
  const outfile = path.join(folder, name);
  // Another process may be running it: it is replaced as a whole.
  const own = `${outfile}.${String(process.pid)}`;
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: own,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    external: ['@duckdb/node-api'],
    logLevel: 'error',
  });
  renameSync(own, outfile);
  return outfile;
}

/** How a call of the command line ended. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command line as a process of its own. */
export function startCli(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [cliBundle(), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: caches, LOCALAPPDATA: caches, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<CliResult>((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

/** Runs the real command line to its end. */
export function runCli(args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): Promise<CliResult> {
  return startCli(args, cwd, env).ended;
}
