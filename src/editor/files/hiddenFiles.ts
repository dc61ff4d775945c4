import * as path from 'node:path';
import * as vscode from 'vscode';
import { compileGlobs, globFault } from '../../core/links/globs';
import { Emitter } from '../events/emitter';
import type { HiddenSource } from '../tree/hiddenSource';

const SETTING = 'files.exclude';
const MOST_KNOWN = 50_000;

/** The files that a window's explorer leaves out, by `files.exclude`. Links and verdicts are the same with them. */
export class HiddenFiles implements HiddenSource, vscode.Disposable {
  readonly #changes = new Emitter<undefined>();
  readonly #subscription: vscode.Disposable;
  readonly #matchers = new Map<string, (path: string) => boolean>();
  /** By root and path: a tree asks for the same thousands again and again. */
  readonly #known = new Map<string, boolean>();

  readonly onDidChange = this.#changes.event;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SETTING)) return;
      this.#matchers.clear();
      this.#known.clear();
      this.#changes.fire(undefined);
    });
  }

  isHidden(root: string, file: string): boolean {
    const key = `${root}\0${file}`;
    const known = this.#known.get(key) ?? this.#matcher(root)(file);
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
  }

  #matcher(root: string): (file: string) => boolean {
    const matcher = this.#matchers.get(root) ?? matcherOf(root);
    this.#matchers.set(root, matcher);
    return matcher;
  }
}

/** Globs of the setting are relative to the workspace folder; one that meets a folder leaves out all in it. */
function matcherOf(root: string): (file: string) => boolean {
  const scope = vscode.Uri.file(root);
  const folder = vscode.workspace.getWorkspaceFolder(scope)?.uri.fsPath ?? root;
  const prefix = path.relative(folder, root).split(path.sep).filter(Boolean);
  const exclude = vscode.workspace.getConfiguration(undefined, scope).get<unknown>(SETTING);
  const globs = Object.entries(typeof exclude === 'object' && exclude !== null ? exclude : {})
    // Others leave out a file only where one of another name stands beside it.
    .filter(([glob, value]) => value === true && globFault(glob) === undefined)
    .flatMap(([glob]) => [glob, `${glob.replace(/\/$/, '')}/**`]);
  const matches = compileGlobs(globs);
  return (file) => matches([...prefix, file].join('/')) !== undefined;
}
