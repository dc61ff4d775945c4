import type { JSX } from 'preact';
import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { isStageRunning } from '../state/runningWork';
import { useBoard } from '../view/boardContext';
import { HealthShape } from '../view/healthIcon';
import { namesOf } from '../view/classNames';
import { Flag } from './flag';
import { short } from '../../src/core/knot/geometry';
import type { PlacedStage } from '../../src/core/knot/layoutKnot';
import { stageName } from './stageName';

/** What a stage tells the knot. */
export interface StageHandlers {
  readonly onChoose: (stage: StageId) => void;
  readonly onActivate: (stage: StageId) => void;
  /** The stage whose edges are of interest now. */
  readonly onLight: (stage: StageId | undefined) => void;
}

interface StageNodeProps extends StageHandlers {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot;
  readonly placed: PlacedStage;
  readonly radius: number;
  readonly selected: boolean;
  readonly tabStop: boolean;
  /** A drop would go here. */
  readonly target: boolean;
}

/** A stage on the curve: its health by icon and colour. */
export function StageNode(props: StageNodeProps): JSX.Element {
  const { project, stage, placed, radius, onChoose, onActivate, onLight } = props;
  const { model, spoken } = useBoard();
  const running = isStageRunning(model.state?.running ?? [], project.root, stage);
  const isFocus = project.wheels.some(({ id, focus }) => id === stage.wheel && focus === stage.id);
  const name = spoken(stageName(project, stage, { running, isFocus }));
  const states = {
    selected: props.selected,
    'cut-off': stage.cutOff,
    running,
    'drop-target': props.target,
  };
  return (
    <g
      class={['stage', `health-${stage.health}`, ...namesOf(states)].join(' ')}
      role="option"
      data-stage={stage.id}
      aria-selected={props.selected}
      aria-label={name}
      tabindex={props.tabStop ? 0 : -1}
      transform={`translate(${short(placed.point.x)},${short(placed.point.y)})`}
      onClick={() => onChoose(stage.id)}
      onFocus={() => {
        onActivate(stage.id);
        onLight(stage.id);
      }}
      onBlur={() => onLight(undefined)}
      onPointerEnter={() => onLight(stage.id)}
      onPointerLeave={() => onLight(undefined)}
    >
      <title>{name}</title>
      <circle class="focus-ring" r={radius + 5} />
      {running && <circle class="turning" r={radius + 3.5} pathLength={100} />}
      <circle class="node" r={radius} />
      {isFocus && <Flag x={radius * 0.55} y={-radius * 0.75} />}
      <Icon stage={stage} radius={radius} />
    </g>
  );
}

function Icon({ stage, radius }: { readonly stage: StageSnapshot; readonly radius: number }): JSX.Element {
  const size = short(radius * 1.05);
  return (
    <svg
      class="icon"
      x={-size / 2}
      y={-size / 2}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <HealthShape health={stage.health} />
    </svg>
  );
}
