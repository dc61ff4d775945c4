import type { CheckSample } from './sample';

function rows(from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, at) => {
    const id = from + at;
    return `${String(id)},${String(id * 7 + 0.5)},${id % 2 === 0 ? 'yes' : 'no'}`;
  });
  return `id,size,label\n${lines.join('\n')}\n`;
}

/** Data without leakage and conflicts. */
export const LEAKAGE: readonly CheckSample[] = [
  {
    uses: 'data.leakage',
    with: { train: 'data/train.csv', test: 'data/test.csv', key: 'id' },
    files: { 'data/train.csv': rows(0, 40), 'data/test.csv': rows(40, 60) },
    input: 'data/test.csv',
  },
  {
    uses: 'data.conflicting-labels',
    with: { file: 'data/labelled.csv', label: 'label', ignore: ['id'] },
    files: { 'data/labelled.csv': rows(0, 40) },
    input: 'data/labelled.csv',
  },
];
