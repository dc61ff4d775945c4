import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { commitPlace } from '../../src/core/history/commitPlace';
import type { MetricHistory, MetricSeries } from '../../src/core/history/metricHistory';
import { plotGroups } from '../../src/core/history/plotGroups';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { MomentCharts } from '../charts/moment/momentCharts';
import { MOST_SERIES } from '../charts/seriesStyle';
import { ToggleChip } from '../controls/toggleChip';
import { AskedState } from '../view/askedState';
import { useBoard } from '../view/boardContext';
import { useAnswer } from '../view/useAnswer';
import type { ViewProps } from '../view/viewProps';
import { CompareRevisions, type Compared } from './compareRevisions';
import type { HistoryAxis } from './historyScale';
import { MetricChart } from './metricChart';
import { MetricList } from './metricList';
import { seriesKey } from './metricTexts';
import { NoMetrics, ValuesNow } from './valuesNow';

/** The metrics of all checks through the commits: plotted, and compared between two of them. */
export function MetricsView({ project }: ViewProps): JSX.Element {
  const { t } = useBoard();
  const asked = useAnswer('metricHistory');
  return (
    <div class="metrics-page">
      <section class="through-commits" aria-label={t('Metrics through the commits')}>
        <h2>{t('Metrics through the commits')}</h2>
        {asked.kind === 'told' ? (
          <Told key={project.root} project={project} {...asked.answer} />
        ) : (
          <>
            <AskedState
              asked={asked}
              untrusted={t('Their history is in git, which is not asked in Restricted Mode.')}
            />
            {asked.kind !== 'asking' && <ValuesNow project={project} />}
          </>
        )}
      </section>
      <MomentCharts key={project.root} project={project} />
    </div>
  );
}

interface ToldProps {
  readonly project: ProjectSnapshot;
  readonly history: MetricHistory;
  readonly isShallow: boolean;
}

function Told({ project, history, isShallow }: ToldProps): JSX.Element {
  const { t } = useBoard();
  const { series, commits } = history;
  if (series.length === 0) return <NoMetrics project={project} />;
  return (
    <>
      <p class="quiet">
        {commits.length === 1
          ? t('{0} metrics in the one commit that changed evidence.', series.length)
          : t('{0} metrics through {1} commits that changed evidence.', series.length, commits.length)}
        {history.isCut && ` ${t('There are more: the others are left out.')}`}
        {isShallow && ` ${t('This clone is shallow: older ones are not in it.')}`}
      </p>
      <Workbench project={project} history={history} />
    </>
  );
}

function Workbench({ project, history }: Omit<ToldProps, 'isShallow'>): JSX.Element {
  const { t } = useBoard();
  const { series, commits } = history;
  const [keys, setKeys] = useState<readonly string[]>(() => firstChoice(series));
  const [axis, setAxis] = useState<HistoryAxis>('commit');
  const [compared, setCompared] = useState<Compared>(() => firstCompared(history));
  const chosen = series.filter((one) => keys.includes(seriesKey(one)));
  const groups = plotGroups(chosen, MOST_SERIES);
  const inReach = within(compared, commits.length);
  const toggle = (key: string) =>
    setKeys(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  return (
    <div class="metrics-room">
      <MetricList
        project={project}
        series={series}
        chosen={new Set(keys)}
        isFull={chosen.length >= MOST_SERIES}
        onToggle={toggle}
      />
      <div class="metrics-plots">
        <AxisChoice axis={axis} onChange={setAxis} />
        {chosen.length === 0 && <p>{t('Choose a metric to see its run.')}</p>}
        {groups.map((group) => (
          <MetricChart
            key={group.map(seriesKey).join('\n')}
            history={history}
            series={group}
            axis={axis}
            isWide={groups.some(({ length }) => length > 1)}
            onChoose={(at) => setCompared({ from: Math.min(inReach.from, at), to: at })}
          />
        ))}
        <CompareRevisions history={history} compared={inReach} onChange={setCompared} />
      </div>
    </div>
  );
}

interface AxisChoiceProps {
  readonly axis: HistoryAxis;
  readonly onChange: (axis: HistoryAxis) => void;
}

function AxisChoice({ axis, onChange }: AxisChoiceProps): JSX.Element {
  const { t } = useBoard();
  return (
    <div class="chips" role="group" aria-label={t('Horizontal axis')}>
      <span class="quiet" aria-hidden="true">
        {t('Horizontal axis')}
      </span>
      <ToggleChip pressed={axis === 'commit'} onClick={() => onChange('commit')}>
        {t('by commit')}
      </ToggleChip>
      <ToggleChip pressed={axis === 'time'} onClick={() => onChange('time')}>
        {t('by time')}
      </ToggleChip>
    </div>
  );
}

/** The metric with limits that was measured most often; where none has, of all. */
function firstChoice(series: readonly MetricSeries[]): readonly string[] {
  const limited = series.filter(({ limits }) => limits.length > 0);
  const candidates = limited.length > 0 ? limited : series;
  const most = Math.max(...candidates.map(({ points }) => points.length));
  const first = candidates.find(({ points }) => points.length === most);
  return first === undefined ? [] : [seriesKey(first)];
}

/** The last commit against what the release before it had, else against the first. */
function firstCompared({ commits, releases }: MetricHistory): Compared {
  const to = commits.length - 1;
  const places = releases.map(({ date }) => Math.floor(commitPlace(commits, date)));
  return { from: places.findLast((at) => at >= 0 && at < to) ?? 0, to };
}

/** After a rebase there may be fewer commits than when the two were chosen. */
function within({ from, to }: Compared, count: number): Compared {
  return { from: Math.min(from, count - 1), to: Math.min(to, count - 1) };
}
