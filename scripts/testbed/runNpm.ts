import { spawn } from 'node:child_process';
import { npmCommand } from './npmCommand';
import { SetupError } from './setupError';

interface KnownFailure {
  readonly pattern: RegExp;
  readonly message: string;
  readonly advice: string;
}

const knownFailures: readonly KnownFailure[] = [
  {
    pattern: /ENOSPC|no space left/i,
    message: 'The disk is full.',
    advice: 'Free some space (the editor takes up to 1 GB), then run the same command again.',
  },
  {
    pattern: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT|EHOSTUNREACH/,
    message: 'The npm registry cannot be reached.',
    advice:
      'Check the network, the proxy (`npm config get proxy`) and the registry (`npm config get registry`), then run the same command again.',
  },
  {
    pattern: /E401|E403/,
    message: 'The npm registry refused the request.',
    advice:
      'Check that the configured registry (`npm config get registry`) lets you read public packages, then run the same command again.',
  },
  {
    pattern: /E404|ETARGET/,
    message: 'The npm registry does not carry a package that the editor needs.',
    advice:
      'Use a registry that mirrors all public packages (`npm config get registry`), then run the same command again.',
  },
  {
    pattern: /EACCES|EPERM|EROFS/,
    message: 'npm may not write where it must.',
    advice:
      'Check who owns this folder and the npm cache (`npm config get cache`), then run the same command again.',
  },
];

/** The plain words for what npm wrote when it failed. */
export function explainNpmFailure(output: string): SetupError {
  const tail = output.trimEnd().split('\n').slice(-15).join('\n');
  const known = knownFailures.find(({ pattern }) => pattern.test(output));
  return known === undefined
    ? new SetupError('npm failed.', 'Its last words are below.', tail)
    : new SetupError(known.message, known.advice, tail);
}

/** Runs npm in a folder, never the install scripts of packages; rejects with a SetupError. */
export async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const [command, ...first] = npmCommand();
  const child = spawn(command, [...first, ...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command.endsWith('.cmd'),
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', () =>
      reject(
        new SetupError('npm was not found.', 'Install Node with npm, and see that `npm --version` works.'),
      ),
    );
    child.once('close', resolve);
  });
  process.off('exit', stop);
  if (code !== 0) throw explainNpmFailure(output);
}
