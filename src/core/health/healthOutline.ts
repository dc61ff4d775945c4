import type { Health } from './health';

/** Outlines in a box of 16 by 16; each health has a shape of its own, so that colour is never needed. */
const OUTLINES: Readonly<Record<Health, string>> = {
  pass: 'M3 8.5 6.5 12 13 4.5',
  fail: 'M4 4 12 12M12 4 4 12',
  error: 'M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3ZM8 4.8v4M8 11v.4',
  warn: 'M8 2.2 14.4 13.6H1.6ZM8 6.5v3.3M8 11.6v.3',
  stale: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.5V8l2.6 1.8',
  'not-run': 'M8 2.5a5.5 5.5 0 1 1 0 11A5.5 5.5 0 0 1 8 2.5Z',
  waived: 'M8 1.8 13.2 3.6V8c0 3-2.2 5-5.2 6.3C5 13 2.8 11 2.8 8V3.6ZM5.6 8h4.8',
  empty: 'M4 8h8',
};

/** Path data of a health's icon, to be stroked in a box of 16 by 16. */
export function healthOutline(health: Health): string {
  return OUTLINES[health];
}

/** Whether the outline is dotted: nothing is known yet. */
export function isDotted(health: Health): boolean {
  return health === 'not-run';
}
