import type { JSX } from 'preact';
import { useBoard } from '../view/boardContext';
import { markPath, seriesClass } from './seriesStyle';

/** Names the series of a chart, each with its line and mark. */
export function SeriesLegend({ names }: { readonly names: readonly string[] }): JSX.Element {
  const { t } = useBoard();
  return (
    <ul class="legend-series" aria-label={t('Series')}>
      {names.map((name, at) => (
        <li key={name}>
          <SeriesKey series={at} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The line and mark of a series, as they look in the plot. */
export function SeriesKey({ series }: { readonly series: number }): JSX.Element {
  return (
    <svg class={`series-key ${seriesClass(series)}`} width="28" height="14" aria-hidden="true">
      <path class="series-line" d="M0 7H28" />
      <path class="series-mark" d={markPath(series)} transform="translate(14 7)" />
    </svg>
  );
}
