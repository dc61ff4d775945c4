import { spawn } from 'node:child_process';
import type { Lifetime } from './lifetime';
import { npmCommand } from './npmCommand';
import { projectRoot } from './projectRoot';

/** Runs a script of package.json in this terminal, and returns its exit code. */
export async function runProjectScript(
  lifetime: Lifetime,
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const [command, ...first] = npmCommand();
  const child = spawn(command, [...first, 'run', '--silent', script, '--', ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: command.endsWith('.cmd'),
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
  lifetime.add(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return ended;
}
