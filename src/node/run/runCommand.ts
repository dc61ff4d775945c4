import type { ChildProcess } from 'node:child_process';
import { endTree, startShell } from './processTree';

/** What is kept of a command's output: its last bytes. */
const TAIL_CHARACTERS = 16 * 1024;

export interface CommandRequest {
  readonly command: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Receives the output as it comes. */
  readonly onOutput: (text: string) => void;
}

/** How a command ended. */
export interface CommandResult {
  /** Absent when a signal ended it or it could not be started. */
  readonly exitCode?: number;
  readonly timedOut: boolean;
  /** The last part of what it printed, both streams as they came. */
  readonly tail: string;
}

/** Runs a command line to its end, its time-out or the abort; whatever happens, nothing that it started is left. */
export async function runCommand(request: CommandRequest): Promise<CommandResult> {
  const child = startShell(request.command, request.cwd, request.env);
  let tail = '';
  const take = (chunk: Buffer): void => {
    const text = chunk.toString('utf8');
    tail = (tail + text).slice(-TAIL_CHARACTERS);
    request.onOutput(text);
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    endTree(child);
  }, request.timeoutMs);
  const abort = (): void => endTree(child);
  if (request.signal.aborted) abort();
  request.signal.addEventListener('abort', abort, { once: true });
  try {
    const exitCode = await closed(child);
    return { ...(exitCode === undefined ? {} : { exitCode }), timedOut, tail };
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
  }
}

function closed(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve) => {
    // A shell that cannot be started ends without a code: judged like a signal.
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code ?? undefined));
  });
}
