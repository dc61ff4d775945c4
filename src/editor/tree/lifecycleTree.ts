import * as vscode from 'vscode';
import { undecorated } from '../files/undecorated';
import { COMMANDS } from '../manifest';
import type { Icon } from '../snapshot/healthIcon';
import type { Subscription } from '../events/emitter';
import { absolutePath } from '../snapshot/lookUp';
import { contextValue, type LifecycleNode } from './nodes';
import type { TreeModel } from './treeModel';

/** Gives the tree's nodes to the editor. Elements are ids, so that an unchanged node stays the same element. */
export class LifecycleTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #model: TreeModel;
  readonly #changes = new vscode.EventEmitter<string[] | undefined>();
  readonly #subscription: Subscription;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(model: TreeModel) {
    this.#model = model;
    this.#subscription = model.onDidChange((changes) => {
      this.#changes.fire(changes.kind === 'nodes' ? [...changes.ids] : undefined);
    });
  }

  getChildren(id?: string): string[] {
    const nodes = id === undefined ? this.#model.roots : (this.#model.node(id)?.children ?? []);
    return nodes.map((node) => node.id);
  }

  getParent(id: string): string | undefined {
    return this.#model.parent(id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.#model.node(id);
    // Asked for a moment after it went: the refresh that removes it is on its way.
    return node === undefined ? new vscode.TreeItem('') : treeItem(node);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
  }
}

/** An icon as the editor draws it. */
export function themeIcon({ name, color }: Icon): vscode.ThemeIcon {
  return color === undefined
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

/** A node as the editor draws it. */
export function treeItem(node: LifecycleNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.description = node.description;
  item.iconPath = themeIcon(node.icon);
  item.contextValue = contextValue(node);
  item.accessibilityInformation = { label: node.accessibleName };
  // Not trusted: names and findings in it come from the workspace.
  item.tooltip = new vscode.MarkdownString(node.tooltip());
  const file = fileOf(node);
  // What is dragged out of the tree is known by this.
  if (file !== undefined) item.resourceUri = undecorated(file);
  const command = clickCommand(node);
  if (command !== undefined) item.command = { title: '', command, arguments: [node.id] };
  return item;
}

/** Absolute path of an artifact; a folder would be drawn as the explorer does, without its icon. */
function fileOf({ subject }: LifecycleNode): string | undefined {
  if (subject.kind !== 'artifact' || subject.link?.kind === 'folder') return undefined;
  return absolutePath(subject.root, subject.place?.path ?? '');
}

/** What a click does: nodes with a place open it, the others expand. */
function clickCommand(node: LifecycleNode): string | undefined {
  switch (node.subject.kind) {
    case 'finding':
    case 'artifact':
    case 'problem':
      return node.subject.place === undefined ? undefined : COMMANDS.openNode.id;
    case 'more':
      return COMMANDS.openNode.id;
    case 'project':
    case 'wheel':
    case 'stage':
    case 'check':
    case 'group':
      return undefined;
  }
}

function collapsibleState(node: LifecycleNode): vscode.TreeItemCollapsibleState {
  if (!node.hasChildren) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
