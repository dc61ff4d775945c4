import { focusMove, movesFrom } from '../../src/core/boardView/focusMoves';
import { hasWaiver, isVerifiable, isWaivable } from '../../src/core/snapshot/decidable';
import type { CheckSnapshot } from '../../src/core/snapshot/snapshot';
import type { BoardState, Deciding } from '../../src/protocol/board';
import { isAllowed } from '../drops/useStageDrops';

/** Whether the board would let somebody begin to decide on this now. */
export function isOffered(deciding: Deciding, { projects, trusted }: BoardState): boolean {
  const project = projects.find(({ root }) => root === deciding.root);
  if (project === undefined || !trusted) return false;
  if (deciding.kind === 'move') {
    const { from, to } = deciding;
    return to === undefined ? movesFrom(project, from).length > 0 : isAllowed(focusMove(project, from, to));
  }
  const stage = project.stages.find(({ id }) => id === deciding.stage);
  const check = stage?.checks.find(({ id }) => id === deciding.check);
  return check !== undefined && stage?.cutOff === false && isOpenTo(deciding.kind, check);
}

function isOpenTo(kind: Exclude<Deciding['kind'], 'move'>, check: CheckSnapshot): boolean {
  switch (kind) {
    case 'verify':
      return isVerifiable(check);
    case 'waive':
      return isWaivable(check);
    case 'withdraw':
      return hasWaiver(check);
  }
}
