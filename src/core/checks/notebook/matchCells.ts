import type { NotebookCell } from '../../notebook/notebookCell';
import { madeOf, sourceOf } from './cellTraces';

/**
 * Which cell of an older version each code cell of a newer one was: by its id where both have one (format 4.5), else
 * by its source, else by its outputs, else by its place among those that are left, if nothing came or went.
 */
export function matchCells(
  newer: readonly NotebookCell[],
  older: readonly NotebookCell[],
): ReadonlyMap<NotebookCell, NotebookCell> {
  const matches = new Map<NotebookCell, NotebookCell>();
  let left = { newer: codeOf(newer), older: codeOf(older) };
  const keys: readonly ((cell: NotebookCell) => string | undefined)[] = [
    ({ id }) => id,
    (cell) => sourceOf(cell) || undefined,
    (cell) => (cell.outputs.count > 0 ? madeOf(cell) : undefined),
  ];
  for (const key of keys) {
    const byKey = new Map<string, NotebookCell[]>();
    for (const cell of left.older) {
      const value = key(cell);
      if (value !== undefined) byKey.set(value, [...(byKey.get(value) ?? []), cell]);
    }
    // Of cells that look the same, the first was the first.
    for (const cell of left.newer) {
      const was = byKey.get(key(cell) ?? '')?.shift();
      if (was !== undefined) matches.set(cell, was);
    }
    const taken = new Set(matches.values());
    left = {
      newer: left.newer.filter((cell) => !matches.has(cell)),
      older: left.older.filter((cell) => !taken.has(cell)),
    };
  }
  if (left.newer.length === left.older.length) {
    for (const [at, cell] of left.newer.entries()) {
      const was = left.older[at];
      if (was !== undefined) matches.set(cell, was);
    }
  }
  return matches;
}

function codeOf(cells: readonly NotebookCell[]): readonly NotebookCell[] {
  return cells.filter(({ type }) => type === 'code');
}
