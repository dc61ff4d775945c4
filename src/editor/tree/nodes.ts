import type { Link } from '../../core/links/artifact';
import type { Place } from '../../core/place/place';
import type { NODE_ABILITIES, NODE_CONTEXTS } from '../manifest';
import type { Icon } from '../snapshot/healthIcon';
import type { DraftMemory } from './draftMemory';

/** What a node stands for. */
export type NodeSubject =
  | { readonly kind: 'project'; readonly root: string }
  | { readonly kind: 'wheel'; readonly root: string; readonly wheel: string }
  | { readonly kind: 'stage'; readonly root: string; readonly stage: string }
  | { readonly kind: 'check'; readonly root: string; readonly stage: string; readonly check: string }
  /** Something with a place: `place` is absent where it concerns the whole. */
  | {
      readonly kind: 'finding' | 'artifact' | 'problem';
      readonly root: string;
      readonly stage?: string;
      readonly check?: string;
      readonly place?: Place;
      /** Of an artifact. */
      readonly link?: Link;
    }
  /** A heading above others. */
  | { readonly kind: 'group'; readonly root: string }
  /** Stands for what is left out of a long list. */
  | { readonly kind: 'more'; readonly root: string; readonly stage?: string };

/** Something that can be done with a node; menus match these words in its context value. */
export type NodeAbility = (typeof NODE_ABILITIES)[number];

/** A node of the tree as data, its words in the user's language. */
export interface LifecycleNode {
  /** Unique in the tree, and the same as long as it stands for the same thing. */
  readonly id: string;
  readonly subject: NodeSubject;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** Markdown, made when it is asked for: only what is pointed at has it shown. */
  readonly tooltip: () => string;
  /** What screen readers say. */
  readonly accessibleName: string;
  readonly expanded: boolean;
  readonly abilities: readonly NodeAbility[];
  readonly hasChildren: boolean;
  /** Made when they are first asked for: of most nodes nobody sees them. */
  readonly children: readonly LifecycleNode[];
  /** Whether its children were asked for. */
  readonly isLaidOut: boolean;
}

/** Where commands find the node that they are called on. */
export interface NodeSource {
  node(id: string): LifecycleNode | undefined;
}

/** A node before it has its place in the tree: `key` tells it from its siblings. */
export interface NodeDraft extends Omit<LifecycleNode, 'id' | 'hasChildren' | 'children' | 'isLaidOut'> {
  readonly key: string;
  /** Absent where there are none. */
  readonly children?: () => readonly NodeDraft[];
}

/** Gives siblings, and what is below them, their ids. Siblings with the same key are told apart by their order. */
export function placed(
  drafts: readonly NodeDraft[],
  memory: DraftMemory,
  parent = '',
): readonly LifecycleNode[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const count = seen.get(draft.key) ?? 0;
    seen.set(draft.key, count + 1);
    const id = `${parent}/${encodeURIComponent(draft.key)}${count === 0 ? '' : `#${count}`}`;
    return memory.node(draft, id, () => placedNode(draft, memory, id));
  });
}

/** Ids of the nodes above a node, the outermost first, and its own. */
export function idsTo(id: string): readonly string[] {
  const parts = id.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 2).join('/'));
}

function placedNode(draft: NodeDraft, memory: DraftMemory, id: string): LifecycleNode {
  const { subject, label, description, icon, tooltip, accessibleName, expanded, abilities } = draft;
  const make = draft.children;
  let children: readonly LifecycleNode[] | undefined = make === undefined ? [] : undefined;
  return {
    ...{ id, subject, label, description, icon, tooltip, accessibleName, expanded, abilities },
    hasChildren: make !== undefined,
    get children() {
      return (children ??= placed(make?.() ?? [], memory, id));
    },
    get isLaidOut() {
      return children !== undefined;
    },
  };
}

/** The context value of a node: its kind, then what can be done with it. */
export function contextValue(node: Pick<LifecycleNode, 'subject' | 'abilities'>): string {
  const kind: (typeof NODE_CONTEXTS)[number] = node.subject.kind;
  return [kind, ...node.abilities].join(' ');
}

/** Whether a node looks the same as before, its children aside. */
export function looksSame(a: LifecycleNode, b: LifecycleNode): boolean {
  return lookOf(a) === lookOf(b) && a.tooltip() === b.tooltip();
}

function lookOf(node: LifecycleNode): string {
  const { id, subject, label, description, icon, accessibleName, expanded, abilities } = node;
  // Whether it can be expanded is drawn with the node itself.
  return JSON.stringify([
    ...[id, subject, label, description, icon, accessibleName, expanded, abilities],
    node.hasChildren,
  ]);
}
