import type { JSX } from 'preact';
import { movesFrom, moveTo } from '../../src/core/boardView/focusMoves';
import { LinkButton } from '../controls/linkButton';
import type { StageProps } from '../detail/stageProps';
import { mayDecide, useBoard } from '../view/boardContext';

interface MoveButtonProps extends StageProps {
  readonly tabIndex?: number;
}

/** Opens the dialog in which the focus leaves this stage, or comes to it; nothing where it can do neither. */
export function MoveButton({ project, stage, tabIndex }: MoveButtonProps): JSX.Element | null {
  const board = useBoard();
  const { controller, t } = board;
  const { root } = project;
  const title = { text: stage.title };
  if (!mayDecide(board)) return null;
  if (project.wheels.some(({ focus }) => focus === stage.id)) {
    if (movesFrom(project, stage.id).length === 0) return null;
    return (
      <span class="move-focus">
        <LinkButton
          tabIndex={tabIndex}
          label={t('Move focus… from {0}', title)}
          onClick={() => controller.decide({ kind: 'move', root, from: stage.id })}
        >
          {t('Move focus…')}
        </LinkButton>
      </span>
    );
  }
  const move = moveTo(project, stage.id);
  if (move === undefined) return null;
  return (
    <span class="move-focus move-focus-here">
      <LinkButton
        tabIndex={tabIndex}
        label={t('Move focus here… to {0}', title)}
        onClick={() => controller.decide({ kind: 'move', root, from: move.from, to: stage.id })}
      >
        {t('Move focus here…')}
      </LinkButton>
    </span>
  );
}
