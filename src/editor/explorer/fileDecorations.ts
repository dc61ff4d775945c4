import * as vscode from 'vscode';
import type { Listen } from '../events/emitter';
import { isWholeFile } from '../files/undecorated';
import type { PathIndexes } from '../links/pathIndexes';
import { SETTINGS } from '../manifest';
import { setting } from '../settings';
import { localize } from '../text/localize';
import { decorationOf } from './decorationOf';

/** Shows in the explorer, and on tabs, to which wheel a file belongs and what is wrong with it. */
export class FileDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #paths: PathIndexes;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #disposables: vscode.Disposable;

  readonly onDidChangeFileDecorations = this.#changes.event;

  constructor(engine: { readonly onDidChange: Listen<unknown> }, paths: PathIndexes) {
    this.#paths = paths;
    // The editor asks again for what it shows, and for nothing else.
    const renew = (): void => this.#changes.fire(undefined);
    this.#disposables = vscode.Disposable.from(
      engine.onDidChange(renew),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTINGS.explorerDecorations.key)) renew();
      }),
      vscode.window.registerFileDecorationProvider(this),
      this.#changes,
    );
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (!isWholeFile(uri) || !setting('explorerDecorations', uri)) return undefined;
    const known = this.#paths.at(uri.fsPath);
    const decoration = known?.facts && decorationOf(known.project, known.facts, localize);
    if (decoration === undefined) return undefined;
    const { badge, color, tooltip } = decoration;
    return new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
