import type { JSX } from 'preact';
import type { MetricSeries } from '../../src/core/history/metricHistory';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { LongList } from '../view/longList';
import { firstThose } from './firstThose';
import { seriesKey, seriesName, valueText } from './metricTexts';
import { Sparkline } from './sparkline';

interface MetricListProps {
  readonly project: ProjectSnapshot;
  readonly series: readonly MetricSeries[];
  /** Keys of the series that are plotted. */
  readonly chosen: ReadonlySet<string>;
  /** As many are plotted as can be. */
  readonly isFull: boolean;
  readonly onToggle: (key: string) => void;
}

/** So many metrics of a stage are shown at first. */
const SHOWN = 8;

/** All metrics by stage, each with its run and its last value, to choose which are plotted. */
export function MetricList({ project, series, ...choice }: MetricListProps): JSX.Element {
  const { t, titled } = useBoard();
  const stages = [...new Set(series.map(({ stage }) => stage))];
  return (
    <nav class="metric-list" aria-label={t('Metrics by stage')}>
      {stages.map((stage) => (
        <section key={stage}>
          <h3>{titled(stageTitle(project.lifecycle, stage))}</h3>
          <LongList
            class="metric-choices"
            items={limitedFirst(series.filter((one) => one.stage === stage))}
            most={SHOWN}
            render={(one) => <Choice series={one} {...choice} />}
          />
        </section>
      ))}
    </nav>
  );
}

/** By those with limits a stage is judged. */
function limitedFirst(series: readonly MetricSeries[]): readonly MetricSeries[] {
  return firstThose(series, ({ limits }) => limits.length > 0);
}

interface ChoiceProps extends Pick<MetricListProps, 'chosen' | 'isFull' | 'onToggle'> {
  readonly series: MetricSeries;
}

function Choice({ series, chosen, isFull, onToggle }: ChoiceProps): JSX.Element {
  const { t } = useBoard();
  const key = seriesKey(series);
  const last = series.points.at(-1);
  const isChosen = chosen.has(key);
  return (
    <button
      type="button"
      class="metric-choice"
      aria-pressed={isChosen}
      disabled={isFull && !isChosen}
      title={isFull && !isChosen ? t('No more lines can be told apart in one plot.') : undefined}
      onClick={() => onToggle(key)}
    >
      <span class="metric-tick" aria-hidden="true">
        {isChosen ? '✓' : ''}
      </span>
      <span class="metric-name">
        {seriesName(series)}
        <span class="quiet"> · {series.check}</span>
      </span>
      <Sparkline points={series.points} />
      <span class="metric-last">{last === undefined ? '' : valueText(last.value, series.unit)}</span>
    </button>
  );
}
