import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { BoardAction, BoardAnswer } from '../../protocol/board';
import { openProjectFile } from '../commands/openCommands';
import { Notice } from '../commands/notice';
import type { EngineClient } from '../engine/engineClient';
import { openPlace } from '../files/openPlace';
import { showCommit } from '../files/showCommit';
import { COMMANDS, VIEWS } from '../manifest';
import { exists, type Target } from '../snapshot/lookUp';
import { requireTrust, type ChecksRunner } from '../tasks/checksRunner';

/** Does what the board asks. What it names is looked up in the projects as they are now. */
export class BoardActions {
  readonly #engine: Pick<EngineClient, 'projects' | 'request'>;
  readonly #checks: ChecksRunner;

  constructor(engine: Pick<EngineClient, 'projects' | 'request'>, checks: ChecksRunner) {
    this.#engine = engine;
    this.#checks = checks;
  }

  /** Tells what was asked for, if anything was. */
  async act(action: BoardAction): Promise<BoardAnswer | undefined> {
    switch (action.kind) {
      case 'moments':
      case 'past':
        return this.#tellPast(action);
      default:
        await this.#do(action);
        return undefined;
    }
  }

  async #tellPast(action: Extract<BoardAction, { kind: 'moments' | 'past' }>): Promise<BoardAnswer> {
    requireGit();
    const { root } = this.#known({ root: action.root });
    if (action.kind === 'moments') {
      return { kind: 'moments', root, ...(await this.#engine.request('moments', { root })) };
    }
    const { commit } = action;
    const { project } = await this.#engine.request('past', { root, commit });
    return { kind: 'past', root, commit, project };
  }

  async #do(action: Exclude<BoardAction, { kind: 'moments' | 'past' }>): Promise<void> {
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
      case 'openEntryCommit': {
        requireGit();
        const { root } = this.#known({ root: action.root });
        const { commit } = await this.#engine.request('entryCommit', { root, entry: action.entry });
        return showCommit(root, commit);
      }
      case 'openCommit':
        requireGit();
        return showCommit(this.#known({ root: action.root }).root, action.commit);
      case 'showJournal':
        await vscode.commands.executeCommand(`${VIEWS.journal}.focus`);
        return;
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

function requireGit(): void {
  requireTrust(say('Git is not asked in Restricted Mode.'));
}
