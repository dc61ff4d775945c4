import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

type Slices = Readonly<Record<string, Readonly<Record<string, number>> & { readonly rows: number }>>;

interface Reference {
  readonly classes: {
    readonly csv: string;
    readonly jsonl: string;
    readonly parquet: string;
    readonly slices: Slices;
    readonly ece: Readonly<Record<string, number>>;
    readonly fairness: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly cost: number;
  };
  readonly many: { readonly csv: string; readonly slices: Slices };
  readonly numbers: { readonly csv: string; readonly slices: Slices };
  readonly typed: {
    readonly parquet: string;
    readonly accuracy: number;
    readonly auc: number;
    readonly logloss: number;
  };
  readonly latency: { readonly csv: string; readonly percentiles: Readonly<Record<string, number>> };
}

const FILE = path.join(__dirname, '../../../fixtures/metrics.json');

/** What scikit-learn and numpy say, as scripts/fixtures/metrics.py has written it. */
export const REFERENCE = JSON.parse(readFileSync(FILE, 'utf8')) as Reference;

/** The same number to nine digits. */
export function assertClose(actual: unknown, expected: number, what = ''): void {
  assert.equal(typeof actual, 'number', what);
  const difference = Math.abs(Number(actual) - expected);
  assert.ok(
    difference <= 1e-9 * Math.abs(expected),
    `${what}: ${String(actual)} instead of ${String(expected)}`,
  );
}
