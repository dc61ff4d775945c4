import type { RunningWork } from '../../protocol/board';
import type { SnapshotSource } from '../engine/engineClient';
import { Emitter, type Listen, type Subscription } from '../events/emitter';
import type { Localize } from '../text/localize';
import { DraftMemory } from './draftMemory';
import { NOTHING_HIDDEN, type HiddenSource } from './hiddenSource';
import { lifecycleNodes } from './lifecycleNodes';
import { idsTo, type LifecycleNode } from './nodes';
import { outlineNodes } from './outlineNodes';
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
  readonly #hidden: HiddenSource | undefined;
  readonly #memory = new DraftMemory();
  readonly #changes = new Emitter<TreeChanges>();
  readonly #subscriptions: readonly Subscription[];
  #roots: readonly LifecycleNode[] = [];

  /** Tells changes of the nodes, never that nothing changed. */
  readonly onDidChange = this.#changes.event;

  constructor(snapshots: SnapshotSource, work: RunningSource, text: Localize, hidden?: HiddenSource) {
    this.#snapshots = snapshots;
    this.#work = work;
    this.#text = text;
    this.#hidden = hidden;
    const update = (): void => this.#update();
    this.#subscriptions = [
      snapshots.onDidChange(update),
      work.onDidChange(update),
      ...(hidden === undefined ? [] : [hidden.onDidChange(update)]),
    ];
    this.#update();
  }

  get roots(): readonly LifecycleNode[] {
    return this.#roots;
  }

  node(id: string): LifecycleNode | undefined {
    let siblings = this.#roots;
    let found: LifecycleNode | undefined;
    for (const step of idsTo(id)) {
      found = siblings.find((node) => node.id === step);
      if (found === undefined) return undefined;
      siblings = found.children;
    }
    return found;
  }

  /** Id of the node above; none for roots. */
  parent(id: string): string | undefined {
    return idsTo(id).at(-2);
  }

  /** Id of a stage's node. */
  stageNode(root: string, stage: string): string | undefined {
    return this.#stages(root).find(({ subject }) => subject.kind === 'stage' && subject.stage === stage)?.id;
  }

  /** Id of the node of an artifact, or of its first stage where the artifact itself is left out of a long list. */
  artifactNode(root: string, path: string, stage: string | undefined): string | undefined {
    for (const node of this.#stages(root)) {
      const isIt = ({ subject }: LifecycleNode): boolean =>
        subject.kind === 'artifact' && subject.link?.path === path;
      const artifact = node.children.find(isIt);
      if (artifact !== undefined) return artifact.id;
    }
    return stage === undefined ? undefined : this.stageNode(root, stage);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changes.dispose();
  }

  #update(): void {
    const roots = this.#nodes();
    const changes = treeChanges(this.#roots, roots);
    this.#roots = roots;
    if (changes.kind !== 'none') this.#changes.fire(changes);
  }

  #nodes(): readonly LifecycleNode[] {
    const { state } = this.#snapshots;
    const hidden = this.#hidden ?? NOTHING_HIDDEN;
    if (state.kind === 'starting') {
      return outlineNodes(state.outlines, { hidden, text: this.#text, memory: this.#memory });
    }
    const projects = state.kind === 'ready' ? state.projects : [];
    return lifecycleNodes({ projects, running: this.#work.running, hidden }, this.#text, this.#memory);
  }

  #stages(root: string): readonly LifecycleNode[] {
    const isOf = ({ subject }: LifecycleNode): boolean => subject.root === root;
    const wheels = this.#roots
      .filter(isOf)
      .flatMap((node) => (node.subject.kind === 'project' ? node.children : [node]));
    return wheels.flatMap((wheel) => wheel.children).filter(({ subject }) => subject.kind === 'stage');
  }
}
