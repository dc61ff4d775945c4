import type { HarmlessEdit } from './edit';
import type { ProjectFolder } from './projectFolder';

/** The one notebook of the clean project. */
export const NOTEBOOK = 'notebooks/01-explore.ipynb';

type Edit = HarmlessEdit['apply'];
type Notebook = Parameters<Parameters<ProjectFolder['changeNotebook']>[1]>[0];
export type Cell = Notebook['cells'][number];

export function notebook(edit: (notebook: Notebook) => void): Edit {
  return (project) => project.changeNotebook(NOTEBOOK, edit);
}

export function cells(edit: (cells: Cell[]) => void): Edit {
  return notebook((all) => edit(all.cells));
}

/** Edits the cell at an index. */
export function cell(index: number, edit: (cell: Cell) => void): Edit {
  return cells((all) => {
    const chosen = all.at(index);
    if (chosen === undefined) throw new Error(`There is no cell ${String(index)}`);
    edit(chosen);
  });
}

/** Adds a cell behind the one at an index. */
export function addsCell(index: number, ...lines: string[]): Edit {
  const added = { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], id: 'added' };
  return cells((all) => all.splice(index + 1, 0, { ...added, source: sourceOf(lines) }));
}

/** Gives a cell another source. */
export function rewritesCell(index: number, ...lines: string[]): Edit {
  return cell(index, (chosen) => {
    chosen.source = sourceOf(lines);
  });
}

/** Appends lines to the source of a cell. */
export function addsLines(index: number, ...lines: string[]): Edit {
  return cell(index, (chosen) => {
    chosen.source = [...[chosen.source].flat(), '\n', ...lines.map((line) => `${line}\n`)];
  });
}

export function prints(index: number, text: string): Edit {
  return cell(index, ({ outputs }) => outputs?.push(stream(text)));
}

export function stream(text: string): Record<string, unknown> {
  return { output_type: 'stream', name: 'stdout', text: [text] };
}

/** A source as notebooks keep it: every line but the last with its end. */
function sourceOf(lines: readonly string[]): string[] {
  return lines.map((line, at) => (at < lines.length - 1 ? `${line}\n` : line));
}
