import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { StageId } from '../../src/core/lifecycle/lifecycle';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useStageDrops } from '../drops/useStageDrops';
import { useBoard } from '../view/boardContext';
import { Edges } from './edges';
import { Flow } from './flow';
import type { KnotLayout } from '../../src/core/knot/layoutKnot';
import { viewBoxOf, type Zoom } from '../../src/core/knot/zoom';
import { LoopTitles } from './loopTitles';
import { StageLabel } from './stageLabel';
import { StageNode, type StageHandlers } from './stageNode';
import { Tracks } from './tracks';
import { useKnotLayout } from './useKnotLayout';
import { tabStop, useStages } from './useStages';
import { useZoom } from './useZoom';
import { ZoomButtons } from './zoomButtons';

interface KnotProps {
  readonly project: ProjectSnapshot;
  readonly selected: StageId | undefined;
}

/** The lifecycle as one curve; its stages are the options of a list that follows the curve. */
export function Knot({ project, selected }: KnotProps): JSX.Element {
  const { t } = useBoard();
  const frame = useRef<HTMLDivElement>(null);
  const layout = useKnotLayout(project.lifecycle, frame);
  const zooming = useZoom(frame, layout);
  const { hover, handlers } = useStageDrops(project);
  const { active, lit, onKeyDown, ...stageHandlers } = useStages({
    project,
    selected,
    layout,
    zooming,
    frame,
  });
  return (
    <div class="knot">
      <div
        ref={frame}
        class={zooming.isWhole ? 'knot-frame' : 'knot-frame zoomed'}
        role="listbox"
        aria-label={t('Stages of the lifecycle')}
        onKeyDown={onKeyDown}
        onPointerDown={zooming.onPointerDown}
        {...handlers}
      >
        {layout && (
          <Drawing
            {...{ project, layout, selected, lit, active, ...stageHandlers }}
            target={hover?.stage}
            zoom={zooming.zoom}
          />
        )}
        {hover !== undefined && <DropText project={project} stage={hover.stage} />}
      </div>
      <ZoomButtons zooming={zooming} />
    </div>
  );
}

/** What a drop of files does; who cannot drag has commands for it. */
function DropText({
  project,
  stage,
}: {
  readonly project: ProjectSnapshot;
  readonly stage: StageId;
}): JSX.Element {
  const { t } = useBoard();
  return (
    <p class="knot-drop" aria-hidden="true">
      {t('Link to {0}', { text: stageTitle(project.lifecycle, stage) })}
    </p>
  );
}

interface DrawingProps extends NodesProps {
  /** The stage whose edges are of interest now. */
  readonly lit: StageId | undefined;
  readonly zoom: Zoom;
}

function Drawing({ lit, zoom, ...nodes }: DrawingProps): JSX.Element {
  const { project, layout, selected } = nodes;
  return (
    <svg
      class="knot-drawing"
      width={layout.width}
      height={layout.height}
      viewBox={viewBoxOf(zoom, layout)}
      role="presentation"
    >
      <g aria-hidden="true">
        <Tracks lifecycle={project.lifecycle} layout={layout} />
        <Flow lifecycle={project.lifecycle} layout={layout} />
        <LoopTitles project={project} layout={layout} dimmed={lit !== undefined} />
        <Edges lifecycle={project.lifecycle} layout={layout} lit={lit ?? selected} returning={lit} />
      </g>
      <Nodes {...nodes} />
    </svg>
  );
}

interface NodesProps extends StageHandlers {
  readonly project: ProjectSnapshot;
  readonly layout: KnotLayout;
  readonly selected: StageId | undefined;
  readonly active: StageId;
  /** Where a drop would go. */
  readonly target: StageId | undefined;
}

function Nodes({ project, layout, selected, active, target, ...handlers }: NodesProps): JSX.Element {
  const reached = tabStop(layout.stages, active);
  const stages = new Map(project.stages.map((stage) => [stage.id, stage]));
  const placed = layout.stages.flatMap((place) => {
    const stage = stages.get(place.id);
    return stage === undefined ? [] : [{ place, stage, selected: place.id === selected }];
  });
  return (
    <>
      <g aria-hidden="true">
        {placed.map(({ place, ...rest }) => (
          <StageLabel key={place.id} placed={place} {...rest} {...handlers} />
        ))}
      </g>
      {placed.map(({ place, ...rest }) => (
        <StageNode
          key={place.id}
          project={project}
          placed={place}
          radius={layout.radius}
          tabStop={place.id === reached}
          target={place.id === target}
          {...rest}
          {...handlers}
        />
      ))}
    </>
  );
}
