import { spawn } from 'node:child_process';
import type { Lifetime } from './lifetime';
import { npmCommand } from './npmCommand';
import { projectRoot } from './projectRoot';

/** How to run a script. */
export interface ScriptCall {
  readonly args?: readonly string[];
  /** Additions to the environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Given all that the script wrote, at its end; without it the script writes to this terminal. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a script of package.json, and returns its exit code. */
export async function runProjectScript(
  lifetime: Lifetime,
  script: string,
  { args = [], env = {}, onOutput }: ScriptCall = {},
): Promise<number> {
  const [command, ...first] = npmCommand();
  const child = spawn(command, [...first, 'run', '--silent', script, '--', ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: onOutput === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: command.endsWith('.cmd'),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
  lifetime.add(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const code = await ended;
  onOutput?.(output);
  return code;
}
