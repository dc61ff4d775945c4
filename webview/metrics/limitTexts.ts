import { limitAt, type LimitRun } from '../../src/core/history/limitRuns';
import { limitSegments } from '../../src/core/history/limitSegments';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import type { MetricLimit } from '../../src/core/history/metricLimits';
import { say, type Message } from '../../src/core/text/message';
import type { Texts } from '../text/texts';
import { limitText, valueText } from './metricTexts';

/** So many earlier limits are told in words, the last ones; the table has all. */
const MOST_TOLD = 3;

type Words = Pick<Texts, 't' | 'said'>;

/** The limits of a metric in sentences: today's, and those that held before; whether the latter are known. */
export function limitSentences(
  series: MetricSeries,
  { commits }: Pick<MetricHistory, 'commits'>,
  { t, said }: Words,
): readonly string[] {
  const { limits, limitRuns = [], unit } = series;
  const isTold = ({ kind }: MetricLimit): boolean => limitRuns.some((run) => run.kind === kind);
  const listed = (of: readonly MetricLimit[]): string =>
    of.map((limit) => said(limitText(limit, unit))).join(', ');
  const [told, untold] = [limits.filter(isTold), limits.filter((limit) => !isTold(limit))];
  const earlier = limitSegments(series).flatMap((segment) => {
    const end = segment.to === undefined ? undefined : commits[segment.to];
    if (end === undefined || segment.from === segment.to) return [];
    return [t('{0} until {1}', said(limitText(segment, unit)), end.date.slice(0, 10))];
  });
  return [
    ...(told.length === 0 ? [] : [t('Limits: {0}.', listed(told))]),
    ...(earlier.length === 0 ? [] : [t('Before: {0}.', earlier.slice(-MOST_TOLD).join(', '))]),
    ...(untold.length === 0 ? [] : [t('Limits by today’s project file: {0}.', listed(untold))]),
  ];
}

/** The limits that held when a metric was measured at a commit; empty where nobody told them. */
export function limitsThen({ limitRuns = [], unit }: MetricSeries, at: number, { said }: Words): string {
  return limitRuns
    .flatMap((run) => {
      const value = limitAt(run, at);
      return value === undefined ? [] : [said(limitText({ kind: run.kind, value }, unit))];
    })
    .join(', ');
}

/** A column of the limits at each commit. */
export interface LimitColumn {
  readonly title: Message;
  readonly cellAt: (at: number) => string;
}

/** The columns of a metric's table that tell its limits at each commit, where they are known. */
export function limitColumns({ limitRuns = [], unit }: MetricSeries): readonly LimitColumn[] {
  return limitRuns.map((run) => ({
    title: nameOf(run),
    cellAt: (at) => {
      const value = limitAt(run, at);
      return value === undefined ? '–' : valueText(value, unit);
    },
  }));
}

function nameOf({ kind }: Pick<LimitRun, 'kind'>): Message {
  switch (kind) {
    case 'min':
      return say('minimum then');
    case 'max':
      return say('maximum then');
    case 'warn':
      return say('warned above');
  }
}
