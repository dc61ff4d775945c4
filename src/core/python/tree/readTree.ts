import { parsePython } from './parsePython';
import { StatementTree } from './statementTree';
import type { Statement } from './statement';

/**
 * The statements of a text of Python. Whatever is no Python is left out, so that a check can judge the rest; whether
 * a text is valid is for `readSyntax` to say.
 */
export function readTree(text: string): readonly Statement[] {
  return new StatementTree(text).block(parsePython(text).topNode);
}
