import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { DriftStatistic } from '../../../src/core/charts/driftChart';
import {
  colourStep,
  type DriftGrid,
  type GridColumn,
  type GridPlace,
} from '../../../src/core/charts/driftGrid';
import { shownNumber } from '../../../src/core/checks/rounding';
import type { Texts } from '../../text/texts';
import { useBoard } from '../../view/boardContext';
import { ChartTable } from '../chartTable';
import { CellGrid, type GridCell } from './cellGrid';
import { DriftLegend, DriftMark } from './driftLegend';
import { columnText, momentText } from './gridTexts';
import { methodText } from './momentTexts';

interface DriftHeatMapProps {
  readonly grid: DriftGrid;
  readonly title: string;
  readonly chosen: GridPlace;
  readonly onChoose: (place: GridPlace) => void;
  /** What is to be said of the past. */
  readonly children: ComponentChildren;
}

/** With so few moments cells have room for their number. */
const FEW_COLUMNS = 5;

/** Features by moments: colour and mark say how far each has drifted, as a share of its limit. */
export function DriftHeatMap({ grid, title, chosen, onChoose, children }: DriftHeatMapProps): JSX.Element {
  const { t, said, isPast, model } = useBoard();
  const { columns, rows } = grid;
  const isWide = columns.length <= FEW_COLUMNS;
  const names = useMemo(
    () => columns.map((column) => said(columnText(column, isPast))),
    [columns, isPast, model.translations],
  );
  const cells = useMemo(
    () =>
      rows.map((row) => ({
        name: row.name,
        cells: row.cells.map((cell, at) => cellOf(row.name, cell, columns[at], { isWide, isPast, t })),
      })),
    [grid, isPast, model.translations],
  );
  return (
    <figure class="chart" aria-label={title}>
      <figcaption>
        <h3>{title}</h3>
        <p class="quiet">
          {t('Distance from the reference, by feature and moment. Choose a cell to see its distributions.')}
        </p>
      </figcaption>
      <DriftLegend />
      <CellGrid
        label={title}
        class={isWide ? 'heat heat-wide' : 'heat'}
        corner={t('Feature')}
        columns={names}
        rows={cells}
        chosen={chosen}
        onChoose={onChoose}
        home={chosen}
      />
      {children}
      <ChartTable
        name={title}
        columns={[t('Feature'), t('Measure'), ...names]}
        rows={rows.map(({ name, cells: own }) => [
          name,
          said(methodText(own.findLast((cell) => cell !== undefined)?.method)),
          ...own.map((cell) => (cell?.value === undefined ? '' : shownNumber(cell.value))),
        ])}
      />
    </figure>
  );
}

interface CellOptions {
  readonly isWide: boolean;
  readonly isPast: boolean;
  readonly t: Texts['t'];
}

function cellOf(
  name: string,
  cell: DriftStatistic | undefined,
  column: GridColumn | undefined,
  { isWide, isPast, t }: CellOptions,
): GridCell {
  const moment = column === undefined ? '' : momentText(column, isPast);
  const first = t('{0}, {1}', name, moment);
  if (cell === undefined) {
    return { content: null, name: 'unmeasured', lines: [first, t('not measured')] };
  }
  const { value, method, verdict } = cell;
  const number = value === undefined ? t('no value') : shownNumber(value);
  return {
    content: (
      <>
        {isWide && value !== undefined && <span>{value.toFixed(3)}</span>}
        <DriftMark verdict={verdict} />
      </>
    ),
    name: `step-${String(colourStep(cell))}`,
    lines: [first, t('{0}: {1}', methodText(method), number), ...limitLines(cell, t)],
  };
}

function limitLines({ warn, fail, verdict }: DriftStatistic, t: Texts['t']): readonly string[] {
  const limits =
    warn === undefined || fail === undefined
      ? []
      : [t('Told of from {0}, drifted from {1}', shownNumber(warn), shownNumber(fail))];
  if (verdict === 'pass') return limits;
  return [...limits, verdict === 'fail' ? t('Drifted') : t('Told of')];
}
