import { checkHealth } from '../../core/health/health';
import { verdictWord } from '../../core/health/healthText';
import { numbersOf } from '../../core/history/diffSnapshots';
import { differenceOf, signed } from '../../core/history/difference';
import type { EvidenceVersion } from '../../core/history/evidenceVersion';
import { sparkline } from '../../core/history/sparkline';
import { render } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { shortId } from './revisionLine';
import type { Style } from './style';

/** The past of a check. */
export interface CheckHistory {
  /** `<stage>/<check>`. */
  readonly name: string;
  /** The oldest first. */
  readonly versions: readonly EvidenceVersion[];
  /** Names of the numbers to show. */
  readonly metrics: readonly string[];
  readonly isShallow: boolean;
}

/** A sparkline fits beside its ends in a narrow terminal. */
const SPARKLINE_WIDTH = 40;
const AUTHOR_WIDTH = 16;
const COLUMN_WIDTH = 10;

/** A table of all versions, then a line of blocks for each metric. */
export function historyLines(history: CheckHistory, style: Style): readonly string[] {
  const { name, versions, metrics, isShallow } = history;
  const widths = metrics.map((metric) => Math.max(COLUMN_WIDTH, Math.min(30, metric.length)));
  const columns = metrics.map((metric, at) => plainLine(metric, 30).padStart(widths[at] ?? 0));
  const head = [
    'date'.padEnd(10),
    'commit ',
    'author'.padEnd(AUTHOR_WIDTH),
    'verdict'.padEnd(16),
    ...columns,
  ];
  const word = Math.max(0, ...metrics.map((metric) => metric.length));
  const sparks = metrics.map((metric) => sparkLine(metric, versions, word, style));
  return [
    style.paint('bold', plainLine(name)),
    `  ${style.paint('dim', head.join('  ').trimEnd())}`,
    ...versions.map((version) => `  ${row(version, metrics, widths, style)}`),
    ...(sparks.length === 0 ? [] : ['', ...sparks]),
    ...(isShallow
      ? ['', style.paint('dim', '  The clone is shallow: there may be more. git fetch --unshallow')]
      : []),
  ];
}

function row(
  { date, commit, author, verdict, metrics: measured }: EvidenceVersion,
  metrics: readonly string[],
  widths: readonly number[],
  style: Style,
): string {
  const numbers = numbersOf(measured);
  const cells = metrics.map((metric, at) => String(numbers.get(metric) ?? '').padStart(widths[at] ?? 0));
  const words = render(verdictWord(verdict)).padEnd(14);
  return [
    date.slice(0, 10),
    shortId(commit),
    plainLine(author, AUTHOR_WIDTH).padEnd(AUTHOR_WIDTH),
    `${style.mark(checkHealth(verdict, false))} ${words}`,
    ...cells,
  ]
    .join('  ')
    .trimEnd();
}

function sparkLine(
  metric: string,
  versions: readonly EvidenceVersion[],
  width: number,
  style: Style,
): string {
  const values = versions.map((version) => numbersOf(version.metrics).get(metric));
  const numbers = values.filter((value) => value !== undefined);
  const [first, last] = [numbers[0], numbers.at(-1)];
  const ends = first === undefined || last === undefined ? '' : `${String(first)} → ${String(last)}`;
  const change = first === undefined || last === undefined ? 0 : differenceOf(first, last);
  const by = change === 0 ? '' : `  ${style.paint('bold', signed(change))}`;
  const line = style.paint('cyan', sparkline(values, SPARKLINE_WIDTH));
  return `  ${plainLine(metric).padEnd(width)}  ${line}  ${ends}${by}`;
}
