import type { HarmlessEdit } from '../edit';
import type { ProjectFolder } from '../projectFolder';

const LIVE = 'data/live/current.csv';

/** Random numbers that are the same in every run (Park & Miller's generator). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function edit(name: string, apply: (project: ProjectFolder) => void): HarmlessEdit {
  return { family: 'data', name: `drift: ${name}`, apply };
}

/** Changes of current data that leave its distribution as it is. */
export const DRIFT: readonly HarmlessEdit[] = [
  edit('the rows of the live data in another order', (project) =>
    project.changeLines(LIVE, ([header = '', ...rows]) => {
      const next = generator(7);
      const keyed = rows.map((row) => ({ row, key: next() }));
      return [header, ...keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)];
    }),
  ),
  edit('live data of other customers like these', (project) =>
    project.changeLines(LIVE, ([header = '', ...rows]) => {
      const next = generator(20261125);
      const drawn = rows.map((_, at) => {
        const [, ...cells] = (rows[Math.floor(next() * rows.length)] ?? '').split(',');
        return [String(40000 + at), ...cells].join(',');
      });
      return [header, ...drawn];
    }),
  ),
  edit('the first half of the live data', (project) =>
    project.changeLines(LIVE, (lines) => lines.slice(0, 1 + Math.floor(lines.length / 2))),
  ),
  edit('the columns of the live data in another order', (project) =>
    project.changeLines(LIVE, (lines) =>
      lines.map((line) => {
        const [first = '', second = '', ...rest] = line.split(',');
        return [...rest.reverse(), second, first].join(',');
      }),
    ),
  ),
  edit('whole numbers of the live data written as fractions', (project) =>
    project.changeCells(LIVE, (rows, columns) => {
      for (const column of ['tenure_months', 'calls']) {
        const at = columns.indexOf(column);
        for (const row of rows) row[at] = `${row[at] ?? ''}.0`;
      }
    }),
  ),
  edit('another spelling of missing values in the live data', (project) =>
    project.changeCells(LIVE, (rows, columns) => {
      const at = columns.indexOf('satisfaction');
      for (const row of rows) if (row[at] === '') row[at] = 'NA';
    }),
  ),
  edit('blanks around the missing values of the live data', (project) =>
    project.changeCells(LIVE, (rows, columns) => {
      const at = columns.indexOf('satisfaction');
      for (const row of rows) if (row[at] === '') row[at] = ' NA ';
    }),
  ),
];
