import { plainLine } from '../text/plainLine';

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
