import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NotebookRun, NotebookRunEnd, NotebookRunner } from '../../core/checks/world/notebookRunner';
import { cleanMessage } from '../../core/results/externalText';
import { say, verbatim } from '../../core/text/message';
import { endTree, killGroup } from '../run/processTree';
import { DRIVER } from './driver';
import { fromDriver, type DriverResult } from './driverResult';
import { withoutMachinePaths } from './machinePaths';

/** What is kept of the driver's own complaints. */
const TAIL_CHARACTERS = 4000;

export interface JupyterOptions {
  readonly root: string;
  /** The project's interpreter. */
  readonly interpreter: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** How the driver's process ended. */
interface DriverEnd {
  readonly reason: 'ended' | 'not-started' | 'timed-out' | 'cancelled';
  /** The end of what it wrote to its standard error. */
  readonly tail: string;
}

/**
 * Executes notebooks by the nbclient of the project's interpreter, which nbconvert and papermill stand on as well.
 * The project's notebook is only read; whatever happens, neither the kernel nor what it started is left.
 */
export class JupyterRunner implements NotebookRunner {
  readonly #options: JupyterOptions;

  constructor(options: JupyterOptions) {
    this.#options = options;
  }

  async execute(run: NotebookRun): Promise<NotebookRunEnd> {
    const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-notebook-')));
    try {
      const file = path.join(this.#options.root, run.path);
      const folder = run.folder === 'project' ? this.#options.root : path.dirname(file);
      const request = { path: file, folder, kernel: run.kernel ?? '' };
      writeFileSync(path.join(scratch, 'request.json'), JSON.stringify(request));
      mkdirSync(path.join(scratch, 'runtime'));
      const end = await this.#drive(scratch, run.timeoutMs);
      return this.#endOf(end, scratch);
    } finally {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #drive(scratch: string, timeoutMs: number): Promise<DriverEnd> {
    const { signal } = this.#options;
    if (signal.aborted) return { reason: 'cancelled', tail: '' };
    const child = this.#start(scratch);
    let tail = '';
    let reason: DriverEnd['reason'] = 'ended';
    const stop = (why: DriverEnd['reason']): void => {
      reason = why;
      endTree(child);
    };
    const abort = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('timed-out'), timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    child.stderr?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString('utf8')).slice(-TAIL_CHARACTERS);
    });
    try {
      const wasStarted = await ended(child);
      return { reason: wasStarted ? reason : 'not-started', tail };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      // The kernel heads a group of its own, which the end of its parent does not reach.
      const pid = fromDriver(scratch, 'kernel')?.pid;
      if (typeof pid === 'number') killGroup(pid);
    }
  }

  #start(scratch: string): ChildProcess {
    const { interpreter, env } = this.#options;
    const child = spawn(interpreter, ['-c', DRIVER, scratch], {
      // Not in the project: its modules must not stand before those of the driver.
      cwd: scratch,
      env: { ...env, JUPYTER_RUNTIME_DIR: path.join(scratch, 'runtime'), PYTHONIOENCODING: 'utf-8' },
      // The driver ends with its input: it does not outlive this process.
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
    });
    // It may be gone before its input is closed.
    child.stdin.on('error', () => undefined);
    return child;
  }

  #endOf({ reason, tail }: DriverEnd, scratch: string): NotebookRunEnd {
    const result = fromDriver(scratch, 'result');
    switch (reason) {
      case 'timed-out': {
        const cell = fromDriver(scratch, 'progress')?.cell;
        return { kind: 'timed-out', ...(cell === undefined ? {} : { cell }) };
      }
      case 'cancelled':
        return { kind: 'failed', reason: say('it was cancelled'), next: say('Run the check again.') };
      case 'not-started':
        return {
          kind: 'failed',
          reason: say('there is no Python interpreter'),
          next: say('Install Python, or name the interpreter by "python" in the project file.'),
        };
      case 'ended':
        return result === undefined ? this.#broken(tail) : this.#resultOf(result);
    }
  }

  #resultOf(result: DriverResult): NotebookRunEnd {
    switch (result.kind) {
      case 'completed':
      case 'kernel-died':
        return result;
      case 'raised': {
        const { root } = this.#options;
        const value = withoutMachinePaths(result.value, root);
        return { ...result, value, traceback: withoutMachinePaths(result.traceback, root) };
      }
      case 'no-module':
        return {
          kind: 'failed',
          reason: say('the project’s Python does not have the package "{0}"', verbatim(result.name)),
          next: say('Install it there: python -m pip install nbclient ipykernel'),
        };
      case 'no-kernel':
        return {
          kind: 'failed',
          reason: say('the project’s Python does not know the kernel "{0}"', verbatim(result.name)),
          next: say('Install it (for Python: pip install ipykernel), or name another one by "kernel".'),
        };
      case 'no-start':
        return {
          kind: 'failed',
          reason: say(
            'the kernel "{0}" does not start: {1}',
            verbatim(result.name),
            this.#words(result.words),
          ),
          next: say('Open the notebook in Jupyter to see why, or name another kernel by "kernel".'),
        };
      case 'unreadable':
      case 'failed':
        return this.#broken(result.words);
    }
  }

  #broken(said: string): NotebookRunEnd {
    return {
      kind: 'failed',
      reason: say('Jupyter says "{0}"', this.#words(said)),
      next: say('Run "jupyter execute" with the notebook in a terminal to see what is wrong.'),
    };
  }

  /** The last line of what a tool says: that of Python's exceptions which names the fault. */
  #words(said: string) {
    const last = said.trim().split('\n').at(-1) ?? '';
    return cleanMessage(withoutMachinePaths(last, this.#options.root), 300);
  }
}

/** Resolves at the end of a process, with `false` if it could not be started. */
function ended(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(child.pid !== undefined));
    child.once('close', () => resolve(true));
  });
}
