import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { DriftChart, DriftFeature } from '../../../src/core/charts/driftChart';
import {
  driftGrid,
  type DriftGrid,
  type GridColumn,
  type GridPlace,
} from '../../../src/core/charts/driftGrid';
import { shownNumber } from '../../../src/core/checks/rounding';
import type { CheckSnapshot } from '../../../src/core/snapshot/snapshot';
import { Progress } from '../../controls/progress';
import type { Texts } from '../../text/texts';
import { useBoard } from '../../view/boardContext';
import { DriftHeatMap } from './driftHeatMap';
import { columnText } from './gridTexts';
import { HistogramPair } from './histogramPair';
import { countText, methodText } from './momentTexts';
import { useDriftAt, useDriftHistory, type HistoryState } from './useDriftHistory';

interface DriftPanelProps {
  readonly root: string;
  readonly check: CheckSnapshot;
  readonly chart: DriftChart;
  readonly title: string;
}

/** A cell by what it stands for: its place changes when there are more moments. */
interface Choice {
  readonly name: string;
  readonly moment: string;
}

const NO_MOMENTS = [] as const;

/** Drift by feature and moment, and the two distributions of the chosen one; of the strongest drift now at first. */
export function DriftPanel({ root, check, chart, title }: DriftPanelProps): JSX.Element {
  const { t } = useBoard();
  const past = useDriftHistory(root, check);
  const [wanted, choose] = useState<Choice>();
  const moments = past.kind === 'told' ? past.history.moments : NO_MOMENTS;
  const grid = useMemo(() => driftGrid(moments, chart.features), [moments, chart]);
  const last = grid.columns.length - 1;
  const place = placeOf(wanted, grid) ?? { row: 0, column: last };
  const column = grid.columns[place.column] ?? { kind: 'now' };
  // The last column is what is there now, by itself or as it was committed.
  const commit = place.column === last || column.kind === 'now' ? undefined : column.commit;
  const name = grid.rows[place.row]?.name ?? '';
  const left = grid.left + chart.left;
  return (
    <div class="drift">
      <DriftHeatMap grid={grid} title={title} chosen={place} onChoose={(to) => choose(choiceAt(to, grid))}>
        <HistoryNote state={past} />
        {left > 0 && <p class="quiet">{t('{0} more features are not shown.', left)}</p>}
      </DriftHeatMap>
      {commit === undefined ? (
        <Distributions name={name} chart={chart} column={column} />
      ) : (
        <PastDistributions
          key={commit}
          root={root}
          check={check}
          name={name}
          column={column}
          commit={commit}
        />
      )}
    </div>
  );
}

function keyOf(column: GridColumn | undefined): string {
  return column?.kind === 'commit' ? column.commit : 'now';
}

function choiceAt({ row, column }: GridPlace, { rows, columns }: DriftGrid): Choice {
  return { name: rows[row]?.name ?? '', moment: keyOf(columns[column]) };
}

function placeOf(choice: Choice | undefined, { rows, columns }: DriftGrid): GridPlace | undefined {
  if (choice === undefined) return undefined;
  const row = rows.findIndex(({ name }) => name === choice.name);
  const column = columns.findIndex((one) => keyOf(one) === choice.moment);
  return row < 0 || column < 0 ? undefined : { row, column };
}

function HistoryNote({ state }: { readonly state: HistoryState }): JSX.Element | null {
  const { t, said, isPast } = useBoard();
  switch (state.kind) {
    case 'asking':
      return <Progress>{t('Reading the past…')}</Progress>;
    case 'told': {
      const { isCut, isShallow, moments } = state.history;
      const notes = [
        ...(moments.length < 2 ? [t('More moments follow with each commit of its evidence.')] : []),
        ...(isCut ? [t('Older moments are left out.')] : []),
        ...(isShallow ? [t('This clone is shallow: older moments may be missing.')] : []),
      ];
      return notes.length === 0 ? null : <p class="quiet">{notes.join(' ')}</p>;
    }
    case 'unasked':
      return isPast ? null : (
        <p class="quiet">{t('Earlier moments are not shown: git is not asked in an untrusted workspace.')}</p>
      );
    case 'untold':
      return (
        <p class="quiet">
          {t('Earlier moments could not be read.')} {said(state.why)}
        </p>
      );
  }
}

interface DistributionsProps {
  readonly name: string;
  readonly chart: DriftChart;
  readonly column: GridColumn;
}

function Distributions({ name, chart, column }: DistributionsProps): JSX.Element {
  const { t, isPast } = useBoard();
  const feature = chart.features.find((one) => one.name === name);
  const title = t('{0}, {1}', name, columnText(column, isPast));
  if (feature?.histogram === undefined) {
    return (
      <section class="chart" aria-label={title}>
        <h3>{title}</h3>
        <p>{t('The evidence of this moment has no histograms of this feature.')}</p>
      </section>
    );
  }
  return (
    <HistogramPair histogram={feature.histogram} title={title} summary={distanceText(feature, chart, t)} />
  );
}

function PastDistributions(
  props: Omit<DistributionsProps, 'chart'> & {
    readonly root: string;
    readonly check: CheckSnapshot;
    readonly commit: string;
  },
): JSX.Element {
  const { t, said } = useBoard();
  const state = useDriftAt(props.root, props.check, props.commit);
  if (state.kind === 'told') return <Distributions {...props} chart={state.chart} />;
  if (state.kind === 'untold') return <p role="alert">{said(state.why)}</p>;
  return <Progress>{t('Reading the histograms…')}</Progress>;
}

/** What was measured, its limits, and on how many rows. */
function distanceText(feature: DriftFeature, chart: DriftChart, t: Texts['t']): string {
  const { value, warn, fail, method } = feature;
  const { referenceRows, currentRows } = chart;
  const parts: string[] = [];
  if (value !== undefined) parts.push(t('{0}: {1}.', methodText(method), shownNumber(value)));
  if (warn !== undefined && fail !== undefined) {
    parts.push(t('Told of from {0}, drifted from {1}.', shownNumber(warn), shownNumber(fail)));
  }
  if (referenceRows !== undefined && currentRows !== undefined) {
    parts.push(t('Rows: {0} and {1}.', countText(referenceRows), countText(currentRows)));
  }
  return parts.join(' ');
}
