import * as vscode from 'vscode';
import type { EngineClient } from '../engine/engineClient';
import { editorRange } from '../files/openPlace';
import { absolutePath } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import { diagnosticsOf, type PlacedDiagnostic } from './diagnosticsOf';

/** Name of the source in the Problems panel. */
export const DIAGNOSTIC_SOURCE = 'ML Lifecycle';

const SEVERITIES: Readonly<Record<PlacedDiagnostic['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

interface Entry {
  readonly uri: vscode.Uri;
  readonly diagnostics: PlacedDiagnostic[];
}

/** Keeps the Problems panel as the snapshots say. */
export class ProblemsPanel implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #collection = vscode.languages.createDiagnosticCollection('ml-lifecycle');
  readonly #subscription: vscode.Disposable;
  /** What each document was given, to touch only those that changed. */
  #shown = new Map<string, string>();

  constructor(engine: EngineClient) {
    this.#engine = engine;
    const update = (): void => this.#update();
    this.#subscription = vscode.Disposable.from(
      engine.onDidChange(update),
      // Findings of a cell belong to the cell's document, which is there while its notebook is open.
      vscode.workspace.onDidOpenNotebookDocument(update),
      vscode.workspace.onDidCloseNotebookDocument(update),
      vscode.workspace.onDidChangeNotebookDocument((change) => {
        if (change.contentChanges.length > 0) update();
      }),
    );
    update();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #update(): void {
    const entries = this.#entries();
    const shown = new Map<string, string>();
    for (const [key, { uri, diagnostics }] of entries) {
      const text = JSON.stringify(diagnostics);
      shown.set(key, text);
      if (this.#shown.get(key) !== text) this.#collection.set(uri, diagnostics.map(editorDiagnostic));
    }
    for (const key of this.#shown.keys()) {
      if (!entries.has(key)) this.#collection.delete(vscode.Uri.parse(key));
    }
    this.#shown = shown;
  }

  #entries(): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const project of this.#engine.projects) {
      for (const diagnostic of diagnosticsOf(project, localize)) {
        const uri = documentOf(project.root, diagnostic);
        if (uri === undefined) continue;
        const key = uri.toString();
        const entry = entries.get(key) ?? { uri, diagnostics: [] };
        entry.diagnostics.push(diagnostic);
        entries.set(key, entry);
      }
    }
    return entries;
  }
}

/** The document that a diagnostic belongs to; `undefined` for paths that lead outside the project. */
function documentOf(root: string, { path, cell }: PlacedDiagnostic): vscode.Uri | undefined {
  const file = absolutePath(root, path);
  if (file === undefined) return undefined;
  const uri = vscode.Uri.file(file);
  if (cell === undefined) return uri;
  const notebook = vscode.workspace.notebookDocuments.find(
    (candidate) => candidate.uri.scheme === 'file' && candidate.uri.fsPath === uri.fsPath,
  );
  if (notebook === undefined || cell >= notebook.cellCount) return uri;
  return notebook.cellAt(cell).document.uri;
}

function editorDiagnostic({ range, message, severity, code }: PlacedDiagnostic): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(editorRange(range), message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = code;
  return diagnostic;
}
