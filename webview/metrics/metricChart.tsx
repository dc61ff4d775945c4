import type { ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import { XAxis, YAxis } from '../charts/axis';
import { ChartFrame, type Drawing } from '../charts/chartFrame';
import { SeriesLegend } from '../charts/legend';
import { MARGINS, type PlotArea } from '../charts/plotArea';
import { numberTicks } from '../charts/ticks';
import { useBoard } from '../view/boardContext';
import { EndLabels } from './endLabels';
import { historyScale, type HistoryAxis, type HistoryScale } from './historyScale';
import { LimitLines } from './limitLines';
import { seriesName } from './metricTexts';
import { ReleaseMarks } from './releaseMarks';
import { SeriesLine } from './seriesLine';
import { useChartTexts } from './useChartTexts';
import { usePointStops } from './usePointStops';
import { valueScale } from './valueScale';

export interface MetricChartProps {
  readonly history: MetricHistory;
  /** Those that share this plot. */
  readonly series: readonly MetricSeries[];
  readonly axis: HistoryAxis;
  /** Room for the names of lines, also where there is one only: plots below each other have one horizontal axis. */
  readonly isWide: boolean;
  /** Chooses a commit for the comparison. */
  readonly onChoose: (at: number) => void;
}

const HEIGHT = 300;
const MANY = { ...MARGINS, top: 30, right: 112 };
const ONE = { ...MARGINS, top: 30, right: 24 };

/** Metrics through the commits, with their limits, what they are compared with, and the releases. */
export function MetricChart(props: MetricChartProps): JSX.Element {
  const { history, series, axis, isWide, onChoose } = props;
  const { summary, table } = useChartTexts(history, series);
  const stopsOf = usePointStops(history, onChoose);
  const baseline = series.length === 1 ? baselineOf(history, series[0]) : undefined;
  const drawn = baseline === undefined ? series : [...series, baseline];
  const draw = (area: PlotArea): Drawing => {
    const dates = history.releases.map(({ date }) => date);
    const x = historyScale(axis, history.commits, dates, area);
    const y = valueScale(drawn, area);
    const marks = { history, series, drawn, axis, x, y, area };
    return { marks: <Marks {...marks} />, stops: drawn.map((one) => stopsOf(one, x, y)) };
  };
  const legend = drawn.map((one) => `${seriesName(one)} · ${one.check}`);
  return (
    <ChartFrame
      title={series.map(seriesName).join(', ')}
      summary={summary}
      height={HEIGHT}
      margins={isWide || drawn.length > 1 ? MANY : ONE}
      legend={drawn.length > 1 && <SeriesLegend names={legend} />}
      table={table}
      draw={draw}
    />
  );
}

interface MarksProps extends Pick<MetricChartProps, 'history' | 'series' | 'axis'> {
  /** The series, and what the only one is compared with. */
  readonly drawn: readonly MetricSeries[];
  readonly x: HistoryScale;
  readonly y: ScaleLinear<number, number>;
  readonly area: PlotArea;
}

function Marks({ history, series, drawn, axis, x, y, area }: MarksProps): JSX.Element {
  const { t } = useBoard();
  const [first, ...others] = series;
  const title = first === undefined || others.length > 0 ? t('value') : seriesName(first);
  const unit = first?.unit;
  return (
    <>
      <YAxis
        area={area}
        ticks={numberTicks(y, 6)}
        title={unit === undefined ? title : t('{0} ({1})', title, unit)}
      />
      <XAxis
        area={area}
        ticks={x.ticks}
        title={axis === 'time' ? t('day (UTC)') : t('commits in their order, by their days')}
      />
      <ReleaseMarks releases={history.releases} x={x} area={area} />
      <LimitLines series={series} x={x} y={y} area={area} />
      {drawn.map((one, at) => (
        <SeriesLine key={at} series={one} index={at} x={x} y={y} isReference={at >= series.length} />
      ))}
      {drawn.length > 1 && <EndLabels series={drawn} y={y} area={area} />}
    </>
  );
}

/** What the check compares a metric with, where that was measured too. */
function baselineOf({ series }: MetricHistory, one: MetricSeries | undefined): MetricSeries | undefined {
  if (one?.baseline === undefined) return undefined;
  return series.find(
    ({ stage, check, metric }) => stage === one.stage && check === one.check && metric === one.baseline,
  );
}
