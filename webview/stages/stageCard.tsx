import type { JSX } from 'preact';
import type { EvidenceAge } from '../../src/core/boardView/evidenceAge';
import { movesFrom } from '../../src/core/boardView/focusMoves';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { Tag } from '../controls/tag';
import { MoveButton } from '../decisions/moveButton';
import type { StageProps } from '../detail/stageProps';
import type { StageDrops } from '../drops/useStageDrops';
import { stageName } from '../knot/stageName';
import { isStageRunning } from '../state/runningWork';
import { mayDecide, useBoard } from '../view/boardContext';
import { namesOf } from '../view/classNames';
import { DropHint } from './dropHint';
import { CardFacts, CardHealth, StaleLine, TopIssueLine } from './stageFacts';

interface StageCardProps {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot;
  readonly selected: boolean;
  /** The Tab key comes to this card; to the others lead the arrow keys. */
  readonly tabStop: boolean;
  readonly age: EvidenceAge | undefined;
  /** The column says nothing of the wheel. */
  readonly showWheel: boolean;
  readonly drops: StageDrops;
  readonly onActivate: () => void;
}

/** A stage in short; a click shows all of it beside the board. The card of a wheel's focus can be dragged. */
export function StageCard(props: StageCardProps): JSX.Element {
  const { project, stage, selected, tabStop, drops, onActivate } = props;
  const board = useBoard();
  const choose = (): void => board.controller.showStage(project.root, stage.id);
  const isFocus = isAtFocus(project, stage);
  const isMovable = isFocus && mayDecide(board) && movesFrom(project, stage.id).length > 0;
  const tabIndex = tabStop ? 0 : -1;
  const states = {
    selected,
    'cut-off': stage.cutOff,
    movable: isMovable,
    dragged: drops.dragged === stage.id,
    hovered: drops.hover?.stage === stage.id,
  };
  return (
    <li
      class={['card', `health-${stage.health}`, ...namesOf(states)].join(' ')}
      data-stage={stage.id}
      draggable={isMovable}
      onFocusCapture={onActivate}
      onClick={(event) => {
        if (!isControl(event.target)) choose();
      }}
    >
      <CardHead {...props} isFocus={isFocus} tabIndex={tabIndex} onChoose={choose} />
      <CardHealth project={project} stage={stage} />
      {!stage.cutOff && (
        <>
          <TopIssueLine project={project} stage={stage} tabIndex={tabIndex} />
          <StaleLine project={project} stage={stage} />
        </>
      )}
      <CardFacts project={project} stage={stage} age={props.age} showWheel={props.showWheel} />
      <MoveButton project={project} stage={stage} tabIndex={tabIndex} />
      <DropHint project={project} stage={stage} drops={drops} />
    </li>
  );
}

interface CardHeadProps extends StageProps {
  readonly selected: boolean;
  readonly isFocus: boolean;
  readonly tabIndex: number;
  readonly onChoose: () => void;
}

function CardHead({ project, stage, selected, isFocus, tabIndex, onChoose }: CardHeadProps): JSX.Element {
  const { model, t, titled, spoken } = useBoard();
  const running = isStageRunning(model.state?.running ?? [], project.root, stage);
  return (
    <div class="card-head">
      <button
        type="button"
        class="card-title"
        tabIndex={tabIndex}
        aria-current={selected ? 'true' : undefined}
        aria-label={spoken(stageName(project, stage, { running, isFocus }))}
        onClick={onChoose}
      >
        {titled(stage.title)}
      </button>
      {isFocus && <Tag>{t('focus')}</Tag>}
    </div>
  );
}

function isAtFocus({ wheels }: ProjectSnapshot, { id }: StageSnapshot): boolean {
  return wheels.some(({ focus }) => focus === id);
}

/** Buttons of a card do what they say, and do not choose the card as well. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input') !== null;
}
