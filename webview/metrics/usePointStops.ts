import type { ScaleLinear } from 'd3-scale';
import { outcomeOf } from '../../src/core/history/compareMetrics';
import { differenceOf } from '../../src/core/history/difference';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import type { ChartStop } from '../charts/chartStop';
import { presentProject } from '../state/boardModel';
import { shortId, whenOf } from '../time/momentText';
import { useBoard } from '../view/boardContext';
import type { HistoryScale } from './historyScale';
import { limitsThen } from './limitTexts';
import { changeText, outcomeText, seriesName, valueText } from './metricTexts';

/** Makes the points of series: what each says, and that it opens its commit. */
export function usePointStops(history: MetricHistory, onChoose: (at: number) => void) {
  const { model, controller, t, said } = useBoard();
  const root = presentProject(model)?.root;
  const changeOf = (series: MetricSeries, index: number): string => {
    const [before, now] = [series.points[index - 1], series.points[index]];
    if (before === undefined || now === undefined) return t('first value');
    const by = differenceOf(before.value, now.value);
    const outcome = said(outcomeText({ outcome: outcomeOf(series, by), by }));
    return t('{0} since the point before ({1})', changeText(by, series.unit), outcome);
  };
  return (series: MetricSeries, x: HistoryScale, y: ScaleLinear<number, number>): readonly ChartStop[] =>
    series.points.flatMap(({ at, value }, index) => {
      const revision = history.commits[at];
      if (revision === undefined) return [];
      const { commit, author, subject } = revision;
      const limits = limitsThen(series, at, { t, said });
      return {
        x: x.ofCommit(at),
        y: y(value),
        lines: [
          t('{0}: {1}', seriesName(series), valueText(value, series.unit)),
          ...(limits === '' ? [] : [t('Limits then: {0}', limits)]),
          changeOf(series, index),
          `${whenOf(revision)} · ${author}`,
          subject,
          t('Enter opens commit {0}, Shift+Enter compares it', shortId(commit)),
        ],
        open: () => {
          if (root !== undefined) controller.send({ kind: 'openCommit', root, commit });
        },
        choose: () => onChoose(at),
      };
    });
}
