import type { ProjectFolder } from './projectFolder';

/** Changes one column of every n-th row; `value` is given the old one, the row's number from 0, and the row by its columns. */
export function changesColumn(
  file: string,
  column: string,
  every: number,
  value: (old: string, index: number, row: Readonly<Record<string, string>>) => string,
) {
  return (project: ProjectFolder): void =>
    project.changeCells(file, (rows, columns) => {
      const at = columns.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      rows.forEach((cells, index) => {
        if (index % every !== 0) return;
        const row = Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? '']));
        cells[at] = value(cells[at] ?? '', index, row);
      });
    });
}
