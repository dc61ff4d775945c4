import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import type { HistoryPoint } from '../../src/core/history/thinPoints';

const WIDTH = 72;
const HEIGHT = 20;
/** Room for the dot at the end: pixels. */
const EDGE = 3;

/** The run of a metric, small, beside its last value; who cannot see it hears that value. */
export function Sparkline({ points }: { readonly points: readonly HistoryPoint[] }): JSX.Element {
  const [low = 0, high = 0] = extent(points, ({ value }) => value);
  const [first = 0, last = 0] = extent(points, ({ at }) => at);
  const x = scaleLinear([first, last], [EDGE, WIDTH - EDGE]);
  const y = scaleLinear([low, high], low === high ? [HEIGHT / 2, HEIGHT / 2] : [HEIGHT - EDGE, EDGE]);
  const end = points.at(-1);
  const path = line<HistoryPoint>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  )(points);
  return (
    <svg class="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path ?? ''} />
      {end !== undefined && (
        <circle cx={first === last ? WIDTH - EDGE : x(end.at)} cy={y(end.value)} r={2.4} />
      )}
    </svg>
  );
}
