import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { EngineState, SnapshotSource } from '../engine/engineClient';
import { CONTEXT_KEYS, VIEWS } from '../manifest';
import { localize } from '../text/localize';
import { attention } from './attention';
import { LifecycleTree } from './lifecycleTree';
import type { LifecycleNode } from './nodes';
import type { TreeModel } from './treeModel';

/** The view around the tree: loading and failure, the badge, the keys of `when` clauses. */
export class LifecycleView implements vscode.Disposable {
  readonly #view: vscode.TreeView<string>;
  readonly #snapshots: SnapshotSource;
  readonly #model: TreeModel;
  readonly #disposables: vscode.Disposable;
  #loaded: (() => void) | undefined;

  constructor(
    snapshots: SnapshotSource,
    model: TreeModel,
    dragAndDropController: vscode.TreeDragAndDropController<string>,
  ) {
    this.#snapshots = snapshots;
    this.#model = model;
    const tree = new LifecycleTree(model);
    this.#view = vscode.window.createTreeView(VIEWS.lifecycle, {
      treeDataProvider: tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController,
    });
    this.#disposables = vscode.Disposable.from(
      this.#view,
      tree,
      snapshots.onDidChange((state) => this.#show(state)),
    );
    this.#show(snapshots.state);
  }

  /** Number on the container's icon: what needs attention. */
  get badge(): vscode.ViewBadge | undefined {
    return this.#view.badge;
  }

  /** The nodes that are selected. */
  get selection(): readonly LifecycleNode[] {
    return this.#view.selection.flatMap((id) => this.#model.node(id) ?? []);
  }

  /** Shows a stage in the tree, expanded. */
  async revealStage(root: string, stage: string): Promise<void> {
    const id = this.#model.stageNode(root, stage);
    if (id !== undefined) await this.#view.reveal(id, { select: true, focus: false, expand: true });
  }

  /** Selects an artifact while the tree is visible. */
  async follow(root: string, path: string, stage: string | undefined): Promise<void> {
    const id = this.#view.visible ? this.#model.artifactNode(root, path, stage) : undefined;
    if (id !== undefined) await this.#view.reveal(id, { select: true, focus: false });
  }

  dispose(): void {
    this.#loaded?.();
    this.#disposables.dispose();
  }

  #show(state: EngineState): void {
    const projects = state.kind === 'ready' ? state.projects : [];
    const { value, words } = attention(projects, localize);
    this.#view.badge = value === 0 ? undefined : { value, tooltip: words };
    // `undefined` takes the message away, which the typing of exact optional properties does not admit.
    Object.assign(this.#view, { message: this.#message(state) });
    this.#showLoading(state.kind === 'starting');
    setContext(CONTEXT_KEYS.engine, state.kind);
    setContext(CONTEXT_KEYS.hasProjects, projects.length > 0);
  }

  /** A message hides the welcome page: that one tells of failure, with buttons. */
  #message(state: EngineState): string | undefined {
    if (state.kind === 'ready' && state.projects.length > 0 && !vscode.workspace.isTrusted) {
      return localize(say('Restricted Mode: checks are shown, but not run.'));
    }
    if (this.#snapshots.isUnwatched === true) {
      return localize(
        say('The system watches no more files, so changes may go unnoticed: use Refresh. The log says more.'),
      );
    }
    return undefined;
  }

  #showLoading(loading: boolean): void {
    if (!loading) {
      this.#loaded?.();
      this.#loaded = undefined;
      return;
    }
    if (this.#loaded !== undefined) return;
    const done = new Promise<void>((resolve) => {
      this.#loaded = resolve;
    });
    void vscode.window.withProgress({ location: { viewId: VIEWS.lifecycle } }, () => done);
  }

  /** Draws messages anew that depend on trust. */
  trustChanged(): void {
    this.#show(this.#snapshots.state);
  }
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
