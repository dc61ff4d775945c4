import * as vscode from 'vscode';
import { PROJECT_FILE } from '../../core/project/project';
import type { EngineClient } from '../engine/engineClient';
import type { KnownPath, PathIndexes } from '../links/pathIndexes';
import { COMMANDS, SETTINGS } from '../manifest';
import { setting } from '../settings';
import { localize } from '../text/localize';
import { lensesOf, type Lens } from './lensesOf';

/** Longer texts are data or generated: characters. */
const LONGEST_TEXT = 2_000_000;

/** Shows above linked code, and above cells of scripts, how their stages stand. */
export class StageLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #paths: PathIndexes;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changes.event;

  constructor(engine: EngineClient, paths: PathIndexes) {
    this.#paths = paths;
    const renew = (): void => this.#changes.fire();
    this.#disposables = vscode.Disposable.from(
      engine.onDidChange(renew),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTINGS.codeLens.key)) renew();
      }),
      vscode.languages.registerCodeLensProvider({ scheme: 'file' }, this),
      this.#changes,
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!setting('codeLens', document.uri)) return [];
    const known = this.#paths.at(document.uri.fsPath);
    if (known === undefined || known.path === PROJECT_FILE) return [];
    const text = document.getText();
    if (text.length > LONGEST_TEXT) return [];
    return lensesOf(known, text, localize).map((lens) => codeLens(lens, known));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

function codeLens({ line, title, tooltip, action, stage }: Lens, { project }: KnownPath): vscode.CodeLens {
  const { root } = project;
  const args = action === 'showStage' ? [root, stage] : [{ root, stage }];
  const command = COMMANDS[action].id;
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
    title,
    tooltip,
    command,
    arguments: args,
  });
}
