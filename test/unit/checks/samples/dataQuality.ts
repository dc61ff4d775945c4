import type { CheckSample } from './sample';

function rows(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    return `${String(at)},2026-05-${String((at % 28) + 1).padStart(2, '0')},${String(at * 7 + 0.5)},${at % 2 === 0 ? 'yes' : 'no'}`;
  });
  return `id,day,size,label\n${lines.join('\n')}\n`;
}

const FILE = 'data/clean.csv';

/** Data with which nothing is wrong. Half of it is cut within a row, so that the row lacks values. */
export const DATA_QUALITY: readonly CheckSample[] = [
  {
    uses: 'data.schema',
    with: {
      file: FILE,
      columns: {
        id: { type: 'integer', unique: true },
        day: 'date',
        label: { type: 'text', allowed: ['yes', 'no'] },
      },
    },
    files: { [FILE]: rows(40) },
    input: FILE,
  },
  ...['data.nulls', 'data.duplicates', 'data.constant', 'data.mixed-types', 'data.outliers', 'data.rows'].map(
    (uses): CheckSample => ({ uses, with: { file: FILE }, files: { [FILE]: rows(40) }, input: FILE }),
  ),
];
