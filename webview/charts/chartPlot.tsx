import type { ComponentChildren, JSX, TargetedMouseEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useBoard } from '../view/boardContext';
import {
  firstPlace,
  nearestPlace,
  placeByKey,
  stopAt,
  type ChartStop,
  type ChartStops,
  type StopAt,
} from './chartStop';
import { ChartTooltip } from './chartTooltip';
import type { PlotArea } from './plotArea';

interface ChartPlotProps {
  readonly area: PlotArea;
  readonly title: string;
  readonly marks: ComponentChildren;
  readonly stops: ChartStops;
  readonly reach: number | undefined;
}

/**
 * The plot of a chart, one stop of the Tab key: arrow keys, Home and End lead from point to point, Enter opens one, and
 * Escape takes the tooltip away. The pointer takes the nearest point.
 */
export function ChartPlot({ area, title, marks, stops, reach }: ChartPlotProps): JSX.Element {
  const { t } = useBoard();
  const { frame, home, told, shown, setTold, onKeyDown } = useStops(stops);
  const placeUnder = (event: TargetedMouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestPlace(stops, event.clientX - box.left, event.clientY - box.top, reach);
  };
  return (
    // Not on the SVG: one that listens to the focus becomes a stop of the Tab key.
    <div onFocusOut={() => setTold(undefined)}>
      <svg
        ref={frame}
        class={shown?.open === undefined ? 'plot' : 'plot plot-opens'}
        width={area.width}
        height={area.height}
        role="group"
        aria-label={t('{0}: arrow keys lead from point to point', title)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setTold(placeUnder(event))}
        onPointerLeave={() => setTold(undefined)}
        onClick={(event) => act(stopAt(stops, placeUnder(event)), event.shiftKey)}
      >
        {marks}
        {stops.map((along, row) =>
          along.map((stop, at) => (
            <Stop
              key={`${String(row)} ${String(at)}`}
              stop={stop}
              place={{ row, at }}
              isHome={isSame(home, row, at)}
              isTold={isSame(told, row, at)}
              onFocus={setTold}
            />
          )),
        )}
      </svg>
      {shown !== undefined && <ChartTooltip stop={shown} area={area} />}
    </div>
  );
}

/** Which point the Tab key comes to, and which one the tooltip tells of. */
function useStops(stops: ChartStops) {
  const frame = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState<StopAt>();
  const [told, setTold] = useState<StopAt>();
  const home = stopAt(stops, current) === undefined ? firstPlace(stops) : current;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (home === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && told !== undefined) {
      event.stopPropagation();
      setTold(undefined);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act(stopAt(stops, home), event.shiftKey);
    } else {
      const place = placeByKey(stops, home, event.key);
      if (place === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setCurrent(place);
      elementAt(frame.current, place)?.focus();
    }
  };
  return { frame, home, told, shown: stopAt(stops, told), setTold, onKeyDown };
}

function act(stop: ChartStop | undefined, isShifted: boolean): void {
  if (isShifted) stop?.choose?.();
  else stop?.open?.();
}

function isSame(place: StopAt | undefined, row: number, at: number): boolean {
  return place?.row === row && place.at === at;
}

interface StopProps {
  readonly stop: ChartStop;
  readonly place: StopAt;
  readonly isHome: boolean;
  readonly isTold: boolean;
  readonly onFocus: (place: StopAt) => void;
}

/** What takes the keyboard's focus at a point; the mark itself is drawn by the chart. */
function Stop({ stop, place, isHome, isTold, onFocus }: StopProps): JSX.Element {
  const { x, y, lines, open } = stop;
  return (
    <circle
      class={isTold ? 'stop stop-told' : 'stop'}
      cx={x}
      cy={y}
      r={12}
      data-row={place.row}
      data-at={place.at}
      role={open === undefined ? 'img' : 'button'}
      aria-label={lines.join(', ')}
      tabindex={isHome ? 0 : -1}
      onFocus={() => onFocus(place)}
    />
  );
}

function elementAt(frame: SVGSVGElement | null, { row, at }: StopAt): SVGElement | null {
  return frame?.querySelector<SVGElement>(`[data-row="${String(row)}"][data-at="${String(at)}"]`) ?? null;
}
