import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { PlacedStage } from '../../src/core/knot/layoutKnot';

/** Where a key leads, and whether that stage is chosen by it. */
export interface KeyStep {
  readonly stage: StageId;
  readonly choose: boolean;
}

/** What a key does at a stage; `undefined` where the key is not the knot's. Stages come in the order of travel. */
export function stageAfterKey(
  key: string,
  current: StageId | undefined,
  stages: readonly Pick<PlacedStage, 'id' | 'loop'>[],
): KeyStep | undefined {
  const index = stages.findIndex((stage) => stage.id === current);
  if (index === -1) return undefined;
  const step = (target: number): KeyStep | undefined => {
    const stage = stages[(target + stages.length) % stages.length];
    return stage && { stage: stage.id, choose: false };
  };
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return step(index + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return step(index - 1);
    case 'Home':
      return step(0);
    case 'End':
      return step(stages.length - 1);
    case 'PageDown':
    case 'PageUp':
      return step(nextLoop(stages, index));
    case 'Enter':
    case ' ':
      return current === undefined ? undefined : { stage: current, choose: true };
    default:
      return undefined;
  }
}

/** The first stage of the loop that follows; with two loops that is the other one, in both directions. */
function nextLoop(stages: readonly Pick<PlacedStage, 'loop'>[], index: number): number {
  const loop = stages[index]?.loop;
  const after = stages.findIndex((stage, candidate) => candidate > index && stage.loop !== loop);
  return Math.max(0, after);
}
