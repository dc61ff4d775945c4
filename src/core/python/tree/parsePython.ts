import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/** The syntax tree of a text, as far as it can be understood: what is wrong in one line does not hide the others. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}
