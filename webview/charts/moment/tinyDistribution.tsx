import type { JSX } from 'preact';
import type { Distribution } from '../../../src/core/charts/referenceSummary';
import { shareText } from '../../../src/core/checks/data/shareText';
import { useBoard } from '../../view/boardContext';

const WIDTH = 110;
const HEIGHT = 24;

interface Bar {
  readonly from: number;
  readonly to: number;
  /** 0 to 1. */
  readonly height: number;
  readonly isRest: boolean;
}

/** A distribution as small as a word: the area of each bar is its share. Its text says the most frequent values. */
export function TinyDistribution({ distribution }: { readonly distribution: Distribution }): JSX.Element {
  const { t } = useBoard();
  const bars = barsOf(distribution);
  const words = wordsOf(distribution);
  const label = words === '' ? t('Histogram') : words;
  return (
    <svg class="tiny" width={WIDTH} height={HEIGHT + 1} role="img" aria-label={label}>
      <title>{label}</title>
      <line class="axis-line" x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      {bars.map(({ from, to, height, isRest }, at) => (
        <rect
          key={at}
          class={isRest ? 'bar-reference' : 'bar-current'}
          x={from * WIDTH}
          width={Math.max(0.75, (to - from) * WIDTH - 0.75)}
          y={HEIGHT - height * HEIGHT}
          height={height * HEIGHT}
        />
      ))}
    </svg>
  );
}

function barsOf(distribution: Distribution): readonly Bar[] {
  if (distribution.kind === 'edges') return scaled(densities(distribution.edges, distribution.shares));
  const { shares, others } = distribution;
  const all = others > 0 ? [...shares, others] : shares;
  const bars = all.map((share, at): Bar => {
    const isRest = others > 0 && at === all.length - 1;
    return { from: at / all.length, to: (at + 1) / all.length, height: share, isRest };
  });
  return scaled(bars);
}

function densities(edges: readonly number[], shares: readonly number[]): readonly Bar[] {
  const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const range = last - first;
  const place = (edge: number): number => (range > 0 ? (edge - first) / range : 0);
  return shares.map((share, at): Bar => {
    const [from, to] = [place(edges[at] ?? 0), place(edges[at + 1] ?? 0)];
    const width = Math.max(to - from, 1 / WIDTH);
    return { from, to: from + width, height: share / width, isRest: false };
  });
}

function scaled(bars: readonly Bar[]): readonly Bar[] {
  const greatest = Math.max(...bars.map(({ height }) => height)) || 1;
  return bars.map((bar) => ({ ...bar, height: bar.height / greatest }));
}

function wordsOf(distribution: Distribution): string {
  if (distribution.kind === 'edges') return '';
  const { values, shares } = distribution;
  const ordered = values.map((value, at) => [value, shares[at] ?? 0] as const).sort((a, b) => b[1] - a[1]);
  return ordered
    .slice(0, 3)
    .map(([value, share]) => `${value} ${shareText(share)}`)
    .join(', ');
}
