import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { CalibrationBin, CalibrationChart } from '../../../src/core/charts/calibrationChart';
import { shownNumber } from '../../../src/core/checks/rounding';
import { useBoard } from '../../view/boardContext';
import { XAxis, YAxis } from '../axis';
import { ChartFrame } from '../chartFrame';
import type { PlotArea } from '../plotArea';
import { countTicks, numberTicks } from '../ticks';
import { dotPath, uprightWhiskers } from './marks';
import { countText, intervalText } from './momentTexts';

interface CalibrationPlotProps {
  readonly chart: CalibrationChart;
  readonly title: string;
}

type Scale = ScaleLinear<number, number>;

/** Height of the rows beneath the plot, and the space between them: pixels. */
const STRIP = 58;
const GAP = 22;
const HEIGHT = 430;

/** A reliability diagram: how often rows are positive by the probability they were given, and how many rows there are. */
export function CalibrationPlot({ chart, title }: CalibrationPlotProps): JSX.Element {
  const { t, said } = useBoard();
  const { bins } = chart;
  return (
    <ChartFrame
      title={title}
      summary={summaryOf(chart, t)}
      height={HEIGHT}
      legend={<CalibrationLegend />}
      table={{
        columns: [t('Bin'), t('Mean predicted'), t('Observed'), t('95 % interval'), t('Rows')],
        rows: bins.map((bin) => [
          t('{0} to {1}', bin.from, bin.to),
          shownNumber(bin.predicted),
          shownNumber(bin.observed),
          said(intervalText(bin.interval)),
          countText(bin.rows),
        ]),
      }}
      draw={(area) => {
        const upper = { ...area, bottom: area.bottom - STRIP - GAP };
        const x = scaleLinear([0, 1], [area.left, area.right]);
        const y = scaleLinear([0, 1], [upper.bottom, upper.top]);
        return {
          marks: (
            <>
              <Diagram bins={bins} area={upper} x={x} y={y} />
              <Strip bins={bins} area={{ ...area, top: area.bottom - STRIP }} x={x} />
            </>
          ),
          stops: [
            bins.map((bin) => ({
              x: x(bin.predicted),
              y: y(bin.observed),
              lines: [
                t('Predicted {0}, observed {1}', shownNumber(bin.predicted), shownNumber(bin.observed)),
                t('95 % interval: {0}', intervalText(bin.interval)),
                t('Rows from {0} to {1}: {2}', bin.from, bin.to, countText(bin.rows)),
              ],
            })),
          ],
        };
      }}
    />
  );
}

interface DiagramProps {
  readonly bins: readonly CalibrationBin[];
  readonly area: PlotArea;
  readonly x: Scale;
  readonly y: Scale;
}

function Diagram({ bins, area, x, y }: DiagramProps): JSX.Element {
  const { t } = useBoard();
  const line = bins.map(({ predicted, observed }) => `${x(predicted).toFixed(1)} ${y(observed).toFixed(1)}`);
  return (
    <>
      <YAxis area={area} ticks={numberTicks(y, 5)} title={t('Observed share of positives')} />
      <line class="ideal-line" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      <path class="calibration-line" d={`M${line.join('L')}`} />
      {bins.map(({ predicted, observed, interval }, at) => (
        <g key={at}>
          <path class="interval" d={uprightWhiskers(x(predicted), y(interval.low), y(interval.high))} />
          <path class="dot" d={dotPath(x(predicted), y(observed), false)} />
        </g>
      ))}
    </>
  );
}

/** How many rows each bin has, beneath the plot on the same axis. */
function Strip({ bins, area, x }: Omit<DiagramProps, 'y'>): JSX.Element {
  const { t } = useBoard();
  const rows = scaleLinear([0, Math.max(...bins.map((bin) => bin.rows))], [area.bottom, area.top]).nice(2);
  return (
    <>
      <YAxis area={area} ticks={countTicks(rows, 2)} title={t('Rows')} />
      {bins.map((bin, at) => (
        <rect
          key={at}
          class="bar-current"
          x={x(bin.from) + 1}
          width={Math.max(1, x(bin.to) - x(bin.from) - 2)}
          y={rows(bin.rows)}
          height={Math.max(1, area.bottom - rows(bin.rows))}
        />
      ))}
      <XAxis area={area} ticks={numberTicks(x, 5)} title={t('Predicted probability (mean of each bin)')} />
    </>
  );
}

function CalibrationLegend(): JSX.Element {
  const { t } = useBoard();
  return (
    <ul class="legend-series" aria-label={t('Marks')}>
      <li>
        <svg class="series-key" width="14" height="18" aria-hidden="true">
          <path class="interval" d={uprightWhiskers(7, 17, 1)} />
          <path class="dot" d={dotPath(7, 9, false)} />
        </svg>
        {t('Bin, with the 95 % interval of its share')}
      </li>
      <li>
        <svg class="series-key" width="28" height="14" aria-hidden="true">
          <line class="ideal-line" x1="0" y1="13" x2="28" y2="1" />
        </svg>
        {t('Perfectly calibrated')}
      </li>
    </ul>
  );
}

function summaryOf(
  { ece, max, chance, brier, rows }: CalibrationChart,
  t: ReturnType<typeof useBoard>['t'],
): string {
  const parts = [t('{0} rows.', countText(rows))];
  if (ece !== undefined) {
    const value = shownNumber(ece);
    parts.push(
      max === undefined
        ? t('Expected calibration error {0}.', value)
        : t('Expected calibration error {0}, limit {1}.', value, shownNumber(max)),
    );
  }
  if (chance !== undefined) parts.push(t('By chance alone about {0}.', shownNumber(chance)));
  if (brier !== undefined) parts.push(t('Brier score {0}.', shownNumber(brier)));
  return parts.join(' ');
}
