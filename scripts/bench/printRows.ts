import type { Row } from './row';

/** Prints what was measured, one row a line, under a title. */
export function printRows(rows: readonly Row[], title: string): void {
  console.log(`\n${title}\n`);
  const width = Math.max(...rows.map((row) => row.what.length));
  for (const { what, value, target, met } of rows) {
    console.log(
      `${met ? '✓' : '✗'} ${what.padEnd(width)}  ${value}${target === '–' ? '' : `  (target ${target})`}`,
    );
  }
}
