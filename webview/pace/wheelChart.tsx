import { max, sum } from 'd3-array';
import { scaleBand, scaleLinear, type ScaleBand, type ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { WheelCadence } from '../../src/core/history/cadence';
import type { FoldedCadence } from '../../src/core/history/foldCadence';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { XAxis, YAxis } from '../charts/axis';
import { ChartFrame, type Drawing } from '../charts/chartFrame';
import { MARGINS, type PlotArea } from '../charts/plotArea';
import { markPath } from '../charts/seriesStyle';
import { countTicks, type Tick } from '../charts/ticks';
import { wheelInk } from '../knot/wheelInk';
import { useBoard } from '../view/boardContext';

interface WheelChartProps {
  readonly project: ProjectSnapshot;
  readonly wheel: WheelCadence;
  readonly folded: FoldedCadence;
}

const HEIGHT = 190;
/** The shape of the marks of passes: a diamond. */
const PASS_SHAPE = 3;
/** Square pixels. */
const PASS_AREA = 56;
const NARROW = { ...MARGINS, left: 48 };
/** A day on an axis is about as wide: pixels. */
const TICK_WIDTH = 96;
/** The axis of few commits still has this many. */
const LEAST_TOP = 4;

/** Commits and passes of a wheel, week by week. */
export function WheelChart({ project, wheel, folded }: WheelChartProps): JSX.Element {
  const { t, titled } = useBoard();
  const { title } = project.wheels.find(({ id }) => id === wheel.wheel) ?? { title: wheel.wheel };
  const { weeks } = folded.cadence;
  const stretches = weeks.map((week, index) => ({
    week,
    name: folded.weeksEach === 1 ? t('Week of {0}', week) : t('{0} weeks from {1}', folded.weeksEach, week),
    commits: wheel.commits[index] ?? 0,
    passes: wheel.passes[index] ?? 0,
  }));
  const draw = (area: PlotArea): Drawing => {
    const x = scaleBand(weeks, [area.left, area.right]).padding(0.25);
    const y = scaleLinear([0, Math.max(LEAST_TOP, highest(wheel))], [area.bottom, area.top]).nice(4);
    return {
      marks: <Marks stretches={stretches} weeksEach={folded.weeksEach} area={area} x={x} y={y} />,
      stops: [
        stretches.map(({ week, name, commits, passes }) => ({
          x: middleOf(x, week),
          y: y(Math.max(commits, passes)),
          lines: [name, t('{0} commits', commits), t('{0} checks began to pass', passes)],
        })),
      ],
    };
  };
  return (
    <div class={wheelInk(project.lifecycle, wheel.wheel)}>
      <ChartFrame
        title={titled(title)}
        summary={t('{0} commits, {1} checks began to pass.', sum(wheel.commits), sum(wheel.passes))}
        height={HEIGHT}
        margins={NARROW}
        table={{
          columns: [t('Week'), t('Commits'), t('Checks that began to pass')],
          rows: stretches.map(({ name, commits, passes }) => [name, String(commits), String(passes)]),
        }}
        draw={draw}
        reach={HEIGHT}
      />
    </div>
  );
}

/** A bar: a week, or several. */
interface Stretch {
  /** Its first Monday. */
  readonly week: string;
  readonly name: string;
  readonly commits: number;
  readonly passes: number;
}

interface MarksProps {
  readonly stretches: readonly Stretch[];
  readonly weeksEach: number;
  readonly area: PlotArea;
  readonly x: ScaleBand<string>;
  readonly y: ScaleLinear<number, number>;
}

function Marks({ stretches, weeksEach, area, x, y }: MarksProps): JSX.Element {
  const { t } = useBoard();
  const title = weeksEach === 1 ? t('weeks, by their Mondays') : t('{0} weeks each', weeksEach);
  return (
    <>
      <YAxis area={area} ticks={countTicks(y, 4)} title={t('count')} />
      <XAxis area={area} ticks={weekTicks(x, area)} title={title} />
      <g aria-hidden="true">
        {stretches.map((stretch) => (
          <Bar key={stretch.week} stretch={stretch} x={x} y={y} />
        ))}
      </g>
    </>
  );
}

interface BarProps extends Pick<MarksProps, 'x' | 'y'> {
  readonly stretch: Stretch;
}

function Bar({ stretch: { week, commits, passes }, x, y }: BarProps): JSX.Element {
  const place = `translate(${String(middleOf(x, week))} ${String(y(passes))})`;
  return (
    <g>
      {commits > 0 && (
        <rect
          class="week-commits"
          x={x(week)}
          y={y(commits)}
          width={x.bandwidth()}
          height={y(0) - y(commits)}
        />
      )}
      {passes > 0 && <path class="week-passes" d={markPath(PASS_SHAPE, PASS_AREA)} transform={place} />}
    </g>
  );
}

/** What bars and diamonds stand for. */
export function WheelLegend(): JSX.Element {
  const { t } = useBoard();
  return (
    <ul class="legend-series" aria-label={t('Legend')}>
      <li>
        <svg class="series-key" width="14" height="14" aria-hidden="true">
          <rect class="week-commits" x="3" y="1" width="8" height="13" />
        </svg>
        {t('commits')}
      </li>
      <li>
        <svg class="series-key" width="14" height="14" aria-hidden="true">
          <path class="week-passes" d={markPath(PASS_SHAPE, PASS_AREA)} transform="translate(7 7)" />
        </svg>
        {t('checks that began to pass')}
      </li>
    </ul>
  );
}

function highest({ commits, passes }: WheelCadence): number {
  return max([...commits, ...passes]) ?? 0;
}

function middleOf(x: ScaleBand<string>, week: string): number {
  return (x(week) ?? 0) + x.bandwidth() / 2;
}

function weekTicks(x: ScaleBand<string>, { left, right }: PlotArea): readonly Tick[] {
  const weeks = x.domain();
  const step = Math.max(1, Math.ceil((weeks.length * TICK_WIDTH) / (right - left)));
  return weeks.filter((_, at) => at % step === 0).map((week) => ({ at: middleOf(x, week), text: week }));
}
