import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { RunningWork } from '../../protocol/board';
import { Notice } from '../commands/notice';
import type { EngineClient } from '../engine/engineClient';
import { exists } from '../snapshot/lookUp';
import { isRunning } from '../snapshot/runningWork';
import type { CheckTasks } from './checkTasks';
import type { RunningChecks } from './runningChecks';

/** How long the start of a task is waited for: ms. */
const START_MS = 5000;

/** Runs checks as tasks, the same never twice at once. */
export class ChecksRunner {
  readonly #engine: Pick<EngineClient, 'projects'>;
  readonly #tasks: CheckTasks;
  readonly #running: RunningChecks;
  /** What was asked for and has not started yet, by its key. */
  readonly #starting = new Map<string, Promise<void>>();

  constructor(engine: Pick<EngineClient, 'projects'>, tasks: CheckTasks, running: RunningChecks) {
    this.#engine = engine;
    this.#tasks = tasks;
    this.#running = running;
  }

  /** Runs it; when it is being run already, its terminal is shown instead. */
  async run(work: RunningWork): Promise<void> {
    requireTrust();
    if (!exists(this.#engine.projects, work)) {
      throw new Notice(say('That is no longer in the project.'), say('Choose another check or stage.'));
    }
    const key = JSON.stringify([work.root, work.stage, work.check]);
    const starting = this.#starting.get(key);
    if (starting !== undefined) return starting;
    if (await this.#running.show(work)) return;
    const start = this.#start(work).finally(() => this.#starting.delete(key));
    this.#starting.set(key, start);
    return start;
  }

  /** Stops it, if it is being run. */
  stop(work: RunningWork): void {
    this.#running.stop(work);
  }

  async #start(work: RunningWork): Promise<void> {
    const started = this.#started(work);
    try {
      await vscode.tasks.executeTask(this.#tasks.taskFor(work));
      await started.promise;
    } finally {
      started.dispose();
    }
  }

  /** Settles when the editor says that the task runs: until then, asking again must not start another. */
  #started(work: RunningWork) {
    const { promise, resolve } = deferred();
    const subscription = this.#running.onDidChange((running) => {
      if (isRunning(running, work)) resolve();
    });
    // The editor tells a task that it could not start by itself, and us nothing.
    const timer = setTimeout(resolve, START_MS);
    const dispose = (): void => {
      clearTimeout(timer);
      subscription.dispose();
    };
    return { promise, dispose };
  }
}

function deferred() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Nothing is run in an untrusted workspace; `what` says what is not done. */
export function requireTrust(what = say('Checks are not run in Restricted Mode.')): void {
  if (vscode.workspace.isTrusted) return;
  throw new Notice(
    what,
    say('Trust this workspace if you trust its authors: checks run commands that it brings along.'),
    'manageTrust',
  );
}
