import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import { DIAGNOSTIC_SOURCE } from '../diagnostics/problemsPanel';
import type { EngineClient } from '../engine/engineClient';
import { cellStages } from '../links/cellTags';
import type { PathIndexes } from '../links/pathIndexes';
import { localize } from '../text/localize';

/** Code of the hint at an unlinked notebook; its quick fix links it. */
export const UNLINKED = 'unlinked-notebook';

/** Hints at the first cell of open notebooks of a project that no stage has: a quick fix links them. */
export class UnlinkedNotebooks implements vscode.Disposable {
  readonly #paths: PathIndexes;
  readonly #collection = vscode.languages.createDiagnosticCollection('ml-lifecycle-links');
  readonly #disposables: vscode.Disposable;

  constructor(engine: EngineClient, paths: PathIndexes) {
    this.#paths = paths;
    const update = (): void => this.#update();
    this.#disposables = vscode.Disposable.from(
      this.#collection,
      engine.onDidChange(update),
      vscode.workspace.onDidOpenNotebookDocument(update),
      vscode.workspace.onDidCloseNotebookDocument(update),
      vscode.workspace.onDidChangeNotebookDocument(update),
    );
    update();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #update(): void {
    const hints = vscode.workspace.notebookDocuments
      .filter((notebook) => this.#isUnlinked(notebook))
      .map((notebook): [vscode.Uri, vscode.Diagnostic[]] => [notebook.cellAt(0).document.uri, [hint()]]);
    this.#collection.clear();
    this.#collection.set(hints);
  }

  #isUnlinked(notebook: vscode.NotebookDocument): boolean {
    if (notebook.uri.scheme !== 'file' || notebook.cellCount === 0) return false;
    const known = this.#paths.at(notebook.uri.fsPath);
    if (known === undefined || (known.facts?.links.length ?? 0) > 0) return false;
    // Tags count before they are saved.
    return notebook.getCells().every(({ metadata }) => cellStages(metadata).length === 0);
  }
}

function hint(): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 0),
    localize(say('This notebook is linked to no stage of the lifecycle.')),
    vscode.DiagnosticSeverity.Hint,
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = UNLINKED;
  return diagnostic;
}
