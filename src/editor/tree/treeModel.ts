import type { RunningWork } from '../../protocol/board';
import type { SnapshotSource } from '../engine/engineClient';
import { Emitter, type Listen, type Subscription } from '../events/emitter';
import type { Localize } from '../text/localize';
import { DraftMemory } from './draftMemory';
import { lifecycleNodes } from './lifecycleNodes';
import type { LifecycleNode } from './nodes';
import { treeChanges, type TreeChanges } from './treeChanges';

/** Where views read from what is being run. */
export interface RunningSource {
  readonly running: readonly RunningWork[];
  readonly onDidChange: Listen<readonly RunningWork[]>;
}

/** The tree's nodes as they are now, found by id, with word of what changed. */
export class TreeModel {
  readonly #snapshots: SnapshotSource;
  readonly #work: RunningSource;
  readonly #text: Localize;
  readonly #memory = new DraftMemory();
  readonly #changes = new Emitter<TreeChanges>();
  readonly #subscriptions: readonly Subscription[];
  #roots: readonly LifecycleNode[] = [];
  #byId = new Map<string, LifecycleNode>();
  #parents = new Map<string, string>();

  /** Tells changes of the nodes, never that nothing changed. */
  readonly onDidChange = this.#changes.event;

  constructor(snapshots: SnapshotSource, work: RunningSource, text: Localize) {
    this.#snapshots = snapshots;
    this.#work = work;
    this.#text = text;
    const update = (): void => this.#update();
    this.#subscriptions = [snapshots.onDidChange(update), work.onDidChange(update)];
    this.#update();
  }

  get roots(): readonly LifecycleNode[] {
    return this.#roots;
  }

  node(id: string): LifecycleNode | undefined {
    return this.#byId.get(id);
  }

  /** Id of the node above; none for roots. */
  parent(id: string): string | undefined {
    return this.#parents.get(id);
  }

  /** Id of a stage's node. */
  stageNode(root: string, stage: string): string | undefined {
    for (const { id, subject } of this.#byId.values()) {
      if (subject.kind === 'stage' && subject.root === root && subject.stage === stage) return id;
    }
    return undefined;
  }

  /** Id of the node of an artifact, or of its first stage where the artifact itself is left out of a long list. */
  artifactNode(root: string, path: string, stage: string | undefined): string | undefined {
    for (const { id, subject } of this.#byId.values()) {
      if (subject.kind === 'artifact' && subject.root === root && subject.link?.path === path) return id;
    }
    return stage === undefined ? undefined : this.stageNode(root, stage);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changes.dispose();
  }

  #update(): void {
    const { state } = this.#snapshots;
    const projects = state.kind === 'ready' ? state.projects : [];
    const roots = lifecycleNodes({ projects, running: this.#work.running }, this.#text, this.#memory);
    const changes = treeChanges(this.#roots, roots);
    this.#roots = roots;
    this.#byId.clear();
    this.#parents.clear();
    this.#index(roots, undefined);
    if (changes.kind !== 'none') this.#changes.fire(changes);
  }

  #index(nodes: readonly LifecycleNode[], parent: string | undefined): void {
    for (const node of nodes) {
      this.#byId.set(node.id, node);
      if (parent !== undefined) this.#parents.set(node.id, parent);
      this.#index(node.children, node.id);
    }
  }
}
