import type { SyntaxNode, Tree } from '@lezer/common';
import { Imports } from './imports';
import type { PythonImport } from './pythonImports';

/** A call whose name is known. */
export interface PythonCall {
  /** Full name of what is called, imports resolved: `subprocess.run`, `get_ipython().run_line_magic`. */
  readonly name: string;
  /** The texts that stand in its arguments, in their order; of f-strings what is written. */
  readonly texts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Offset of the end of its name. */
  readonly nameEnd: number;
}

/** Longer chains of names say nothing. */
const LONGEST_CHAIN = 20;

/** The calls of a text whose names are known, in its order. */
export function callsIn(tree: Tree, text: string, imports: readonly PythonImport[]): readonly PythonCall[] {
  // What a program imports from its own modules keeps the name under which it is written.
  const names = new Imports(imports.filter(({ level }) => level === 0));
  const calls: PythonCall[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'CallExpression') return;
      const callee = node.firstChild;
      const written = callee === null ? undefined : dottedName(callee, text, LONGEST_CHAIN);
      if (callee === null || written === undefined) return;
      const texts = textsIn(node.getChild('ArgList'), text);
      calls.push({
        name: resolved(written, names),
        texts,
        start: node.from,
        end: node.to,
        nameEnd: callee.to,
      });
    },
  });
  return calls;
}

function dottedName(node: SyntaxNode, text: string, depth: number): string | undefined {
  if (depth === 0) return undefined;
  const { firstChild: first, lastChild: last } = node;
  switch (node.name) {
    case 'VariableName':
      return text.slice(node.from, node.to);
    case 'MemberExpression': {
      if (first === null || last?.name !== 'PropertyName') return undefined;
      const owner = dottedName(first, text, depth - 1);
      return owner === undefined ? undefined : `${owner}.${text.slice(last.from, last.to)}`;
    }
    case 'CallExpression': {
      const called = first === null ? undefined : dottedName(first, text, depth - 1);
      return called === undefined ? undefined : `${called}()`;
    }
    default:
      return undefined;
  }
}

function resolved(written: string, names: Imports): string {
  const [first = '', ...rest] = written.split('.');
  const bare = first.replace(/\(\)$/, '');
  const full = names.meaningOf(bare);
  return full === undefined ? written : [full + first.slice(bare.length), ...rest].join('.');
}

function textsIn(list: SyntaxNode | null, text: string): readonly string[] {
  const texts: string[] = [];
  list?.cursor().iterate(({ name, from, to }) => {
    if (name !== 'String' && name !== 'FormatString') return true;
    texts.push(unquoted(text.slice(from, to)));
    return false;
  });
  return texts;
}

function unquoted(literal: string): string {
  const [, quote = ''] = /^[A-Za-z]*("""|'''|"|')/.exec(literal) ?? [];
  const start = literal.indexOf(quote) + quote.length;
  return literal.endsWith(quote) ? literal.slice(start, -quote.length) : literal.slice(start);
}
