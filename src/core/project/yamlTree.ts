/** Offsets in a text, half open. */
export type Span = readonly [start: number, end: number];

interface NodeBase {
  /** Where it is written; behind an alias, where the anchor is. */
  readonly span: Span;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As the file writes it, without quotes. */
  readonly source: string;
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
}

export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TreeNode;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** YAML without its freedoms: aliases and merges resolved, keys are unique strings, nothing is recursive. */
export type TreeNode = ScalarNode | ListNode | MapNode;

/** Keys and indices from a root to a node. */
export type TreePath = readonly (string | number)[];

/** The entry of a map. */
export function entryOf(node: TreeNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

/** The node at a path. */
export function nodeAt(root: TreeNode, path: TreePath): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const step of path) {
    if (typeof step === 'string') node = entryOf(node, step)?.value;
    else node = node?.kind === 'list' ? node.items[step] : undefined;
  }
  return node;
}

/** Another node for the one at a path, or none. */
export interface Replacement {
  readonly path: TreePath;
  readonly node: TreeNode | undefined;
}

interface Plan {
  readonly inner: Map<string | number, Plan>;
  replacement?: Replacement;
}

/** A tree with all replacements made in one go, so that each path means what it meant before. */
export function replaceNodes(root: TreeNode, replacements: readonly Replacement[]): TreeNode | undefined {
  const plan: Plan = { inner: new Map() };
  for (const replacement of replacements) {
    let current = plan;
    for (const step of replacement.path) {
      const next: Plan = current.inner.get(step) ?? { inner: new Map() };
      current.inner.set(step, next);
      current = next;
    }
    current.replacement ??= replacement;
  }
  return applyPlan(root, plan);
}

function applyPlan(node: TreeNode, plan: Plan | undefined): TreeNode | undefined {
  if (plan === undefined) return node;
  if (plan.replacement !== undefined) return plan.replacement.node;
  switch (node.kind) {
    case 'scalar':
      return node;
    case 'list':
      return {
        ...node,
        items: node.items.flatMap((item, index) => applyPlan(item, plan.inner.get(index)) ?? []),
      };
    case 'map': {
      const entries = new Map<string, MapEntry>();
      for (const [key, entry] of node.entries) {
        const value = applyPlan(entry.value, plan.inner.get(key));
        if (value !== undefined) entries.set(key, { ...entry, value });
      }
      return { ...node, entries };
    }
  }
}

/** The node as plain data. Maps have no prototype, so no key of theirs means anything to the language. */
export function plainValue(node: TreeNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainValue);
    case 'map': {
      const map = Object.create(null) as Record<string, unknown>;
      for (const [key, { value }] of node.entries) map[key] = plainValue(value);
      return map;
    }
  }
}
