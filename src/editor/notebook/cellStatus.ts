import * as vscode from 'vscode';
import type { Listen } from '../events/emitter';
import { cellTags } from '../links/cellTags';
import type { PathIndexes } from '../links/pathIndexes';
import { COMMANDS } from '../manifest';
import { localize } from '../text/localize';
import { cellItems } from './cellItems';

/** Shows below the cells of notebooks to which stage they belong. */
export class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #paths: PathIndexes;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable;

  readonly onDidChangeCellStatusBarItems = this.#changes.event;

  constructor(engine: { readonly onDidChange: Listen<unknown> }, paths: PathIndexes) {
    this.#paths = paths;
    this.#disposables = vscode.Disposable.from(
      engine.onDidChange(() => this.#changes.fire()),
      vscode.workspace.onDidChangeNotebookDocument((change) => {
        if (change.cellChanges.some(({ metadata }) => metadata !== undefined)) this.#changes.fire();
      }),
      vscode.notebooks.registerNotebookCellStatusBarItemProvider('*', this),
      this.#changes,
    );
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const { uri } = cell.notebook;
    const known = uri.scheme === 'file' ? this.#paths.at(uri.fsPath) : undefined;
    if (known === undefined) return [];
    const { index, metadata } = cell;
    return cellItems(known, { index, tags: cellTags(metadata) }, localize).map((item) => {
      const shown = new vscode.NotebookCellStatusBarItem(
        item.text,
        vscode.NotebookCellStatusBarAlignment.Left,
      );
      shown.tooltip = item.tooltip;
      const args = item.action === 'showStage' ? [known.project.root, item.stage] : [uri];
      shown.command = { title: item.tooltip, command: COMMANDS[item.action].id, arguments: args };
      shown.accessibilityInformation = { label: item.tooltip, role: 'button' };
      return shown;
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
