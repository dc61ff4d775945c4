import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { COMMANDS, type CommandName } from '../manifest';
import type { StatusText } from './statusTexts';

/** An item of the status bar that is there only while it has something to say. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #shown: StatusText | undefined;

  constructor(id: string, name: string, priority: number, command: CommandName) {
    this.#item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, priority);
    this.#item.name = name;
    this.#item.command = COMMANDS[command].id;
  }

  /** What it shows; `undefined` while it is hidden. */
  get text(): string | undefined {
    return this.#shown?.text;
  }

  show(status: StatusText | undefined): void {
    // It is asked at every move of the cursor.
    if (isDeepStrictEqual(status, this.#shown)) return;
    this.#shown = status;
    if (status === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = status.text;
    this.#item.tooltip = new vscode.MarkdownString(status.tooltip);
    this.#item.accessibilityInformation = { label: status.accessibleName, role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
