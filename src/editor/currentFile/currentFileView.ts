import * as vscode from 'vscode';
import { PROJECT_FILE } from '../../core/project/project';
import { plainLine } from '../../core/text/plainLine';
import type { EngineClient } from '../engine/engineClient';
import { currentFile, isCurrentFileUnsaved, onDidChangeCurrentFile } from '../links/currentFile';
import type { PathIndexes } from '../links/pathIndexes';
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../manifest';
import { localize } from '../text/localize';
import { treeItem } from '../tree/lifecycleTree';
import type { LifecycleNode } from '../tree/nodes';
import { treeChanges } from '../tree/treeChanges';
import type { RunningSource } from '../tree/treeModel';
import { currentFileNodes } from './currentFileNodes';

interface Deps {
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly paths: PathIndexes;
}

/** The view of the file that the user works on. It asks the engine only while it is seen. */
export class CurrentFileView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #deps: Deps;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<string>;
  readonly #disposables: vscode.Disposable;
  #roots: readonly LifecycleNode[] = [];
  #byId = new Map<string, LifecycleNode>();
  /** Counts updates, so that a late answer is dropped. */
  #generation = 0;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#view = vscode.window.createTreeView(VIEWS.currentFile, { treeDataProvider: this });
    const update = (): void => void this.#update();
    this.#disposables = vscode.Disposable.from(
      this.#view,
      this.#changes,
      deps.engine.onDidChange(update),
      deps.running.onDidChange(update),
      onDidChangeCurrentFile(update),
      this.#view.onDidChangeVisibility(update),
    );
    update();
  }

  /** The nodes as they are now. */
  get roots(): readonly LifecycleNode[] {
    return this.#roots;
  }

  node(id: string): LifecycleNode | undefined {
    return this.#byId.get(id);
  }

  getChildren(id?: string): string[] {
    const nodes = id === undefined ? this.#roots : (this.#byId.get(id)?.children ?? []);
    return nodes.map((node) => node.id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.#byId.get(id);
    if (node === undefined) return new vscode.TreeItem('');
    const item = treeItem(node);
    const { subject } = node;
    if (subject.kind === 'stage') {
      item.command = { title: '', command: COMMANDS.showStage.id, arguments: [subject.root, subject.stage] };
    }
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #update(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const { engine, running, paths } = this.#deps;
    const file = currentFile();
    const known = file && paths.at(file.path);
    if (known === undefined || known.path === PROJECT_FILE) {
      this.#show([], undefined, file === undefined ? 'none' : 'outside');
      return;
    }
    if (!this.#view.visible) return;
    const { root } = known.project;
    const facts = await engine.request('fileFacts', { root, path: known.path }).catch(() => undefined);
    // Another file is in front by now, or the engine ended: its restart draws anew.
    if (generation !== this.#generation || facts === undefined) return;
    const nodes = currentFileNodes(known, facts, running.running, localize);
    const unlinked = isCurrentFileUnsaved() ? 'unsaved' : 'unlinked';
    this.#show(nodes, plainLine(known.path), nodes.length === 0 ? unlinked : 'linked');
  }

  #show(nodes: readonly LifecycleNode[], name: string | undefined, state: string): void {
    // `undefined` takes it away, which the typing of exact optional properties does not admit.
    Object.assign(this.#view, { description: name });
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.currentFile, state);
    if (treeChanges(this.#roots, nodes).kind === 'none') return;
    this.#roots = nodes;
    this.#byId = new Map();
    const add = (node: LifecycleNode): void => {
      this.#byId.set(node.id, node);
      node.children.forEach(add);
    };
    nodes.forEach(add);
    this.#changes.fire(undefined);
  }
}
