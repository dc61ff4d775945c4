import type { SyntaxNode } from '@lezer/common';

/** Deeper trees are nobody's program; what is deeper is left out. */
export const MOST_NESTED = 400;

/** The children of a node, comments and marks of what could not be parsed left out. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment' && !child.type.isError) children.push(child);
  }
  return children;
}

/** Whether a node is an expression: keywords and signs begin in lower case or with no letter. */
export function isExpression({ name }: SyntaxNode): boolean {
  return (
    (/^[A-Z]/.test(name) &&
      !/(?:Op|Statement|Body|Clause|Definition|Def|List|Name)$|^At$|^FormatConversion$/.test(name)) ||
    name === 'VariableName'
  );
}

/** Parts of a flat list of nodes between nodes of a name. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): readonly (readonly SyntaxNode[])[] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
