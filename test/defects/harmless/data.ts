import { gzipSync } from 'node:zlib';
import type { HarmlessEdit } from '../edit';
import type { ProjectFolder } from '../projectFolder';

const TRAIN = 'data/processed/train.csv';
const TEST = 'data/processed/test.csv';
const LIVE = 'data/live/current.csv';

/** Sets one column of every n-th row. */
function rewrite(file: string, column: string, value: (old: string) => string, every = 1) {
  return (project: ProjectFolder): void =>
    project.changeCells(file, (rows, columns) => {
      const at = columns.indexOf(column);
      if (at < 0) throw new Error(`no column ${column}`);
      rows.forEach((row, index) => {
        if (index % every === 0) row[at] = value(row[at] ?? '');
      });
    });
}

/** Adds a cell to every line of all tables that share their columns. */
function addColumn(name: string, value: (row: number) => string) {
  return (project: ProjectFolder): void => {
    for (const file of [TRAIN, TEST, LIVE])
      project.changeLines(file, ([header = '', ...rows]) => [
        `${header},${name}`,
        ...rows.map((row, at) => `${row},${value(at)}`),
      ]);
  };
}

function edits(cases: readonly Omit<HarmlessEdit, 'family'>[]): readonly HarmlessEdit[] {
  return cases.map((one) => ({ family: 'data', ...one }));
}

/** Other ways of writing the same table. */
export const TABLE_SPELLINGS: readonly HarmlessEdit[] = edits([
  {
    name: 'the rows are shuffled',
    apply: (project) =>
      project.changeLines(TRAIN, ([header = '', ...rows]) => [
        header,
        ...rows
          .map((row, at) => [(at * 7919) % rows.length, row] as const)
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row),
      ]),
  },
  {
    name: 'the columns stand in another order',
    apply: (project) =>
      project.changeLines(TRAIN, (lines) => lines.map((line) => line.split(',').toReversed().join(','))),
  },
  {
    name: 'lines end as on Windows',
    apply: (project) => project.change(TRAIN, (text) => text.replaceAll('\n', '\r\n')),
  },
  { name: 'a byte order mark', apply: (project) => project.change(TRAIN, (text) => `\uFEFF${text}`) },
  {
    name: 'every field is quoted',
    apply: (project) =>
      project.changeLines(TEST, (lines) =>
        lines.map((line) =>
          line
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(','),
        ),
      ),
  },
  { name: 'blank lines at the end', apply: (project) => project.change(TRAIN, (text) => `${text}\n\n`) },
  { name: 'no line end at the end', apply: (project) => project.change(TRAIN, (text) => text.trimEnd()) },
  {
    name: 'fields are separated by semicolons',
    apply: (project) => project.change(TRAIN, (text) => text.replaceAll(',', ';')),
  },
  {
    name: 'fields are separated by tabs',
    apply: (project) => project.change(TEST, (text) => text.replaceAll(',', '\t')),
  },
  {
    name: 'the file is packed',
    apply: (project) => {
      project.write('data/processed/train.csv.gz', gzipSync(project.read(TRAIN)));
      project.change('ml-lifecycle.yaml', (text) => text.replaceAll(TRAIN, `${TRAIN}.gz`));
    },
  },
]);

/** Other ways of writing the same values. */
export const VALUE_SPELLINGS: readonly HarmlessEdit[] = edits([
  {
    name: 'whole numbers are written as fractions',
    apply: rewrite(TRAIN, 'tenure_months', (old) => `${old}.0`),
  },
  {
    name: 'some whole numbers are written as fractions',
    apply: rewrite(TEST, 'calls', (old) => `${old}.0`, 3),
  },
  { name: 'identifiers became fractions', apply: rewrite(TRAIN, 'customer_id', (old) => `${old}.0`) },
  { name: 'labels are written as fractions', apply: rewrite(TRAIN, 'churned', (old) => `${old}.0`) },
  {
    name: 'zeros at the end of amounts',
    apply: rewrite(TRAIN, 'monthly_fee', (old) => Number(old).toFixed(4)),
  },
  {
    name: 'a number with an exponent',
    apply: rewrite(TRAIN, 'monthly_fee', (old) => Number(old).toExponential(), 5),
  },
  { name: 'blanks around numbers', apply: rewrite(TRAIN, 'calls', (old) => ` ${old} `, 4) },
  {
    name: 'missing is written as NA',
    apply: rewrite(TRAIN, 'satisfaction', (old) => (old === '' ? 'NA' : old)),
  },
  {
    name: 'missing is written as NaN, with blanks after some',
    apply: (project) => {
      rewrite(TRAIN, 'satisfaction', (old) => (old === '' ? 'NaN' : old))(project);
      rewrite(TRAIN, 'satisfaction', (old) => (old === 'NaN' ? 'NaN  ' : old), 2)(project);
    },
  },
  { name: 'days with midnight', apply: rewrite(TRAIN, 'day', (old) => `${old}T00:00:00`) },
  {
    name: 'days with midnight and a blank, in some rows',
    apply: rewrite(TRAIN, 'day', (old) => `${old} 00:00:00`, 7),
  },
  { name: 'days as in Germany', apply: rewrite(TEST, 'day', (old) => old.split('-').toReversed().join('.')) },
]);

/** Changes that leave the table as good as it was. */
export const TABLE_ADDITIONS: readonly HarmlessEdit[] = edits([
  { name: 'one more column', apply: addColumn('channel', (row) => (row % 3 === 0 ? 'phone' : 'web')) },
  {
    name: 'a column of long numbers',
    apply: addColumn('trace', (row) => `90071992547409${String(10_000 + row)}`),
  },
  {
    name: 'a column of postcodes',
    apply: addColumn('postcode', (row) => String(1000 + ((row * 37) % 98_000)).padStart(5, '0')),
  },
  {
    name: 'a column of sentences',
    apply: addColumn('remark', (row) => `"said ""no, thanks"",\nline ${String(row % 50)}"`),
  },
]);
