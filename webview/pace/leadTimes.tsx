import { extent, max } from 'd3-array';
import { scaleLinear, scaleUtc, type ScaleLinear, type ScaleTime } from 'd3-scale';
import type { JSX } from 'preact';
import { shownNumber } from '../../src/core/checks/rounding';
import { hasLeadTime, leadTimes, median, type LeadTime } from '../../src/core/history/leadTime';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { MOST_ENTRIES_ON_BOARD } from '../../src/protocol/board';
import { XAxis, YAxis } from '../charts/axis';
import { ChartFrame, type Drawing } from '../charts/chartFrame';
import type { PlotArea } from '../charts/plotArea';
import { markPath } from '../charts/seriesStyle';
import { dayTicks, numberTicks } from '../charts/ticks';
import { useBoard } from '../view/boardContext';

/** How long it took from leaving the plan to entering operation, passage by passage. */
export function LeadTimes({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { t, titled } = useBoard();
  const { lifecycle, journal } = project;
  const titleOf = (id: string) => titled(stageTitle(lifecycle, id));
  const [from, to] = [titleOf(lifecycle.start), titleOf('operate')];
  const times = leadTimes(lifecycle, journal);
  return (
    <section class="lead-times" aria-label={t('Lead time')}>
      <h2>{t('Lead time')}</h2>
      {!hasLeadTime(lifecycle) ? (
        <p class="untold">{t('This lifecycle has no stage "operate" to which a lead time could be told.')}</p>
      ) : times.length === 0 ? (
        <p class="untold">
          {t(
            'No work has gone all the way from {0} to {1} yet. Advance the focus on the board when a stage is done: the journal then tells how long it took.',
            from,
            to,
          )}
        </p>
      ) : (
        <LeadTimeChart times={times} from={from} to={to} />
      )}
      {journal.length >= MOST_ENTRIES_ON_BOARD && (
        <p class="quiet">{t('By the last {0} decisions of the journal.', MOST_ENTRIES_ON_BOARD)}</p>
      )}
    </section>
  );
}

interface LeadTimeChartProps {
  readonly times: readonly LeadTime[];
  /** Titles of both stages. */
  readonly from: string;
  readonly to: string;
}

const HEIGHT = 240;
const DAY_MS = 86_400_000;

function LeadTimeChart({ times, from, to }: LeadTimeChartProps): JSX.Element {
  const { t } = useBoard();
  const middle = median(times.map(({ days }) => days)) ?? 0;
  const last = times.at(-1)?.days ?? 0;
  const draw = (area: PlotArea): Drawing => {
    const [x, y] = [dayScale(times, area), lengthScale(times, area)];
    const places = times.map(({ entered, days }) => ({ x: x(Date.parse(entered)), y: y(days) }));
    return {
      marks: <Marks area={area} x={x} y={y} places={places} middle={middle} to={to} />,
      stops: [
        times.map(({ days, left, entered }, at) => ({
          ...(places[at] ?? { x: 0, y: 0 }),
          lines: [
            t('{0} days', shownDays(days)),
            t('{0} left {1}', from, dayOf(left)),
            t('{0} entered {1}', to, dayOf(entered)),
          ],
        })),
      ],
    };
  };
  return (
    <ChartFrame
      title={t('From {0} to {1}', from, to)}
      summary={t(
        '{0} passages, in the median {1} days; the last took {2}.',
        times.length,
        shownDays(middle),
        shownDays(last),
      )}
      height={HEIGHT}
      table={{
        columns: [t('{0} entered', to), t('{0} left', from), t('Days')],
        rows: times
          .toReversed()
          .map(({ left, entered, days }) => [dayOf(entered), dayOf(left), shownDays(days)]),
      }}
      draw={draw}
    />
  );
}

interface MarksProps {
  readonly area: PlotArea;
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly middle: number;
  readonly to: string;
}

function Marks({ area, x, y, places, middle, to }: MarksProps): JSX.Element {
  const { t } = useBoard();
  const days = dayTicks(x, Math.max(2, (area.right - area.left) / 120));
  return (
    <>
      <YAxis area={area} ticks={numberTicks(y, 5)} title={t('days')} />
      <XAxis area={area} ticks={days} title={t('day of entering {0} (UTC)', to)} />
      <g aria-hidden="true">
        <line class="median" x1={area.left} x2={area.right} y1={y(middle)} y2={y(middle)} />
        <text x={area.left + 8} y={y(middle) - 6}>
          {t('median {0} days', shownDays(middle))}
        </text>
        {places.map((place, at) => (
          <path
            key={at}
            class="lead-time"
            d={markPath(0, 64)}
            transform={`translate(${String(place.x)} ${String(place.y)})`}
          />
        ))}
      </g>
    </>
  );
}

function dayScale(times: readonly LeadTime[], { left, right }: PlotArea): ScaleTime<number, number> {
  const [first = 0, last = 0] = extent(times, ({ entered }) => Date.parse(entered));
  const edge = Math.max(DAY_MS, (last - first) * 0.04);
  return scaleUtc([first - edge, last + edge], [left, right]);
}

function lengthScale(times: readonly LeadTime[], { top, bottom }: PlotArea): ScaleLinear<number, number> {
  const longest = max(times, ({ days }) => days) ?? 0;
  return scaleLinear([0, longest === 0 ? 1 : longest * 1.1], [bottom, top]).nice(5);
}

/** One digit is enough: an hour more or less tells nothing. */
function shownDays(days: number): string {
  return shownNumber(Number(days.toFixed(1)));
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
