import type { NotebookCell } from '../../notebook/notebookCell';
import { madeOf } from './cellTraces';
import { matchCells } from './matchCells';

/** A code cell as it was when what it shows was made. */
export interface MadeCell {
  readonly now: NotebookCell;
  /** The same cell in the version in which its outputs and its count came to be what they are. */
  readonly then: NotebookCell;
}

/**
 * Finds out in which version the outputs of each cell were made: the newest one in which they, or the cell's execution
 * count, differ from the version before. Versions are told from the newest on, one by one.
 */
export class MadeOutputs {
  #newer: readonly NotebookCell[];
  /** Cells whose outputs are older than all versions so far, with what they were in the last of them. */
  #pending: ReadonlyMap<NotebookCell, NotebookCell>;

  constructor(now: readonly NotebookCell[]) {
    this.#newer = now;
    this.#pending = new Map(now.filter(isExecuted).map((cell) => [cell, cell]));
  }

  /** Cells that are still to be found. */
  get pending(): readonly MadeCell[] {
    return [...this.#pending].map(([now, then]) => ({ now, then }));
  }

  /** Goes back to the version before; the cells whose outputs were made in the one after it. */
  goBack(older: readonly NotebookCell[]): readonly MadeCell[] {
    const matches = matchCells(this.#newer, older);
    const made = madeCells(this.#newer, older, matches);
    const found: MadeCell[] = [];
    const pending = new Map<NotebookCell, NotebookCell>();
    for (const [now, then] of this.#pending) {
      const was = matches.get(then);
      if (was === undefined || made.has(then)) found.push({ now, then });
      else pending.set(now, was);
    }
    this.#newer = older;
    this.#pending = pending;
    return found;
  }
}

/** Cells that were executed between two versions. */
function madeCells(
  newer: readonly NotebookCell[],
  older: readonly NotebookCell[],
  matches: ReadonlyMap<NotebookCell, NotebookCell>,
): ReadonlySet<NotebookCell> {
  const executed = newer.filter((cell) => cell.executionCount !== undefined && cell.type === 'code');
  const changed = newer.filter((cell) => isMadeAnew(cell, matches.get(cell)));
  // A kernel that goes on counts on. Whatever carries a smaller count anew was executed in a fresh one; and where the
  // counts run from 1 up to it, all cells above it were executed there too, even if they show the same as before.
  const highest = older.reduce((most, { executionCount = 0 }) => Math.max(most, executionCount), 0);
  const fresh = changed.filter(
    ({ executionCount }) => executionCount !== undefined && executionCount <= highest,
  );
  const last = fresh.at(-1);
  const run = last === undefined ? [] : executed.slice(0, executed.indexOf(last) + 1);
  const isInOrder = run.every(({ executionCount }, at) => executionCount === at + 1);
  return new Set(isInOrder ? [...changed, ...run] : changed);
}

function isMadeAnew(cell: NotebookCell, was: NotebookCell | undefined): boolean {
  if (was === undefined || madeOf(cell) !== madeOf(was)) return true;
  return cell.timing !== undefined && cell.timing !== was.timing;
}

/** Whether a cell shows anything that could be out of date. */
function isExecuted({ type, executionCount, outputs }: NotebookCell): boolean {
  return type === 'code' && (executionCount !== undefined || outputs.count > 0);
}
