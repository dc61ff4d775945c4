import path from 'node:path';
import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { RunningWork } from '../../protocol/board';
import type { EngineClient } from '../engine/engineClient';
import { TASK_TYPE } from '../manifest';
import { setting } from '../settings';
import { relativePath } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { chosenPython } from './python';
import { commandLineOf, definitionOf, taskName, workOf, workToOffer } from './taskWork';

/** Makes the tasks that run checks: the command line, in a process of its own, by the editor's runtime. */
export class CheckTasks implements vscode.TaskProvider {
  readonly #engine: Pick<EngineClient, 'projects'>;
  readonly #commandLine: string;

  constructor(engine: Pick<EngineClient, 'projects'>, commandLine: string) {
    this.#engine = engine;
    this.#commandLine = commandLine;
  }

  provideTasks(): vscode.Task[] {
    if (!vscode.workspace.isTrusted) return [];
    return workToOffer(this.#engine.projects).map((work) => this.taskFor(work));
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    if (!vscode.workspace.isTrusted) return undefined;
    const folder = isFolder(task.scope) ? task.scope : vscode.workspace.workspaceFolders?.[0];
    const work = folder && workOf(task.definition, folder.uri.fsPath);
    // The definition must stay the very object that the editor asked to resolve.
    return work && this.#task(work, task.definition, folder);
  }

  taskFor(work: RunningWork): vscode.Task {
    const folder = folderOf(work.root);
    return this.#task(work, definitionOf(work, folder?.uri.fsPath ?? work.root), folder);
  }

  #task(
    work: RunningWork,
    definition: vscode.TaskDefinition,
    folder: vscode.WorkspaceFolder | undefined,
  ): vscode.Task {
    const task = new vscode.Task(
      definition,
      folder ?? vscode.TaskScope.Workspace,
      plainLine(taskName(work, this.#engine.projects)),
      TASK_TYPE,
      this.#execution(work),
      // What the command line prints is for people; findings reach the Problems panel through the evidence.
      [],
    );
    task.group = vscode.TaskGroup.Test;
    task.detail = detailOf(work);
    task.presentationOptions = {
      reveal: vscode.TaskRevealKind.Silent,
      panel: vscode.TaskPanelKind.Dedicated,
      focus: false,
      echo: false,
      showReuseMessage: false,
      clear: true,
    };
    return task;
  }

  #execution(work: RunningWork): vscode.ProcessExecution {
    const root = vscode.Uri.file(work.root);
    const python = chosenPython(root);
    const args = [this.#commandLine, ...commandLineOf(work, setting('maxParallelChecks', root))];
    return new vscode.ProcessExecution(process.execPath, args, {
      cwd: work.root,
      env: {
        // Makes Node of the desktop editor's runtime; plain Node does not mind.
        ELECTRON_RUN_AS_NODE: '1',
        ...(python === undefined ? {} : { ML_LIFECYCLE_PYTHON: python }),
      },
    });
  }
}

function detailOf({ stage, check }: RunningWork): string {
  if (stage === undefined) return localize(say('Run every check of the project'));
  if (check === undefined) return localize(say('Run the checks of the stage {0}', stage));
  return localize(say('Run the check {0} of the stage {1}', check, stage));
}

function folderOf(root: string): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.find(
    ({ uri }) => uri.fsPath === path.resolve(root) || relativePath(uri.fsPath, root) !== undefined,
  );
}

function isFolder(scope: vscode.Task['scope']): scope is vscode.WorkspaceFolder {
  return typeof scope === 'object';
}
