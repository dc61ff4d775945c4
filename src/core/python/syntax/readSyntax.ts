import { StatementReader } from './statementReader';
import { SyntaxStop, type SyntaxFault, type Token } from './token';
import type { SyntaxMarks } from './tokenReader';
import { tokenize } from './tokenizer';

/** A text of Python, read: its tokens, or the first thing that is wrong with it. */
export type SyntaxReading =
  | { readonly kind: 'valid'; readonly tokens: readonly Token[]; readonly marks: SyntaxMarks }
  | { readonly kind: 'invalid'; readonly fault: SyntaxFault };

export interface SyntaxOptions {
  /** Whether `await` may stand outside of functions, as in notebooks. */
  readonly topLevelAwait?: boolean;
}

/**
 * Judges a text as Python's own compiler does, by the grammar of Python 3.14 and the rules of its symbol tables:
 * what any version from 3.8 on accepts is valid. The syntax tree that other code reads comes from Lezer, whose
 * grammar serves highlighting: it accepts much that is wrong and stumbles over some that is right.
 */
export function readSyntax(text: string, options: SyntaxOptions = {}): SyntaxReading {
  try {
    const tokens = tokenize(text);
    const marks = new StatementReader(tokens, options.topLevelAwait ?? false).read();
    return { kind: 'valid', tokens, marks };
  } catch (error) {
    if (!(error instanceof SyntaxStop)) throw error;
    return { kind: 'invalid', fault: error.fault };
  }
}
