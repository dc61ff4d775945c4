import type { Defect } from './edit';
import type { ProjectFolder } from './projectFolder';

/** Sets one column of every n-th row. */
export function spoil(
  file: string,
  column: string,
  every: number,
  value: (old: string, row: number) => string,
) {
  return (project: ProjectFolder): void =>
    project.changeCells(file, (rows, columns) => {
      const at = columns.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      rows.forEach((row, index) => {
        if (index % every === 0) row[at] = value(row[at] ?? '', index);
      });
    });
}

/** Defects that one check of the clean project must notice. */
export function dataDefects(
  check: string,
  cases: readonly Omit<Defect, 'family' | 'check'>[],
): readonly Defect[] {
  return cases.map((one) => ({ family: 'data', check, ...one }));
}

/** Some rows from the middle of a table. */
export function rowsOf(project: ProjectFolder, file: string, count: number): readonly string[] {
  return project
    .read(file)
    .split('\n')
    .slice(100, 100 + count);
}

/** Adds rows to a table. */
export function append(project: ProjectFolder, file: string, rows: readonly string[]): void {
  project.changeLines(file, (lines) => [...lines, ...rows]);
}
