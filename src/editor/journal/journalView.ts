import * as vscode from 'vscode';
import type { JournalFilter } from '../../core/journal/journalFilter';
import type { SnapshotSource } from '../engine/engineClient';
import { COMMANDS, CONTEXT_KEYS, VIEWS, type JOURNAL_CONTEXTS } from '../manifest';
import { localize } from '../text/localize';
import { themeIcon } from '../tree/lifecycleTree';
import { journalNodes, type JournalNode } from './journalNodes';

/** The view of what people decided, the last first, with a filter. Elements are ids. */
export class JournalView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #snapshots: SnapshotSource;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<string>;
  readonly #disposables: vscode.Disposable;
  #filter: JournalFilter = {};
  #nodes: ReadonlyMap<string, JournalNode> = new Map();

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(snapshots: SnapshotSource) {
    this.#snapshots = snapshots;
    this.#update();
    this.#view = vscode.window.createTreeView(VIEWS.journal, { treeDataProvider: this });
    this.#disposables = vscode.Disposable.from(
      this.#view,
      this.#changes,
      snapshots.onDidChange(() => this.#update()),
    );
  }

  /** The lines as they are now. */
  get nodes(): readonly JournalNode[] {
    return [...this.#nodes.values()];
  }

  node(id: string): JournalNode | undefined {
    return this.#nodes.get(id);
  }

  /** Shows a part of the entries; `name` says which, and is absent for all. */
  show(filter: JournalFilter, name?: string): void {
    this.#filter = filter;
    // `undefined` takes it away, which the typing of exact optional properties does not admit.
    Object.assign(this.#view, { description: name });
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.journalFiltered, name !== undefined);
    this.#update();
  }

  getChildren(id?: string): string[] {
    return id === undefined ? [...this.#nodes.keys()] : [];
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.#nodes.get(id);
    // Asked for a moment after it went: the refresh that removes it is on its way.
    return node === undefined ? new vscode.TreeItem('') : treeItem(node);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Draws only what differs: the tree would lose its selection otherwise. */
  #update(): void {
    const { state } = this.#snapshots;
    const projects = state.kind === 'ready' ? state.projects : [];
    const nodes = journalNodes(projects, this.#filter, localize);
    if (JSON.stringify(nodes) === JSON.stringify(this.nodes)) return;
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    this.#changes.fire(undefined);
  }
}

function treeItem({ id, subject, label, description, icon, tooltip }: JournalNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = id;
  item.description = description;
  item.iconPath = themeIcon(icon);
  const context: (typeof JOURNAL_CONTEXTS)[number] = subject.kind;
  item.contextValue = context;
  // Not trusted: names and reasons in it come from the workspace.
  item.tooltip = new vscode.MarkdownString(tooltip);
  item.accessibilityInformation = { label: [label, description].filter((part) => part !== '').join(', ') };
  item.command = { title: '', command: COMMANDS.showEntry.id, arguments: [id] };
  return item;
}
