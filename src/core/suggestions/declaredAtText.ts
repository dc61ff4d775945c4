import type { DeclaredAt } from './suggestion';

/** Where something is declared, as `path:line`, the line from one. */
export function declaredAtText({ path, line }: DeclaredAt): string {
  return line === undefined ? path : `${path}:${line + 1}`;
}
