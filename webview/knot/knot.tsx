import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { Edges } from './edges';
import { stageAfterKey } from './keyboard';
import type { KnotLayout } from './layoutKnot';
import { LoopTitles } from './loopTitles';
import { StageLabel } from './stageLabel';
import { StageNode, type StageHandlers } from './stageNode';
import { Tracks } from './tracks';
import { useKnotLayout } from './useKnotLayout';

interface KnotProps {
  readonly project: ProjectSnapshot;
  readonly selected: StageId | undefined;
}

/** The lifecycle as one curve; its stages are the options of a list that follows the curve. */
export function Knot({ project, selected }: KnotProps): JSX.Element {
  const { t, controller } = useBoard();
  const frame = useRef<HTMLDivElement>(null);
  const [lit, light] = useState<StageId>();
  const [active, activate] = useState<StageId>(selected ?? project.lifecycle.start);
  const layout = useKnotLayout(project.lifecycle, frame);
  const choose = useCallback(
    (stage: StageId) => {
      activate(stage);
      controller.showStage(project.root, stage);
    },
    [controller, project.root],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (layout === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = stageAfterKey(event.key, tabStop(layout.stages, active), layout.stages);
    if (next === undefined) return;
    event.preventDefault();
    if (next.choose) choose(next.stage);
    else focusStage(frame.current, next.stage);
  };
  return (
    <div
      ref={frame}
      class="knot"
      role="listbox"
      aria-label={t('Stages of the lifecycle')}
      onKeyDown={onKeyDown}
    >
      {layout && (
        <svg class="knot-drawing" width={layout.width} height={layout.height} role="presentation">
          <g aria-hidden="true">
            <Tracks lifecycle={project.lifecycle} layout={layout} />
            <LoopTitles project={project} layout={layout} dimmed={lit !== undefined} />
            <Edges lifecycle={project.lifecycle} layout={layout} lit={lit ?? selected} returning={lit} />
          </g>
          <Nodes
            project={project}
            layout={layout}
            selected={selected}
            active={active}
            onChoose={choose}
            onActivate={activate}
            onLight={light}
          />
        </svg>
      )}
    </div>
  );
}

interface NodesProps extends StageHandlers {
  readonly project: ProjectSnapshot;
  readonly layout: KnotLayout;
  readonly selected: StageId | undefined;
  readonly active: StageId;
}

function Nodes({ project, layout, selected, active, ...handlers }: NodesProps): JSX.Element {
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
          {...rest}
          {...handlers}
        />
      ))}
    </>
  );
}

/** The stage that Tab reaches; the first where the remembered one is gone. */
function tabStop(stages: readonly { readonly id: StageId }[], active: StageId): StageId | undefined {
  return stages.some((stage) => stage.id === active) ? active : stages[0]?.id;
}

/** Focus follows the arrow keys; the node tells by its focus event that it is active now. */
function focusStage(frame: HTMLElement | null, stage: StageId): void {
  const nodes = frame?.querySelectorAll<SVGElement>('[role="option"]') ?? [];
  for (const node of nodes) if (node.dataset['stage'] === stage) node.focus();
}
