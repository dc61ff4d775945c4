import type { JSX } from 'preact';
import { checkTotal, countsText, healthWord } from '../../src/core/health/healthText';
import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { say, type Message } from '../../src/core/text/message';
import { isStageRunning } from '../state/runningWork';
import { useBoard } from '../view/boardContext';
import { HealthShape } from '../view/healthIcon';
import { Flag } from './flag';
import { short } from './geometry';
import type { PlacedStage } from './layoutKnot';

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
}

/** A stage on the curve: its health by icon and colour. */
export function StageNode(props: StageNodeProps): JSX.Element {
  const { project, stage, placed, radius, onChoose, onActivate, onLight } = props;
  const { model, spoken } = useBoard();
  const running = isStageRunning(model.state?.running ?? [], project.root, stage);
  const isFocus = project.wheels.some(({ id, focus }) => id === stage.wheel && focus === stage.id);
  const name = spoken(nameParts(project, stage, { running, isFocus }));
  const states = [props.selected && 'selected', stage.cutOff && 'cut-off', running && 'running'];
  return (
    <g
      class={['stage', `health-${stage.health}`, ...states].filter(Boolean).join(' ')}
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

/** What a screen reader says, and the tooltip shows. */
function nameParts(
  project: ProjectSnapshot,
  stage: StageSnapshot,
  { running, isFocus }: { readonly running: boolean; readonly isFocus: boolean },
): readonly Message[] {
  const wheel = project.wheels.find((candidate) => candidate.id === stage.wheel);
  const title: Message = { text: stage.title };
  return [
    wheel === undefined ? title : say('{0} (wheel {1})', title, { text: wheel.title }),
    ...(isFocus ? [say('focus')] : []),
    ...(stage.cutOff ? [say('not opened yet')] : [healthWord(stage.health)]),
    ...(checkTotal(stage.counts) === 0 ? [] : countsText(stage.counts)),
    ...(stage.upstream.length === 0 ? [] : [say('upstream stale')]),
    ...(running ? [say('running')] : []),
  ];
}
