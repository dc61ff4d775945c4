import type { Health } from './health';

const MARKS: Readonly<Record<Health, string>> = {
  error: '‼',
  fail: '✗',
  stale: '↻',
  warn: '▲',
  'not-run': '○',
  waived: '◇',
  pass: '✓',
  empty: '·',
};

/** A character that stands for a health in plain text; its word stands beside it. */
export function healthMark(health: Health): string {
  return MARKS[health];
}
