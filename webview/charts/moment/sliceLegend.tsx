import type { JSX } from 'preact';
import type { SliceChart } from '../../../src/core/charts/sliceChart';
import { shownNumber } from '../../../src/core/checks/rounding';
import { useBoard } from '../../view/boardContext';
import { dotPath, whiskers } from './marks';

/** What the marks of a dot plot mean; only those that it has. */
export function SliceLegend({ chart }: { readonly chart: SliceChart }): JSX.Element {
  const { t } = useBoard();
  const { slices, overall, limit } = chart;
  const hasIntervals = slices.some(({ interval }) => interval !== undefined);
  const part = chart.of === 'slices' ? t('Slice') : t('Group');
  const limitValue = shownNumber(limit?.value ?? 0);
  return (
    <ul class="legend-series" aria-label={t('Marks')}>
      <li>
        <svg class="series-key" width="28" height="14" aria-hidden="true">
          {hasIntervals && <path class="interval" d={whiskers(2, 26, 7)} />}
          <path class="dot" d={dotPath(14, 7, false)} />
        </svg>
        {part}
        {hasIntervals && ` ${t('with its 95 % interval')}`}
      </li>
      {slices.some(({ misses }) => misses) && (
        <li>
          <svg class="series-key" width="28" height="14" aria-hidden="true">
            <path class="dot dot-misses" d={dotPath(14, 7, true)} />
          </svg>
          {t('Slice that misses the limit')}
        </li>
      )}
      {overall !== undefined && (
        <li>
          <LineKey name="overall-line" />
          {t('All rows: {0}', shownNumber(overall))}
        </li>
      )}
      {limit !== undefined && (
        <li>
          <LineKey name="limit-line" />
          {limit.kind === 'floor' ? t('Floor: {0}', limitValue) : t('Maximum: {0}', limitValue)}
        </li>
      )}
    </ul>
  );
}

/** An upright line as it looks in the plot. */
export function LineKey({ name }: { readonly name: string }): JSX.Element {
  return (
    <svg class="series-key" width="10" height="14" aria-hidden="true">
      <line class={name} x1="5" x2="5" y1="0" y2="14" />
    </svg>
  );
}
