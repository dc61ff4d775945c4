/** A text for terminals and logs: one line, without control characters or escape sequences, bounded. */
export function plainLine(text: string, limit = 500): string {
  const clean = text
    // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  return clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean;
}

/** A place as people and editors write it: `path:line:column`, counted from one, `cell N` for notebooks. */
export function placeText(place: {
  readonly path?: string;
  readonly cell?: number;
  readonly range?: { readonly start: { readonly line: number; readonly column: number } };
}): string {
  if (place.path === undefined) return '';
  const { cell, range } = place;
  const at = range === undefined ? '' : `:${String(range.start.line + 1)}:${String(range.start.column + 1)}`;
  return cell === undefined
    ? `${plainLine(place.path)}${at}`
    : `${plainLine(place.path)} cell ${String(cell + 1)}${at}`;
}
