import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Thirty columns of mixed types; `row` counts from 0 and `shift` moves some distributions. */
const COLUMNS = (shift: string): readonly string[] => [
  'row AS id',
  `'2025-01-01'::DATE + (row % 365)::INTEGER AS day`,
  `'2025-01-01'::TIMESTAMP + INTERVAL (row * 31) SECOND AS seen_at`,
  ...Array.from({ length: 12 }, (_, index) => {
    const moved = index < 2 ? ` + ${shift}` : '';
    return `round(${noise(index)} + ${noise(index + 40)} + ${noise(index + 80)}${moved}, 6) AS measure_${String(index)}`;
  }),
  ...Array.from({ length: 6 }, (_, index) => {
    const value = `(hash(row, ${String(100 + index)}) % ${String(50 * (index + 1))})::INTEGER`;
    return `CASE WHEN hash(row, ${String(200 + index)}) % 50 = 0 THEN NULL ELSE ${value} END AS count_${String(index)}`;
  }),
  ...Array.from({ length: 6 }, (_, index) => {
    const kinds = [3, 5, 8, 20, 60, 200][index] ?? 3;
    return `'kind ' || (hash(row, ${String(300 + index)}) % ${String(kinds)}) AS kind_${String(index)}`;
  }),
  'hash(row, 400) % 2 = 0 AS active',
  `'customer-' || hash(row, 401) AS customer`,
  '(hash(row, 402) % 5 = 0)::INTEGER AS label',
];

/** A number in [0, 1) that depends on the row alone: the same data in every run. */
function noise(seed: number): string {
  return `(hash(row, ${String(seed)}) % 1000003) / 1000003.0`;
}

const OPTIONS = { csv: 'FORMAT csv, HEADER', parquet: 'FORMAT parquet' } as const;
export type Ending = keyof typeof OPTIONS;

/** Writes `train` and `current` in the formats wanted; the second leaks 5 rows of the first and moves two columns. */
export async function makeData(folder: string, rows: number, endings: readonly Ending[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const table = (from: number, shift: string): string =>
    `SELECT ${COLUMNS(shift).join(', ')} FROM (SELECT range AS row FROM range(${String(from)}, ${String(from + rows)}))`;
  const leaked = `(${table(0, '0')} LIMIT 5)`;
  const files = [
    ['train', table(0, '0')],
    ['current', `${table(rows, '0.4')} UNION ALL ${leaked}`],
  ] as const;
  for (const [name, query] of files) {
    for (const ending of endings) {
      const file = path.join(folder, `${name}.${ending}`);
      await connection.run(`COPY (${query}) TO '${file.replaceAll("'", "''")}' (${OPTIONS[ending]})`);
    }
  }
  connection.closeSync();
}
