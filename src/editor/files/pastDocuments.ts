import * as vscode from 'vscode';
import type { EngineClient } from '../engine/engineClient';
import { EngineRefusal } from '../engine/engineErrors';
import { SCHEMES } from '../manifest';
import { localize } from '../text/localize';

/** An input of a check as text: as it was when its content had that id, or, without one, as it is now. */
export interface InputVersion {
  readonly root: string;
  readonly path: string;
  readonly id?: string;
}

/** The document with an input's text. Notebooks are shown as plain text: the name must not be a notebook's. */
export function inputDocument(version: InputVersion): vscode.Uri {
  const name = isNotebook(version.path) ? `${version.path}.txt` : version.path;
  return vscode.Uri.from({ scheme: SCHEMES.checked, path: `/${name}`, query: JSON.stringify(version) });
}

/** Whether a file is shown by its cells. */
export function isNotebook(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb');
}

/** The document with what git shows of a commit. */
export function commitDocument(root: string, commit: string): vscode.Uri {
  const path = `/${commit.slice(0, 7)}.diff`;
  return vscode.Uri.from({ scheme: SCHEMES.commit, path, query: JSON.stringify({ root, commit }) });
}

/** Gives the texts of documents that git keeps, read-only; also to those that a reload restores. */
export class PastDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: vscode.Disposable;

  readonly onDidChange = this.#changes.event;

  constructor(engine: EngineClient) {
    this.#engine = engine;
    this.#disposables = vscode.Disposable.from(
      this.#changes,
      ...Object.values(SCHEMES).map((scheme) =>
        vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      ),
      engine.onDidChange(() => this.#refreshPresent()),
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      return await this.#textOf(uri);
    } catch (error) {
      if (error instanceof EngineRefusal) return localize(error.reason);
      throw error;
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #textOf(uri: vscode.Uri): Promise<string> {
    const { root, path, id, commit } = queryOf(uri);
    if (root !== undefined && commit !== undefined) {
      return (await this.#engine.request('commitText', { root, commit })).text;
    }
    if (root === undefined || path === undefined) return '';
    const version = { root, path, ...(id === undefined ? {} : { id }) };
    return (await this.#engine.request('inputText', version)).text;
  }

  /** What an input is now may be another text with every new state. */
  #refreshPresent(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === SCHEMES.checked && queryOf(uri)['id'] === undefined) this.#changes.fire(uri);
    }
  }
}

/** The texts that a document's address carries; anybody may have made it up. */
function queryOf({ query }: vscode.Uri): Readonly<Partial<Record<string, string>>> {
  try {
    const value: unknown = JSON.parse(query);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, item]) => typeof item === 'string'));
  } catch {
    return {};
  }
}
