import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { placeAfterKey, type GridPlace } from '../../../src/core/charts/driftGrid';
import { ChartTooltip } from '../chartTooltip';

/** A cell of a grid. */
export interface GridCell {
  /** What stands in it; `lines` say it in full. */
  readonly content: ComponentChildren;
  readonly name: string;
  /** What it says, line by line: shown as a tooltip, and spoken. */
  readonly lines: readonly string[];
}

interface CellGridProps {
  readonly label: string;
  readonly class: string;
  /** What rows and columns are. */
  readonly corner: ComponentChildren;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly GridCell[] }[];
  /** The cell that was chosen, where cells can be. */
  readonly chosen?: GridPlace | undefined;
  readonly onChoose?: ((place: GridPlace) => void) | undefined;
  /** The cell that the Tab key comes to first. */
  readonly home?: GridPlace;
}

interface Told extends GridPlace {
  /** Pixels from the upper left corner of the grid. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FIRST: GridPlace = { row: 0, column: 0 };

/** A table of coloured cells, one stop of the Tab key: arrow keys lead in both directions, Enter and clicks choose. */
export function CellGrid(props: CellGridProps): JSX.Element {
  const { label, rows, columns, chosen, onChoose, home = FIRST } = props;
  const frame = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<GridPlace>();
  const [told, setTold] = useState<Told>();
  useScrolledToEnd(room, columns.length);
  // The grid may have become smaller.
  const current = wanted !== undefined && hasCell(rows, wanted) ? wanted : home;
  useMarked(frame, current, chosen);
  const tell = (event: Event) => setTold(toldAt(event.target, frame.current));
  const onKeyDown = (event: KeyboardEvent) => {
    const wish = wishOf(event, current, { rows: rows.length, columns: columns.length });
    if (wish === undefined) return;
    event.preventDefault();
    // Beyond the grid, Escape closes what is around it.
    if (wish !== 'dismiss' || told !== undefined) event.stopPropagation();
    if (wish === 'dismiss') setTold(undefined);
    else if (wish === 'choose') onChoose?.(current);
    else {
      setWanted(wish);
      cellElement(frame.current, wish)?.focus();
    }
  };
  const onClick = (event: Event) => {
    const place = placeOf(event.target);
    if (place === undefined) return;
    setWanted(place);
    onChoose?.(place);
  };
  const table = useMemo(() => <GridTable {...props} />, [label, rows, columns]);
  return (
    <div class={`cell-grid ${props.class}`} ref={frame}>
      <div
        class="cell-grid-room"
        ref={room}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerOver={tell}
        onPointerLeave={() => setTold(undefined)}
        onFocusIn={tell}
        onFocusOut={() => setTold(undefined)}
        onScroll={() => setTold(undefined)}
      >
        {table}
      </div>
      {told !== undefined && <CellTooltip told={told} rows={rows} />}
    </div>
  );
}

/** The last columns count most: they are seen first. */
function useScrolledToEnd(room: RefObject<HTMLElement>, columns: number): void {
  useLayoutEffect(() => {
    if (room.current !== null) room.current.scrollLeft = room.current.scrollWidth;
  }, [room, columns]);
}

function hasCell(rows: CellGridProps['rows'], { row, column }: GridPlace): boolean {
  return rows[row]?.cells[column] !== undefined;
}

interface CellTooltipProps extends Pick<CellGridProps, 'rows'> {
  readonly told: Told;
}

function CellTooltip({ told, rows }: CellTooltipProps): JSX.Element | null {
  const { x, y, width, height, row, column } = told;
  const lines = rows[row]?.cells[column]?.lines;
  if (lines === undefined) return null;
  const area = { left: 0, right: width, top: 0, bottom: height, width, height };
  return <ChartTooltip stop={{ x, y, lines }} area={area} />;
}

/** What a key asks for: another cell, to choose the current one, or to take the tooltip away. */
function wishOf(
  event: KeyboardEvent,
  current: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | 'choose' | 'dismiss' | undefined {
  if (event.altKey || event.metaKey || event.shiftKey) return undefined;
  if (event.key === 'Escape') return 'dismiss';
  if (event.key === 'Enter' || event.key === ' ') return 'choose';
  return placeAfterKey(event, current, size);
}

/**
 * Marks the cell that the Tab key comes to and the chosen one, in the page itself: of thousands of cells, drawing all
 * anew at every key would take too long.
 */
function useMarked(frame: RefObject<HTMLElement>, current: GridPlace, chosen: GridPlace | undefined): void {
  useLayoutEffect(() => {
    const stop = cellElement(frame.current, current);
    stop?.setAttribute('tabindex', '0');
    const picked = chosen && cellElement(frame.current, chosen);
    picked?.setAttribute('aria-selected', 'true');
    return () => {
      stop?.setAttribute('tabindex', '-1');
      picked?.setAttribute('aria-selected', 'false');
    };
  });
}

function GridTable(props: CellGridProps): JSX.Element {
  const { label, corner, columns, rows, onChoose } = props;
  return (
    <table role="grid" aria-label={label} aria-readonly="true">
      <thead>
        <tr>
          <td class="corner">{corner}</td>
          {columns.map((name, column) => (
            <th key={column} scope="col">
              <span>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }, row) => (
          <tr key={row}>
            <th scope="row" title={name}>
              {name}
            </th>
            {cells.map((cell, column) => (
              <td
                key={column}
                class={`cell ${cell.name}`}
                data-row={row}
                data-column={column}
                tabIndex={-1}
                aria-selected={onChoose === undefined ? undefined : false}
              >
                <span aria-hidden="true">{cell.content}</span>
                <span class="unseen">{cell.lines.join(', ')}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function placeOf(target: EventTarget | null): GridPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td.cell') : null;
  if (cell === null) return undefined;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

function toldAt(target: EventTarget | null, frame: HTMLElement | null): Told | undefined {
  const place = placeOf(target);
  const cell = place && cellElement(frame, place);
  if (place === undefined || !cell || frame === null) return undefined;
  const [inner, outer] = [cell.getBoundingClientRect(), frame.getBoundingClientRect()];
  return {
    ...place,
    x: inner.left + inner.width / 2 - outer.left,
    y: inner.top + inner.height / 2 - outer.top,
    width: outer.width,
    height: outer.height,
  };
}

function cellElement(frame: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  const at = `td.cell[data-row="${String(row)}"][data-column="${String(column)}"]`;
  return frame?.querySelector<HTMLElement>(at) ?? null;
}
