import type { JSX } from 'preact';
import type { ChartStop } from './chartStop';
import type { PlotArea } from './plotArea';

/** Pixels between a point and its tooltip. */
const GAP = 14;

/** What a point says, beside it on the side that has more room. The point itself is spoken, so this is not. */
export function ChartTooltip({
  stop,
  area,
}: {
  readonly stop: ChartStop;
  readonly area: PlotArea;
}): JSX.Element {
  const { x, y, lines } = stop;
  const isLeft = x > area.width / 2;
  const isAbove = y > area.height / 2;
  const style = {
    ...(isLeft ? { right: px(area.width - x + GAP) } : { left: px(x + GAP) }),
    ...(isAbove ? { bottom: px(area.height - y) } : { top: px(y) }),
    maxWidth: px(Math.max(120, (isLeft ? x : area.width - x) - GAP)),
  };
  return (
    <div class="chart-tooltip" style={style} aria-hidden="true">
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}

function px(pixels: number): string {
  return `${String(Math.round(pixels))}px`;
}
