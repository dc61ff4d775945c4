import type { LifecycleNode, NodeDraft } from './nodes';

/**
 * Remembers what was made of parts of snapshots that are still the same objects, and the nodes that were made of that: a
 * project has thousands, of which a change concerns a few.
 */
export class DraftMemory {
  readonly #drafts = new WeakMap<object, { readonly given: string; readonly draft: NodeDraft }>();
  readonly #nodes = new WeakMap<NodeDraft, LifecycleNode>();

  /** The draft of a part of a snapshot; `given` is all else that it depends on. */
  draft(part: object, given: string, make: () => NodeDraft): NodeDraft {
    const known = this.#drafts.get(part);
    if (known?.given === given) return known.draft;
    const draft = make();
    this.#drafts.set(part, { given, draft });
    return draft;
  }

  /** The node of a draft at its place. */
  node(draft: NodeDraft, id: string, make: () => LifecycleNode): LifecycleNode {
    const known = this.#nodes.get(draft);
    if (known?.id === id) return known;
    const node = make();
    this.#nodes.set(draft, node);
    return node;
  }
}
