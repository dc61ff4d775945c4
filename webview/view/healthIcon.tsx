import type { JSX } from 'preact';
import type { Health } from '../../src/core/health/health';

/** Outlines in a box of 16 by 16; each health has a shape of its own, so that colour is never needed. */
const SHAPES: Readonly<Record<Health, JSX.Element>> = {
  pass: <path d="M3 8.5 6.5 12 13 4.5" />,
  fail: <path d="M4 4 12 12M12 4 4 12" />,
  error: <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3ZM8 4.8v4M8 11v.4" />,
  warn: <path d="M8 2.2 14.4 13.6H1.6ZM8 6.5v3.3M8 11.6v.3" />,
  stale: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.5V8l2.6 1.8" />,
  'not-run': <path class="dotted" d="M8 2.5a5.5 5.5 0 1 1 0 11A5.5 5.5 0 0 1 8 2.5Z" />,
  waived: <path d="M8 1.8 13.2 3.6V8c0 3-2.2 5-5.2 6.3C5 13 2.8 11 2.8 8V3.6ZM5.6 8h4.8" />,
  empty: <path d="M4 8h8" />,
};

/** The shape alone, to be placed inside a drawing. */
export function HealthShape({ health }: { readonly health: Health }): JSX.Element {
  return SHAPES[health];
}

/** Icon of a health; its word stands beside it. */
export function HealthIcon({ health }: { readonly health: Health }): JSX.Element {
  return (
    <svg
      class={`icon health-${health}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <HealthShape health={health} />
    </svg>
  );
}
