import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { DriftHistogram, HistogramShares } from '../../../src/core/charts/driftChart';
import { shareText } from '../../../src/core/checks/data/shareText';
import type { Texts } from '../../text/texts';
import { useBoard } from '../../view/boardContext';
import { XAxis, YAxis } from '../axis';
import { ChartFrame, type Drawing } from '../chartFrame';
import type { ChartStop } from '../chartStop';
import type { PlotArea } from '../plotArea';
import { percentTicks } from './percentTicks';
import { binNames, binPlaces, type BinPlace } from './histogramBins';
import { numberTicks } from '../ticks';
import { shortened } from './momentTexts';

interface HistogramPairProps {
  readonly histogram: DriftHistogram;
  readonly title: string;
  readonly summary: string;
}

const SIDES = ['reference', 'current'] as const;
type Side = (typeof SIDES)[number];

/** Height of one of the two panels, and the space between them: pixels. */
const PANEL = 108;
const GAP = 26;
const MARGINS = { left: 64, right: 16, top: 22, bottom: 46 };

/** The two distributions of a feature, one above the other on the same axes. The area of a bar is its share of rows. */
export function HistogramPair({ histogram, title, summary }: HistogramPairProps): JSX.Element {
  const { t } = useBoard();
  const names = binNames(histogram, t);
  const sharesOf = (side: Side): readonly number[] => allShares(histogram[side]);
  return (
    <ChartFrame
      title={title}
      summary={summary}
      height={2 * PANEL + GAP + MARGINS.top + MARGINS.bottom}
      margins={MARGINS}
      table={{
        columns: [t('Bin'), t('Reference'), t('Current')],
        rows: names.map((name, at) => [name, ...SIDES.map((side) => shareText(sharesOf(side)[at] ?? 0))]),
      }}
      draw={(area) => draw(histogram, names, area, t)}
    />
  );
}

function draw(histogram: DriftHistogram, names: readonly string[], area: PlotArea, t: Texts['t']): Drawing {
  const places = binPlaces(histogram, area);
  const sides = SIDES.map((side) => ({ side, shares: allShares(histogram[side]) }));
  const heights = sides.flatMap(({ shares }) => shares.map((share, at) => share * (places[at]?.factor ?? 1)));
  const greatest = Math.max(...heights) || 1;
  const panels = sides.map(({ side, shares }, at) => {
    const top = area.top + at * (PANEL + GAP);
    const panel = { ...area, top, bottom: top + PANEL };
    const y = scaleLinear([0, greatest], [panel.bottom, panel.top]).nice(3);
    return { side, panel, y, shares };
  });
  const wordsOf = (side: Side, share: string): string =>
    side === 'reference' ? t('Reference: {0} of the rows', share) : t('Current: {0} of the rows', share);
  return {
    marks: (
      <>
        {panels.map((one) => (
          <Panel key={one.side} {...one} places={places} />
        ))}
        <BinAxis histogram={histogram} area={area} places={places} names={names} />
      </>
    ),
    stops: panels.map(({ side, y, shares }) =>
      places.map(({ from, to, factor }, at): ChartStop => {
        const share = shares[at] ?? 0;
        const lines = [names[at] ?? '', wordsOf(side, shareText(share))];
        return { x: (from + to) / 2, y: y(share * factor), lines };
      }),
    ),
  };
}

interface PanelProps {
  readonly side: Side;
  readonly panel: PlotArea;
  readonly y: ScaleLinear<number, number>;
  readonly shares: readonly number[];
  readonly places: readonly BinPlace[];
}

function Panel({ side, panel, y, shares, places }: PanelProps): JSX.Element {
  const { t } = useBoard();
  return (
    <>
      <YAxis area={panel} ticks={percentTicks(y, 3)} />
      <text class="panel-title" x={panel.left + 4} y={panel.top - 8} aria-hidden="true">
        {side === 'reference' ? t('Reference') : t('Current')}
      </text>
      {places.map(({ from, to, factor, isAside }, at) => {
        const share = shares[at] ?? 0;
        const top = y(share * factor);
        return share === 0 ? null : (
          <rect
            key={at}
            class={`bar-${side}${isAside ? ' bar-aside' : ''}`}
            x={from + 0.5}
            width={Math.max(1, to - from - 1)}
            y={Math.min(top, panel.bottom - 1)}
            height={Math.max(1, panel.bottom - top)}
          />
        );
      })}
      <line class="axis-line" x1={panel.left} x2={panel.right} y1={panel.bottom} y2={panel.bottom} />
    </>
  );
}

interface BinAxisProps {
  readonly histogram: DriftHistogram;
  readonly area: PlotArea;
  readonly places: readonly BinPlace[];
  readonly names: readonly string[];
}

/** Numbers along a scale, or the name of each bar; what is outside and missing by name. */
function BinAxis({ histogram, area, places, names }: BinAxisProps): JSX.Element {
  const { t } = useBoard();
  const { bins } = histogram;
  const bars = places.filter(({ isAside }) => !isAside);
  const right = Math.max(area.left, ...bars.map(({ to }) => to));
  const middle = (area.top + area.bottom) / 2;
  const named = bins.kind === 'values' ? places : places.filter(({ isAside }) => isAside);
  return (
    <>
      {bins.kind === 'edges' && (
        <XAxis
          area={{ ...area, right }}
          ticks={numberTicks(
            scaleLinear([bins.edges[0] ?? 0, bins.edges.at(-1) ?? 1], [area.left, right]),
            right - area.left < 320 ? 3 : 6,
          )}
          title={t('Value')}
        />
      )}
      <g class="axis" aria-hidden="true">
        <text transform={`translate(13 ${String(middle)}) rotate(-90)`} text-anchor="middle">
          {bins.kind === 'edges' ? t('Share of rows per tenth of the range') : t('Share of rows')}
        </text>
        {named.map((place) => {
          const width = place.to - place.from;
          const text = shortened(names[places.indexOf(place)] ?? '', Math.max(2, Math.floor(width / 6.4)));
          return (
            <text key={place.from} x={(place.from + place.to) / 2} y={area.bottom + 17} text-anchor="middle">
              {text}
            </text>
          );
        })}
      </g>
    </>
  );
}

function allShares({ bars, outside, missing }: HistogramShares): readonly number[] {
  return [...bars, outside, missing];
}
