import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { BoardAction } from '../../protocol/board';
import { openProjectFile } from '../commands/openCommands';
import { Notice } from '../commands/notice';
import type { EngineClient } from '../engine/engineClient';
import { openPlace } from '../files/openPlace';
import { COMMANDS } from '../manifest';
import { exists, type Target } from '../snapshot/lookUp';
import type { ChecksRunner } from '../tasks/checksRunner';

/** Does what the board asks. What it names is looked up in the projects as they are now. */
export class BoardActions {
  readonly #engine: Pick<EngineClient, 'projects'>;
  readonly #checks: ChecksRunner;

  constructor(engine: Pick<EngineClient, 'projects'>, checks: ChecksRunner) {
    this.#engine = engine;
    this.#checks = checks;
  }

  async act(action: BoardAction): Promise<void> {
    switch (action.kind) {
      case 'runAll':
        return this.#checks.run({ root: action.root });
      case 'runStage':
        return this.#checks.run({ root: action.root, stage: action.stage });
      case 'runCheck':
        return this.#checks.run({ root: action.root, stage: action.stage, check: action.check });
      case 'openPlace': {
        const { path, cell, range } = action.place;
        return openPlace(this.#known({ root: action.root }).root, {
          path,
          ...(cell === undefined ? {} : { cell }),
          ...(range === undefined ? {} : { range }),
        });
      }
      case 'openProjectFile':
        return openProjectFile(this.#known({ root: action.root }).root);
      case 'setUp':
        await vscode.commands.executeCommand(COMMANDS.setUpProject.id);
        return;
      case 'manageTrust':
        await vscode.commands.executeCommand('workbench.trust.manage');
        return;
      case 'showLog':
        await vscode.commands.executeCommand(COMMANDS.showLog.id);
        return;
    }
  }

  #known(target: Target): Target {
    if (exists(this.#engine.projects, target)) return target;
    throw new Notice(say('That project is no longer in this window.'));
  }
}
