import * as vscode from 'vscode';
import { say, type Message } from '../../core/text/message';
import { EngineRefusal } from '../engine/engineErrors';
import { COMMANDS, type CommandName } from '../manifest';
import { withoutLinks } from '../text/escapeText';
import { localize } from '../text/localize';
import { Cancelled, Notice, type NoticeAction } from './notice';

/** The one wrapper around everything that users start: nothing that fails in it goes unseen or is shown twice. */
export class CommandRunner {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Registers a command. It resolves also when it failed: the user was told, and callers cannot do more. */
  register(name: CommandName, run: (...args: readonly unknown[]) => unknown): vscode.Disposable {
    const { id } = COMMANDS[name];
    return vscode.commands.registerCommand(id, (...args: unknown[]) => this.guard(id, () => run(...args)));
  }

  /** Runs a step that a user started. */
  async guard<T>(what: string, step: () => T): Promise<Awaited<T> | undefined> {
    try {
      return await step();
    } catch (error) {
      this.report(what, error);
      return undefined;
    }
  }

  /** Tells the user what went wrong: cancellation not at all, what they can mend with the next step, faults with the log. */
  report(what: string, error: unknown): void {
    if (error instanceof Cancelled || error instanceof vscode.CancellationError) return;
    if (error instanceof Notice) return void this.#notify(error.reason, error.next, error.action);
    if (error instanceof EngineRefusal) return void this.#notify(error.reason, error.next);
    this.#log.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    void this.#showFault();
  }

  async #notify(reason: Message, next?: Message, action?: NoticeAction): Promise<void> {
    const words = [reason, ...(next === undefined ? [] : [next])].map((part) => withoutLinks(localize(part)));
    const button = action && { action, title: localize(ACTION_TITLES[action]) };
    const chosen = await vscode.window.showWarningMessage(words.join(' '), ...(button ? [button] : []));
    if (chosen !== undefined) await vscode.commands.executeCommand(ACTION_COMMANDS[chosen.action]);
  }

  async #showFault(): Promise<void> {
    const show = localize(say('Show Log'));
    const words = localize(say('ML Lifecycle met a fault of its own. The log says more.'));
    if ((await vscode.window.showErrorMessage(words, show)) === show) this.#log.show();
  }
}

const ACTION_TITLES: Readonly<Record<NoticeAction, Message>> = {
  manageTrust: say('Manage Workspace Trust'),
  setUpProject: say('Set Up Project'),
  openFolder: say('Open Folder'),
};

const ACTION_COMMANDS: Readonly<Record<NoticeAction, string>> = {
  manageTrust: 'workbench.trust.manage',
  setUpProject: COMMANDS.setUpProject.id,
  openFolder: 'vscode.openFolder',
};
