import type { Cadence } from '../../core/history/cadence';
import { sparkline } from '../../core/history/sparkline';
import type { Lifecycle } from '../../core/lifecycle/lifecycle';
import { render } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { Style } from './style';

/** Half a year, week by week. */
const SHOWN_WEEKS = 26;

/** Of each wheel its commits and passes of the last weeks, and their sum. */
export function cadenceLines(
  name: string,
  lifecycle: Lifecycle,
  { weeks, wheels }: Cadence,
  style: Style,
): readonly string[] {
  const shown = weeks.slice(-SHOWN_WEEKS);
  const titles = new Map(lifecycle.wheels.map(({ id, title }) => [id, plainLine(render({ text: title }))]));
  const width = Math.max(0, ...[...titles.values()].map((title) => title.length));
  const rows = wheels.flatMap(({ wheel, commits, passes }) => [
    `  ${(titles.get(wheel) ?? wheel).padEnd(width)}  commits  ${countsText(commits, style)}`,
    `  ${''.padEnd(width)}  passes   ${countsText(passes, style)}`,
  ]);
  const span = `weeks of ${shown[0] ?? ''} to ${shown.at(-1) ?? ''}`;
  const head = style.paint('bold', plainLine(name));
  return shown.length === 0
    ? [head, '  nothing was committed yet']
    : [head, `  ${style.paint('dim', span)}`, ...rows];
}

function countsText(counts: readonly number[], style: Style): string {
  const shown = counts.slice(-SHOWN_WEEKS);
  const sum = shown.reduce((total, count) => total + count, 0);
  const line = sparkline(
    shown.map((count) => (count === 0 ? undefined : count)),
    SHOWN_WEEKS,
    0,
  );
  return `${style.paint('cyan', line.padEnd(shown.length))}  ${String(sum)}`;
}
