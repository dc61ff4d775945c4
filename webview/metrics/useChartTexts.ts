import { commitPlace } from '../../src/core/history/commitPlace';
import { outcomeOf, valueAt } from '../../src/core/history/compareMetrics';
import { differenceOf } from '../../src/core/history/difference';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import type { TableData } from '../charts/chartTable';
import type { Texts } from '../text/texts';
import { whenOf } from '../time/momentText';
import { useBoard } from '../view/boardContext';
import { limitColumns, limitSentences } from './limitTexts';
import { changeText, outcomeText, seriesName, valueText } from './metricTexts';

/** What a plot of metrics says in words, and the numbers behind it. */
export function useChartTexts(
  history: MetricHistory,
  series: readonly MetricSeries[],
): { readonly summary: string; readonly table: TableData } {
  const texts = useBoard();
  const summary = series.map((one) => summaryOf(one, history, texts, series.length > 1)).join(' ');
  return { summary, table: tableOf(history, series, texts) };
}

function summaryOf(series: MetricSeries, history: MetricHistory, texts: Texts, isNamed: boolean): string {
  const { t, said } = texts;
  const { points, unit } = series;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const now = valueText(last.value, unit);
  const by = differenceOf(first.value, last.value);
  const outcome = said(outcomeText({ outcome: outcomeOf(series, by), by }));
  const run =
    points.length === 1
      ? t('{0}, measured once.', now)
      : t('{0}, {1} since the first of {2} values ({3}).', now, changeText(by, unit), points.length, outcome);
  const sinceRelease = releaseText(series, history, texts);
  const named = isNamed ? t('{0}: {1}', seriesName(series), run) : run;
  const parts = [named, sinceRelease, ...limitSentences(series, history, texts)];
  return parts.filter((part) => part !== '').join(' ');
}

/** What became of a metric since the last release before its last value. */
function releaseText(series: MetricSeries, { commits, releases }: MetricHistory, texts: Texts): string {
  const { t, said, titled } = texts;
  const last = series.points.at(-1);
  const known = releases.map(({ kind, name, date }) => ({
    name: kind === 'advance' ? titled(name) : name,
    at: Math.floor(commitPlace(commits, date)),
  }));
  const release = known.findLast(({ at }) => last !== undefined && at < last.at);
  const before = release && valueAt(series, release.at);
  if (last === undefined || release === undefined || before === undefined) return '';
  const by = differenceOf(before.value, last.value);
  const outcome = said(outcomeText({ outcome: outcomeOf(series, by), by }));
  return t('{0} since {1} ({2}).', changeText(by, series.unit), release.name, outcome);
}

function tableOf({ commits }: MetricHistory, series: readonly MetricSeries[], { t, said }: Texts): TableData {
  const values = series.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])));
  const limits = series.map(limitColumns);
  const indices = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (a, b) => b - a,
  );
  return {
    columns: [
      ...[t('Commit'), t('Author'), t('Subject')],
      ...series.flatMap((one, index) => {
        const names = (limits[index] ?? []).map(({ title }) => said(title));
        const isAlone = series.length === 1;
        const titles = names.map((name) => (isAlone ? name : t('{0}: {1}', seriesName(one), name)));
        return [seriesName(one), ...titles];
      }),
    ],
    rows: indices.flatMap((at) => {
      const revision = commits[at];
      if (revision === undefined) return [];
      const cells = series.flatMap((one, index) => {
        const value = values[index]?.get(at);
        const isMeasured = value !== undefined;
        const then = (limits[index] ?? []).map(({ cellAt }) => (isMeasured ? cellAt(at) : '–'));
        return [isMeasured ? valueText(value, one.unit) : '–', ...then];
      });
      return [[whenOf(revision), revision.author, revision.subject, ...cells]];
    }),
  };
}
