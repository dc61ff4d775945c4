import type { Outcome } from '../../../../src/core/evidence/evidence';
import { DuckData } from '../../../../src/node/data/duckData';
import { judgeOnDisk } from '../diskWorld';

const NOW = new Date('2026-11-20T12:00:00Z');

/** Columns that the tables of these tests have: a number, a category, a time and a label. */
export const HEADER = ['n', 'kind', 't', 'label'] as const;

const COLUMNS = { n: 'number', kind: 'text', t: { type: 'time' }, label: 'text' };
const ONE = (file: string) => ({ file });

/** Parameters of each check of one table, by the table's file. */
const OF_ONE: Readonly<Record<string, (file: string) => object>> = {
  'data.schema': (file) => ({ file, columns: COLUMNS }),
  'data.rows': ONE,
  'data.freshness': (file) => ({ file, column: 't', maxAge: '30d' }),
  'data.nulls': ONE,
  'data.duplicates': ONE,
  'data.constant': ONE,
  'data.mixed-types': ONE,
  'data.outliers': ONE,
  'data.pii': ONE,
  'data.balance': (file) => ({ file, label: 'label' }),
  'data.conflicting-labels': (file) => ({ file, label: 'label' }),
};

/** Parameters of each check of two tables, by their files: what training saw, and what came later. */
const OF_TWO: Readonly<Record<string, (before: string, later: string) => object>> = {
  'data.drift': (reference, current) => ({ reference, current }),
  'data.leakage': (train, test) => ({ train, test, key: 'n', time: 't' }),
  'data.new-categories': (train, current) => ({ train, current }),
  'data.new-labels': (train, current) => ({ train, current, label: 'label' }),
  'data.split-size': (train, test) => ({ train, test }),
  'data.skew': (training, serving) => ({ training, serving }),
};

/** All checks that read tables. */
export const DATA_CHECK_IDS: readonly string[] = [...Object.keys(OF_ONE), ...Object.keys(OF_TWO)];
export const CHECKS_OF_TWO: readonly string[] = Object.keys(OF_TWO);

/** Judges a file by checks, which share what is read of it; a check of two tables compares `before` with it. */
export async function judgeTable(
  ids: readonly string[],
  root: string,
  file: string,
  before: string,
): Promise<ReadonlyMap<string, Outcome>> {
  const data = new DuckData(root);
  const outcomes = new Map<string, Outcome>();
  try {
    for (const id of ids) {
      const given = OF_ONE[id]?.(file) ?? OF_TWO[id]?.(before, file);
      outcomes.set(id, await judgeOnDisk(id, given, root, { now: () => NOW, data }));
    }
    return outcomes;
  } finally {
    await data.close();
  }
}

/** Lines of a CSV. */
export function table(
  rows: readonly (readonly string[])[],
  { delimiter = ',', end = '\n', mark = '' } = {},
): string {
  return `${mark}${[HEADER, ...rows].map((row) => row.join(delimiter) + end).join('')}`;
}

/** Ordinary rows, so many of them. */
export function ordinary(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, at) => [
    String((at * 37) % 101),
    ['red', '"light\nblue"', 'green'][at % 3] ?? '',
    `2026-11-${String((at % 15) + 1).padStart(2, '0')}T08:00:00Z`,
    at % 2 === 0 ? 'yes' : 'no',
  ]);
}
