import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from '../tree/lezerNode';

/** `optional`: the program goes on without it. `types`: only type checkers read it. */
export type ImportNeed = 'required' | 'optional' | 'types';

/** Whether the program needs what a statement imports, by the statements around it. */
export function importNeed(statement: SyntaxNode, text: string): ImportNeed {
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
