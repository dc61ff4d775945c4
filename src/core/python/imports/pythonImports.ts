import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/** One module that a text of Python imports. */
export interface PythonImport {
  /** Dotted name without the leading dots; empty in `from . import x`. */
  readonly module: string;
  /** How many dots stand before it: a relative import has at least one. */
  readonly level: number;
  /** What `from … import` takes, and under which name; absent for `import …`. */
  readonly names?: readonly ImportedName[];
  /** The name of `import … as`. */
  readonly as?: string;
  /** `optional`: the program goes on without it. `types`: only type checkers read it. */
  readonly need: 'required' | 'optional' | 'types';
  /** Offsets of the module's name. */
  readonly start: number;
  readonly end: number;
}

export interface ImportedName {
  readonly name: string;
  readonly as?: string;
}

/** The syntax tree of a text, as far as it can be understood: what is wrong in one line does not hide the others. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}

/** The modules that a text imports, in its order. Comments and strings are no imports. */
export function importsIn(tree: Tree, text: string): readonly PythonImport[] {
  const imports: PythonImport[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'ImportStatement') imports.push(...readStatement(node, text));
    },
  });
  return imports;
}

/** A dotted name as it stands in an import, with the name after `as`. */
interface Dotted {
  readonly name: string;
  readonly as?: string;
  readonly start: number;
  readonly end: number;
}

function readStatement(statement: SyntaxNode, text: string): readonly PythonImport[] {
  const parts = childrenOf(statement);
  const need = needOf(statement, text);
  const keyword = parts.findIndex((part) => part.name === 'import');
  if (parts[0]?.name !== 'from') {
    return dottedNames(parts.slice(1), text).map(({ name, ...rest }) => ({
      module: name,
      level: 0,
      need,
      ...rest,
    }));
  }
  const source = parts.slice(1, keyword < 0 ? undefined : keyword);
  // The dots of a relative import stand before the first name; three of them are a token that the tree leaves out.
  const first = source.findIndex(({ name }) => name === 'VariableName');
  const begin = parts[0].to;
  const end = source[first]?.from ?? parts[keyword]?.from ?? begin;
  const dots = [...text.slice(begin, end).matchAll(/\./g)].map(({ index }) => begin + index);
  const level = dots.length;
  const [module] = dottedNames(first < 0 ? [] : source.slice(first), text);
  const lastDot = dots.at(-1);
  const place = {
    start: dots[0] ?? module?.start,
    end: module?.end ?? (lastDot === undefined ? undefined : lastDot + 1),
  };
  if (place.start === undefined || place.end === undefined || keyword < 0) return [];
  const names = dottedNames(parts.slice(keyword + 1), text).map(({ name, as }) => ({
    name,
    ...(as === undefined ? {} : { as }),
  }));
  return [{ module: module?.name ?? '', level, names, need, start: place.start, end: place.end }];
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

/** Whether the program needs what a statement imports, by the statements around it. */
function needOf(statement: SyntaxNode, text: string): PythonImport['need'] {
  for (let inner = statement, outer = inner.parent; outer !== null; inner = outer, outer = inner.parent) {
    if (outer.name === 'TryStatement' && isGuarded(outer, inner, text)) return 'optional';
    if (outer.name === 'WithStatement' && suppresses(outer, text)) return 'optional';
    if (outer.name === 'IfStatement' && isForTypes(outer, inner, text)) return 'types';
  }
  return 'required';
}

/** What an import raises that does not find its module, and what those names stand for. */
const IMPORT_FAILURE = /\b(?:ImportError|ModuleNotFoundError|Exception|BaseException)\b/;

/** Whether a body is what `except ImportError` guards, or the alternative behind it. */
function isGuarded(statement: SyntaxNode, body: SyntaxNode, text: string): boolean {
  const parts = childrenOf(statement);
  const clauses = parts.flatMap((part, at) => {
    if (part.name !== 'except') return [];
    const handler = parts.slice(at + 1).find(({ name }) => name === 'Body');
    const caught = text.slice(part.to, handler?.from ?? part.to);
    return caught.trim() === '' || IMPORT_FAILURE.test(caught) ? [{ from: handler?.from }] : [];
  });
  if (clauses.length === 0) return false;
  const guarded = parts.find(({ name }) => name === 'Body');
  return guarded?.from === body.from || clauses.some(({ from }) => from === body.from);
}

/** `with suppress(ImportError):` */
function suppresses(statement: SyntaxNode, text: string): boolean {
  const body = statement.getChild('Body');
  const head = text.slice(statement.from, body?.from ?? statement.to);
  return /\bsuppress\s*\(/.test(head) && IMPORT_FAILURE.test(head);
}

/** Whether a body is the first one of `if TYPE_CHECKING:`. */
function isForTypes(statement: SyntaxNode, body: SyntaxNode, text: string): boolean {
  const first = statement.getChild('Body');
  if (first?.from !== body.from) return false;
  return /^if\s*\(?\s*(?:\w+\.)*TYPE_CHECKING\s*\)?\s*$/.test(text.slice(statement.from, first.from));
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
