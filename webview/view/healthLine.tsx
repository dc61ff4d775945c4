import type { JSX } from 'preact';
import type { Health } from '../../src/core/health/health';
import { healthWord } from '../../src/core/health/healthText';
import { useBoard } from './boardContext';
import { HealthIcon } from './healthIcon';

/** A health as icon and word. */
export function HealthLine({ health }: { readonly health: Health }): JSX.Element {
  const { said } = useBoard();
  return (
    <span class="health-line">
      <HealthIcon health={health} />
      <span>{said(healthWord(health))}</span>
    </span>
  );
}
