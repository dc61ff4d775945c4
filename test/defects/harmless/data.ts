import { gzipSync } from 'node:zlib';
import type { HarmlessEdit } from '../edit';
import type { ProjectFolder } from '../projectFolder';
import { changesColumn } from '../tableEdits';

const TRAIN = 'data/processed/train.csv';
const TEST = 'data/processed/test.csv';
const LIVE = 'data/live/current.csv';

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
    apply: changesColumn(TRAIN, 'tenure_months', 1, (old) => `${old}.0`),
  },
  {
    name: 'some whole numbers are written as fractions',
    apply: changesColumn(TEST, 'calls', 3, (old) => `${old}.0`),
  },
  {
    name: 'identifiers became fractions',
    apply: changesColumn(TRAIN, 'customer_id', 1, (old) => `${old}.0`),
  },
  { name: 'labels are written as fractions', apply: changesColumn(TRAIN, 'churned', 1, (old) => `${old}.0`) },
  {
    name: 'zeros at the end of amounts',
    apply: changesColumn(TRAIN, 'monthly_fee', 1, (old) => Number(old).toFixed(4)),
  },
  {
    name: 'a number with an exponent',
    apply: changesColumn(TRAIN, 'monthly_fee', 5, (old) => Number(old).toExponential()),
  },
  { name: 'blanks around numbers', apply: changesColumn(TRAIN, 'calls', 4, (old) => ` ${old} `) },
  {
    name: 'missing is written as NA',
    apply: changesColumn(TRAIN, 'satisfaction', 1, (old) => (old === '' ? 'NA' : old)),
  },
  {
    name: 'missing is written as NaN, with blanks after some',
    apply: (project) => {
      changesColumn(TRAIN, 'satisfaction', 1, (old) => (old === '' ? 'NaN' : old))(project);
      changesColumn(TRAIN, 'satisfaction', 2, (old) => (old === 'NaN' ? 'NaN  ' : old))(project);
    },
  },
  { name: 'days with midnight', apply: changesColumn(TRAIN, 'day', 1, (old) => `${old}T00:00:00`) },
  {
    name: 'days with midnight and a blank, in some rows',
    apply: changesColumn(TRAIN, 'day', 7, (old) => `${old} 00:00:00`),
  },
  {
    name: 'days as in Germany',
    apply: changesColumn(TEST, 'day', 1, (old) => old.split('-').toReversed().join('.')),
  },
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
