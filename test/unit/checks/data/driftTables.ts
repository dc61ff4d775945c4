import assert from 'node:assert/strict';
import { dataDrift } from '../../../../src/core/checks/data/dataDrift';
import type { Metrics, Outcome } from '../../../../src/core/evidence/evidence';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

export const SIDES = { reference: 'reference.csv', current: 'current.csv' };

/** Judges two texts of CSV in folders that are removed after each test of the suite. */
export function driftJudge() {
  const folder = scratchFolders();
  return (reference: string, current: string, written: object = {}): Promise<Outcome> => {
    const root = folder({ 'reference.csv': reference, 'current.csv': current });
    return judgeOnDisk(dataDrift, { ...SIDES, ...written }, root);
  };
}

export function column(values: readonly unknown[], name = 'x'): string {
  return `${name}\n${values.map((value) => (value === '' ? '""' : String(value))).join('\n')}\n`;
}

export function repeated(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => value));
}

/** What was measured of a column. */
export function of(outcome: Outcome, name = 'x'): Metrics {
  const found = (outcome.metrics?.['byColumn'] as Metrics | undefined)?.[name];
  assert.ok(found !== undefined, lines(outcome).join('\n'));
  return found as Metrics;
}

export function agrees(value: unknown, expected: number, what: string): void {
  assert.equal(typeof value, 'number', what);
  assert.ok(
    Math.abs(Number(value) - expected) <= 1e-9 * Math.max(1, expected),
    `${what}: ${String(value)}, not ${expected}`,
  );
}

/** Numbers of a normal-like distribution, the same in every run. */
export function bell(rows: number, seed: number, mean = 0): readonly number[] {
  let state = seed;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: rows }, () => mean + next() + next() + next() + next() - 2);
}

export function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
