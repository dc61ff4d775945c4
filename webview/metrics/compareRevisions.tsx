import type { JSX } from 'preact';
import {
  compareMetrics,
  type MetricComparison,
  type MetricValue,
} from '../../src/core/history/compareMetrics';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import type { Revision } from '../../src/core/history/revision';
import { DataTable } from '../charts/chartTable';
import { Dropdown } from '../controls/dropdown';
import { shortId, whenOf } from '../time/momentText';
import { useBoard } from '../view/boardContext';
import { firstThose } from './firstThose';
import { changeText, outcomeText, seriesName, valueText } from './metricTexts';

/** Two commits by their indices, the earlier first. */
export interface Compared {
  readonly from: number;
  readonly to: number;
}

interface CompareRevisionsProps {
  readonly history: MetricHistory;
  readonly compared: Compared;
  readonly onChange: (compared: Compared) => void;
}

/** So many commits are offered, the newest; others are chosen in the plot. */
const MOST_CHOICES = 100;

/** All metrics at two commits, with what became of them. */
export function CompareRevisions({ history, compared, onChange }: CompareRevisionsProps): JSX.Element {
  const { t, said } = useBoard();
  const { commits, series } = history;
  const { from, to } = compared;
  // What differs is what one compares for; of hundreds of metrics most are the same.
  const rows = firstThose(compareMetrics(series, from, to), ({ outcome }) => outcome !== 'same');
  const isAbout = rows.some(({ was, is }) => was?.isAbout === true || is?.isAbout === true);
  return (
    <section class="compare" aria-label={t('Compare two commits')}>
      <h3>{t('Compare two commits')}</h3>
      <p class="compare-choice">
        <CommitChoice
          label={t('Earlier commit')}
          commits={commits}
          value={from}
          onChange={(at) => onChange(ordered(at, to))}
        />
        <span aria-hidden="true">→</span>
        <CommitChoice
          label={t('Later commit')}
          commits={commits}
          value={to}
          onChange={(at) => onChange(ordered(from, at))}
        />
      </p>
      <p class="quiet">{t('In a plot, Shift+Enter or Shift+click takes a point as the later commit.')}</p>
      {isAbout && (
        <p class="quiet">{t('≈: not all points are told; the value is of a commit shortly before.')}</p>
      )}
      <DataTable
        name={t('Metrics at two commits')}
        columns={[t('Metric'), t('Check'), t('Earlier'), t('Later'), t('Difference'), t('Outcome')]}
        rows={rows.map((row) => [
          seriesName(row.series),
          `${row.series.stage}/${row.series.check}`,
          row.was === undefined ? t('new') : shown(row.was, row.series),
          row.is === undefined ? t('gone') : shown(row.is, row.series),
          differenceIn(row),
          said(outcomeText(row)),
        ])}
      />
    </section>
  );
}

interface CommitChoiceProps {
  readonly label: string;
  readonly commits: readonly Revision[];
  readonly value: number;
  readonly onChange: (at: number) => void;
}

function CommitChoice({ label, commits, value, onChange }: CommitChoiceProps): JSX.Element {
  const newest = commits.map((_, at) => at).slice(-MOST_CHOICES);
  const offered = newest.includes(value) ? newest : [value, ...newest];
  return (
    <Dropdown
      label={label}
      value={String(value)}
      options={offered.toReversed().map((at) => ({ value: String(at), text: choiceText(commits[at]) }))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}

function choiceText(revision: Revision | undefined): string {
  return revision === undefined
    ? ''
    : `${whenOf(revision)} · ${shortId(revision.commit)} · ${revision.subject}`;
}

function ordered(one: number, other: number): Compared {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

function shown({ value, isAbout }: MetricValue, { unit }: MetricSeries): string {
  return `${isAbout ? '≈ ' : ''}${valueText(value, unit)}`;
}

function differenceIn({ by, series }: MetricComparison): string {
  return by === undefined ? '–' : changeText(by, series.unit);
}
