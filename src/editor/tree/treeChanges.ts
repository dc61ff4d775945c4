import { looksSame, type LifecycleNode } from './nodes';

/** Which nodes must be drawn anew: ids, or the whole tree. */
export type TreeChanges =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'nodes'; readonly ids: readonly string[] };

/**
 * The smallest set of nodes to draw anew so that `before` becomes `after`. Drawing a node anew includes what is
 * below it, so nothing below a changed node is named.
 */
export function treeChanges(before: readonly LifecycleNode[], after: readonly LifecycleNode[]): TreeChanges {
  if (!sameIds(before, after)) return { kind: 'all' };
  const ids = changedIds(before, after);
  return ids.length === 0 ? { kind: 'none' } : { kind: 'nodes', ids };
}

function changedIds(before: readonly LifecycleNode[], after: readonly LifecycleNode[]): readonly string[] {
  return after.flatMap((node, index) => {
    const was = before[index];
    if (was === node) return [];
    if (was === undefined || !looksSame(was, node)) return [node.id];
    // What nobody has asked for is drawn nowhere.
    if (!was.isLaidOut) return [];
    return sameIds(was.children, node.children) ? changedIds(was.children, node.children) : [node.id];
  });
}

function sameIds(a: readonly LifecycleNode[], b: readonly LifecycleNode[]): boolean {
  return a.length === b.length && a.every((node, index) => node.id === b[index]?.id);
}
