import type { JSX } from 'preact';
import type { Health } from '../../src/core/health/health';
import { healthOutline, isDotted } from '../../src/core/health/healthOutline';

/** The shape alone, to be placed inside a drawing. */
export function HealthShape({ health }: { readonly health: Health }): JSX.Element {
  return <path class={isDotted(health) ? 'dotted' : undefined} d={healthOutline(health)} />;
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
