import type { CheckSample } from './sample';

function rows(from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, at) => {
    const row = from + at;
    return `${String((row * 7) % 40)}.5,${row % 2 === 0 ? 'yes' : 'no'}`;
  });
  return `size,answer\n${lines.join('\n')}\n`;
}

/** Data as its reference is. */
export const DRIFT: readonly CheckSample[] = [
  {
    uses: 'data.drift',
    with: { reference: 'data/train.csv', current: 'data/live.csv' },
    files: { 'data/train.csv': rows(0, 80), 'data/live.csv': rows(80, 160) },
    input: 'data/live.csv',
  },
];
