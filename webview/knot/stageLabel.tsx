import type { JSX } from 'preact';
import { checkTotal } from '../../src/core/health/healthText';
import type { StageSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { short } from '../../src/core/knot/geometry';
import { labelTitle } from '../../src/core/knot/labels';
import type { PlacedStage } from '../../src/core/knot/layoutKnot';
import type { StageHandlers } from './stageNode';

interface StageLabelProps extends Pick<StageHandlers, 'onChoose' | 'onLight'> {
  readonly stage: StageSnapshot;
  readonly placed: PlacedStage;
  readonly selected: boolean;
}

/** Title of a stage, and how many of its checks pass. Screen readers have both from the node's name. */
export function StageLabel({ stage, placed, selected, onChoose, onLight }: StageLabelProps): JSX.Element {
  const { titled } = useBoard();
  const x = short(placed.label.x);
  const y = short(placed.label.y);
  const total = checkTotal(stage.counts);
  return (
    <g
      class={selected ? 'label selected' : 'label'}
      data-stage={stage.id}
      onClick={() => onChoose(stage.id)}
      onPointerEnter={() => onLight(stage.id)}
      onPointerLeave={() => onLight(undefined)}
    >
      <text class="label-title" x={x} y={y - 3}>
        {labelTitle(titled(stage.title))}
      </text>
      <text class="label-counts" x={x} y={y + 11}>
        {total === 0 ? '–' : `${stage.counts.pass ?? 0}/${total}`}
      </text>
    </g>
  );
}
