import type { JSX } from 'preact';
import type { Wish } from '../../src/core/journal/wish';
import { Button } from '../controls/button';
import { Progress } from '../controls/progress';
import { useBoard } from '../view/boardContext';
import type { MoveStep } from './moveTexts';
import { reasonFault, type WishState } from './useWish';

interface ActionsProps {
  readonly step: MoveStep;
  readonly reason: string;
  readonly wish: WishState;
  /** Something was wanted that needs a reason, and there is none. */
  readonly onReasonNeeded: () => void;
}

/** Advance, override, return: whichever can be done. */
export function MoveActions({ step, reason, wish, onReasonNeeded }: ActionsProps): JSX.Element {
  const { controller, t } = useBoard();
  const { to, advances, returns, isShut } = step;
  const withReason = (wanted: Wish): void => {
    if (reasonFault(reason) === undefined) wish.settle(wanted);
    else onReasonNeeded();
  };
  if (wish.isBusy) {
    return <Progress>{t('Recording…')}</Progress>;
  }
  return (
    <>
      {advances && !isShut && (
        <Button onClick={() => wish.settle({ kind: 'advance', stage: to })}>{t('Advance')}</Button>
      )}
      {advances && isShut && (
        <Button onClick={() => withReason({ kind: 'advance', stage: to, reason })}>
          {t('Override and advance')}
        </Button>
      )}
      {returns && (
        <Button secondary={advances} onClick={() => withReason({ kind: 'return', stage: to, reason })}>
          {t('Return')}
        </Button>
      )}
      <Button secondary onClick={controller.stopDeciding}>
        {t('Cancel')}
      </Button>
    </>
  );
}
