import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { useSize } from '../view/useSize';
import { ChartPlot } from './chartPlot';
import type { ChartStops } from './chartStop';
import { ChartTable, type TableData } from './chartTable';
import { MARGINS, plotArea, type Margins, type PlotArea } from './plotArea';

/** What a chart draws in the room that it has. */
export interface Drawing {
  /** The marks and axes: SVG. */
  readonly marks: ComponentChildren;
  readonly stops: ChartStops;
}

/** What a chart is given. */
export interface ChartFrameProps {
  readonly title: string;
  /** What the chart shows, in a sentence or two. */
  readonly summary: string;
  /** Pixels; the width is what the page gives. */
  readonly height: number;
  readonly margins?: Margins;
  /** Names the series, with their marks. */
  readonly legend?: ComponentChildren;
  readonly table: TableData;
  /** Draws; called again whenever the room changes. */
  readonly draw: (area: PlotArea) => Drawing;
  /** Pixels from a mark within which the pointer takes it. */
  readonly reach?: number;
}

/** A chart with all that belongs to it: title, summary, plot, tooltip, and the numbers as a table. */
export function ChartFrame(props: ChartFrameProps): JSX.Element {
  const { title, summary, height, margins = MARGINS, legend, table, draw, reach } = props;
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const heading = useId();
  const area = size === undefined ? undefined : plotArea({ width: size.width, height }, margins);
  return (
    <figure class="chart" aria-labelledby={heading}>
      <figcaption>
        <h3 id={heading}>{title}</h3>
        <p class="quiet">{summary}</p>
      </figcaption>
      {legend}
      <div class="chart-room" ref={place} style={{ height: `${String(height)}px` }}>
        {area !== undefined && <ChartPlot area={area} title={title} reach={reach} {...draw(area)} />}
      </div>
      <ChartTable name={title} {...table} />
    </figure>
  );
}
