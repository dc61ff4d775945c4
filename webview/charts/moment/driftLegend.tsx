import type { JSX } from 'preact';
import { useBoard } from '../../view/boardContext';

/** The mark of a feature that drifted or is told of; without one it did not. */
export function DriftMark({ verdict }: { readonly verdict: 'pass' | 'warn' | 'fail' }): JSX.Element | null {
  if (verdict === 'pass') return null;
  return (
    <svg
      class={`drift-mark drift-${verdict}`}
      width="10"
      height="10"
      viewBox="-5 -5 10 10"
      aria-hidden="true"
    >
      <path d="M0 -4.2L4.2 0L0 4.2L-4.2 0Z" />
    </svg>
  );
}

/** What colours and marks of the heat map mean. */
export function DriftLegend(): JSX.Element {
  const { t } = useBoard();
  const steps = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => (
      <span key={at} class={`swatch-step step-${String(from + at)}`} />
    ));
  return (
    <ul class="legend-series drift-legend" aria-label={t('Colours and marks')}>
      <li>
        <span class="swatch-steps">{steps(0, 2)}</span>
        {t('none to the first limit')}
      </li>
      <li>
        <span class="swatch-steps">{steps(3, 4)}</span>
        <DriftMark verdict="warn" />
        {t('told of')}
      </li>
      <li>
        <span class="swatch-steps">{steps(5, 6)}</span>
        <DriftMark verdict="fail" />
        {t('drifted; full colour: twice the limit')}
      </li>
      <li>
        <span class="swatch-step unmeasured" />
        {t('not measured')}
      </li>
    </ul>
  );
}
