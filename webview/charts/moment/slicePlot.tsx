import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { SliceChart, SliceValue } from '../../../src/core/charts/sliceChart';
import { shownNumber } from '../../../src/core/checks/rounding';
import { useBoard } from '../../view/boardContext';
import { XAxis } from '../axis';
import { ChartFrame } from '../chartFrame';
import type { PlotArea } from '../plotArea';
import { numberTicks } from '../ticks';
import { dotPath, whiskers } from './marks';
import { countText, intervalText, shortened } from './momentTexts';
import { SliceLegend } from './sliceLegend';

interface SlicePlotProps {
  readonly chart: SliceChart;
  readonly title: string;
  /** What is measured, in words. */
  readonly measure: string;
}

type Scale = ScaleLinear<number, number>;

/** Pixels from one slice to the next; of many slices fewer. */
const PITCH = 26;
const NARROW_PITCH = 18;
const MANY = 40;
/** Widest column of names: pixels, and about as many of them a character takes. */
const WIDEST_NAMES = 190;
const CHARACTER = 6.6;
const MARGINS = { right: 70, top: 24, bottom: 46 };

/** Slices as a dot plot: a line each, its value as a dot with what chance leaves it, and its rows beside it. */
export function SlicePlot({ chart, title, measure }: SlicePlotProps): JSX.Element {
  const { t, said } = useBoard();
  const { slices } = chart;
  const longest = Math.max(...slices.map(({ name }) => name.length));
  const left = Math.min(WIDEST_NAMES, Math.max(60, longest * CHARACTER + 16));
  const hasLimit = chart.limit !== undefined;
  const pitch = slices.length > MANY ? NARROW_PITCH : PITCH;
  return (
    <ChartFrame
      title={title}
      summary={summaryOf(chart, t)}
      height={slices.length * pitch + MARGINS.top + MARGINS.bottom}
      margins={{ ...MARGINS, left }}
      legend={<SliceLegend chart={chart} />}
      table={{
        columns: [
          chart.of === 'slices' ? t('Slice') : t('Group'),
          measure,
          t('95 % interval'),
          t('Rows'),
          ...(hasLimit ? [t('Limit')] : []),
        ],
        rows: slices.map((slice) => [
          slice.name,
          shownNumber(slice.value),
          slice.interval === undefined ? '' : said(intervalText(slice.interval)),
          countText(slice.rows),
          ...(hasLimit ? [slice.misses ? t('missed') : t('kept')] : []),
        ]),
      }}
      draw={(area) => {
        const x = scaleLinear(domainOf(chart), [area.left, area.right]).nice(5);
        const yOf = (at: number): number => area.top + (at + 0.5) * pitch;
        return {
          marks: <SliceMarks chart={chart} area={area} x={x} yOf={yOf} measure={measure} />,
          stops: slices.map((slice, at) => [
            { x: x(slice.value), y: yOf(at), lines: linesOf(slice, chart, measure, t) },
          ]),
        };
      }}
    />
  );
}

interface SliceMarksProps {
  readonly chart: SliceChart;
  readonly area: PlotArea;
  readonly x: Scale;
  readonly yOf: (at: number) => number;
  readonly measure: string;
}

function SliceMarks({ chart, area, x, yOf, measure }: SliceMarksProps): JSX.Element {
  const { t } = useBoard();
  const { limit, overall, slices } = chart;
  const { left, right, top, bottom, width } = area;
  const upright = (value: number, name: string) => (
    <line class={name} x1={x(value)} x2={x(value)} y1={top - 4} y2={bottom} />
  );
  return (
    <>
      <XAxis area={area} ticks={numberTicks(x, right - left < 300 ? 3 : 6)} title={measure} hasGrid />
      {overall !== undefined && upright(overall, 'overall-line')}
      {limit !== undefined && upright(limit.value, 'limit-line')}
      <text class="row-head" x={width} y={top - 9} text-anchor="end" aria-hidden="true">
        {t('Rows')}
      </text>
      {slices.map(({ name, rows, value, interval, misses }, at) => (
        <g key={at} class="slice-row" aria-hidden="true">
          <line class="grid" x1={left} x2={right} y1={yOf(at)} y2={yOf(at)} />
          <text x={left - 10} y={yOf(at)} dy="0.32em" text-anchor="end">
            {shortened(name, Math.floor((left - 12) / CHARACTER))}
          </text>
          {interval !== undefined && (
            <path class="interval" d={whiskers(x(interval.low), x(interval.high), yOf(at))} />
          )}
          <path class={misses ? 'dot dot-misses' : 'dot'} d={dotPath(x(value), yOf(at), misses)} />
          <text x={width} y={yOf(at)} dy="0.32em" text-anchor="end">
            {countText(rows)}
          </text>
        </g>
      ))}
    </>
  );
}

/** From the least to the greatest of all that is drawn, with some room; shares stay within 0 and 1. */
function domainOf({ slices, overall, limit }: SliceChart): readonly [number, number] {
  const values = [
    ...slices.flatMap(({ value, interval }) => [value, ...(interval ? [interval.low, interval.high] : [])]),
    ...(overall === undefined ? [] : [overall]),
    ...(limit === undefined ? [] : [limit.value]),
  ];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const room = (greatest - least) * 0.06 || Math.abs(least) * 0.1 || 0.5;
  const isShare = least >= 0 && greatest <= 1;
  return [
    least >= 0 ? Math.max(0, least - room) : least - room,
    isShare ? Math.min(1, greatest + room) : greatest + room,
  ];
}

type Sentence = ReturnType<typeof useBoard>['t'];

/** What a slice says. */
function linesOf(slice: SliceValue, chart: SliceChart, measure: string, t: Sentence): readonly string[] {
  return [
    slice.name,
    t('{0}: {1}', measure, shownNumber(slice.value)),
    ...(slice.interval === undefined ? [] : [t('95 % interval: {0}', intervalText(slice.interval))]),
    t('Rows: {0}', countText(slice.rows)),
    ...(slice.misses ? [missText(chart, t)] : []),
  ];
}

function summaryOf({ slices, overall, left }: SliceChart, t: Sentence): string {
  const first = slices[0];
  const parts = [
    first === undefined || overall === undefined
      ? t('Groups: {0}.', slices.length)
      : t(
          'Worst: {0} with {1}; on all rows {2}.',
          first.name,
          shownNumber(first.value),
          shownNumber(overall),
        ),
    ...(left > 0 ? [t('{0} better slices are not shown.', left)] : []),
  ];
  return parts.join(' ');
}

function missText({ limit }: SliceChart, t: Sentence): string {
  const value = shownNumber(limit?.value ?? 0);
  return limit?.kind === 'max' ? t('Above the maximum {0}', value) : t('Below the floor {0}', value);
}
