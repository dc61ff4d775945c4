import type { JSX } from 'preact';
import { focusMove } from '../../src/core/boardView/focusMoves';
import type { StageProps } from '../detail/stageProps';
import type { StageDrops } from '../drops/useStageDrops';
import { useBoard } from '../view/boardContext';

interface DropHintProps extends StageProps {
  readonly drops: StageDrops;
}

/** While something is dragged: what a drop on this card does, or why it does nothing. Keyboards have the buttons of cards. */
export function DropHint({ project, stage, drops }: DropHintProps): JSX.Element | null {
  const { t, said } = useBoard();
  const { dragged, hover } = drops;
  const isHovered = hover?.stage === stage.id;
  if (hover?.kind === 'files') {
    return isHovered ? <Hint stage={stage} kind="allowed" text={t('Link to this stage')} /> : null;
  }
  if (dragged === undefined || dragged === stage.id) return null;
  const { advances, returns, obstacle } = focusMove(project, dragged, stage.id);
  if (obstacle !== undefined) {
    const wheel = project.wheels.find(({ focus }) => focus === dragged);
    const isNear = wheel?.stages.includes(stage.id) === true;
    return isNear || isHovered ? <Hint stage={stage} kind="refused" text={said(obstacle)} /> : null;
  }
  if (advances && returns) return <Hint stage={stage} kind="allowed" text={t('Advance or return here')} />;
  return <Hint stage={stage} kind="allowed" text={advances ? t('Advance here') : t('Return here')} />;
}

interface HintProps extends Pick<StageProps, 'stage'> {
  readonly kind: 'allowed' | 'refused';
  readonly text: string;
}

function Hint({ stage, kind, text }: HintProps): JSX.Element {
  const { titled } = useBoard();
  return (
    <p class={`drop-hint drop-${kind}`} aria-hidden="true">
      <strong>{titled(stage.title)}</strong>
      <span>
        {kind === 'allowed' ? '↓' : '⊘'} {text}
      </span>
    </p>
  );
}
