import path from 'node:path';
import * as vscode from 'vscode';
import type { RunningWork } from '../../protocol/board';
import { Emitter } from '../events/emitter';
import { sameWork } from '../snapshot/runningWork';
import type { RunningSource } from '../tree/treeModel';
import { workOf } from './taskWork';

interface Run {
  readonly work: RunningWork;
  readonly execution: vscode.TaskExecution;
  readonly processId?: number;
}

/** The checks that tasks of this window are running, whoever started these. */
export class RunningChecks implements RunningSource, vscode.Disposable {
  readonly #changes = new Emitter<readonly RunningWork[]>();
  readonly #ends = new Emitter<RunningWork>();
  readonly #subscription: vscode.Disposable;
  #runs: readonly Run[] = [];

  readonly onDidChange = this.#changes.event;
  /** A task ended: its evidence is there, or it was cancelled. */
  readonly onDidEnd = this.#ends.event;

  constructor() {
    this.#subscription = vscode.Disposable.from(
      vscode.tasks.onDidStartTask(({ execution }) => this.#add(execution)),
      vscode.tasks.onDidStartTaskProcess(({ execution, processId }) => this.#started(execution, processId)),
      vscode.tasks.onDidEndTask(({ execution }) => this.#remove(execution)),
    );
    for (const execution of vscode.tasks.taskExecutions) this.#add(execution);
  }

  get running(): readonly RunningWork[] {
    return this.#runs.map((run) => run.work);
  }

  /** Shows the terminal of what is being run; false when it is not. */
  async show(work: RunningWork): Promise<boolean> {
    const run = this.#runs.find((candidate) => sameWork(candidate.work, work));
    if (run === undefined) return false;
    for (const terminal of vscode.window.terminals) {
      if (run.processId !== undefined && (await terminal.processId) === run.processId) terminal.show(true);
    }
    return true;
  }

  /** Stops what is being run, its whole process tree. */
  stop(work: RunningWork): void {
    for (const run of this.#runs) {
      if (sameWork(run.work, work)) run.execution.terminate();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
    this.#ends.dispose();
  }

  #add(execution: vscode.TaskExecution): void {
    const folder = typeof execution.task.scope === 'object' ? execution.task.scope.uri.fsPath : undefined;
    const work = workOf(execution.task.definition, folder ?? firstFolder());
    if (work === undefined || this.#runs.some((run) => run.execution === execution)) return;
    this.#become([...this.#runs, { work, execution }]);
  }

  #started(execution: vscode.TaskExecution, processId: number): void {
    this.#runs = this.#runs.map((run) => (run.execution === execution ? { ...run, processId } : run));
  }

  #remove(execution: vscode.TaskExecution): void {
    const run = this.#runs.find((candidate) => candidate.execution === execution);
    if (run === undefined) return;
    this.#become(this.#runs.filter((other) => other !== run));
    this.#ends.fire(run.work);
  }

  #become(runs: readonly Run[]): void {
    this.#runs = runs;
    this.#changes.fire(this.running);
  }
}

function firstFolder(): string {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? path.sep;
}
