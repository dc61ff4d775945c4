import type { SyntaxNode, Tree } from '@lezer/common';
import { childrenOf } from '../tree/lezerNode';
import { importNeed, type ImportNeed } from './importNeed';

/** One module that a text of Python imports. */
export interface PythonImport {
  /** Dotted name without the leading dots; empty in `from . import x`. */
  readonly module: string;
  /** How many dots stand before it: a relative import has at least one. */
  readonly level: number;
  /** What `from … import` takes, and under which name; absent for `import …`. */
  readonly names?: readonly ImportedName[];
  /** Whether all names are taken: `from seeds import *`. */
  readonly takesAll: boolean;
  /** The name of `import … as`. */
  readonly as?: string;
  readonly need: ImportNeed;
  /** Offsets of the module's name. */
  readonly start: number;
  readonly end: number;
}

export interface ImportedName {
  readonly name: string;
  readonly as?: string;
}

/** The modules that a text imports, in its order. Comments and strings are no imports. */
export function importsIn(tree: Tree, text: string): readonly PythonImport[] {
  const imports: PythonImport[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'ImportStatement') imports.push(...importsOf(node, text));
    },
  });
  return imports;
}

/** The modules that one statement imports, by its node. */
export function importsOf(statement: SyntaxNode, text: string): readonly PythonImport[] {
  const parts = childrenOf(statement);
  const need = importNeed(statement, text);
  if (parts[0]?.name === 'from') return importFrom(parts, need, text);
  return dottedNames(parts.slice(1), text).map(({ name, ...rest }) => {
    return { module: name, level: 0, takesAll: false, need, ...rest };
  });
}

function importFrom(
  [from, ...parts]: readonly SyntaxNode[],
  need: ImportNeed,
  text: string,
): readonly PythonImport[] {
  const keyword = parts.findIndex((part) => part.name === 'import');
  if (from === undefined || keyword < 0) return [];
  const source = parts.slice(0, keyword);
  // The dots of a relative import stand before the first name; three of them are a token that the tree leaves out.
  const first = source.findIndex(({ name }) => name === 'VariableName');
  const begin = from.to;
  const end = source[first]?.from ?? parts[keyword]?.from ?? begin;
  const dots = [...text.slice(begin, end).matchAll(/\./g)].map(({ index }) => begin + index);
  const [module] = dottedNames(first < 0 ? [] : source.slice(first), text);
  const lastDot = dots.at(-1);
  const place = {
    start: dots[0] ?? module?.start,
    end: module?.end ?? (lastDot === undefined ? undefined : lastDot + 1),
  };
  if (place.start === undefined || place.end === undefined) return [];
  const taken = parts.slice(keyword + 1);
  const names = dottedNames(taken, text).map(({ name, as }) => ({
    name,
    ...(as === undefined ? {} : { as }),
  }));
  const takesAll = taken.some(({ name }) => name === '*');
  const { start } = place;
  return [{ module: module?.name ?? '', level: dots.length, names, takesAll, need, start, end: place.end }];
}

/** A dotted name as it stands in an import, with the name after `as`. */
interface Dotted {
  readonly name: string;
  readonly as?: string;
  readonly start: number;
  readonly end: number;
}

function dottedNames(parts: readonly SyntaxNode[], text: string): readonly Dotted[] {
  const found: Dotted[] = [];
  let afterAs = false;
  let continues = false;
  for (const { name, from, to } of parts) {
    if (name === 'as') afterAs = true;
    else if (name === '.') continues = true;
    else if (name === ',') continues = false;
    else if (name === 'VariableName') {
      const last = found.at(-1);
      const word = text.slice(from, to);
      if (afterAs && last !== undefined) found.splice(-1, 1, { ...last, as: word });
      else if (continues && last !== undefined) {
        found.splice(-1, 1, { ...last, name: `${last.name}.${word}`, end: to });
      } else found.push({ name: word, start: from, end: to });
      [afterAs, continues] = [false, false];
    }
  }
  return found;
}
