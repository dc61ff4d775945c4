import { nodeAt, type MapEntry, type MapNode, type TreeNode } from '../../project/yamlTree';

/** The text of a scalar as it is written; of nothing, of lists and of maps there is none. */
export function textOf(node: TreeNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const text = typeof node.value === 'string' ? node.value : node.source;
  return text.trim() === '' ? undefined : text.trim();
}

/** The items of a list; of anything else none. */
export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entries of a map, in the order of the file; of anything else none. */
export function entriesOf(node: TreeNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? [...node.entries.values()] : [];
}

/** The node at a dotted path below another. */
export function below(node: TreeNode | undefined, path: string): TreeNode | undefined {
  return node === undefined ? undefined : nodeAt(node, path.split('.'));
}

/** Whether anything is written there: a text, a number, a list or a map that is not empty. */
export function isWritten(node: TreeNode | undefined): boolean {
  switch (node?.kind) {
    case undefined:
      return false;
    case 'scalar':
      return textOf(node) !== undefined;
    case 'list':
      return node.items.length > 0;
    case 'map':
      return node.entries.size > 0;
  }
}

/** The first of several spellings of a key that a map has. */
export function entryNamed(node: TreeNode | undefined, names: readonly string[]): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  const found = names.find((name) => node.entries.has(name));
  return found === undefined ? undefined : node.entries.get(found);
}

/** Items that are maps: of a list, or the values of a map, each with the name that the map gives it. */
export function namedMaps(
  node: TreeNode | undefined,
): readonly { readonly name?: string; readonly node: MapNode }[] {
  const found = [
    ...itemsOf(node).map((item) => ({ node: item })),
    ...entriesOf(node).map(({ key, value }) => ({ name: key, node: value })),
  ];
  return found.flatMap((item) => (item.node.kind === 'map' ? [{ ...item, node: item.node }] : []));
}
