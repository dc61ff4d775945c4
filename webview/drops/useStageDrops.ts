import { useState } from 'preact/hooks';
import { focusMove, type FocusMove } from '../../src/core/boardView/focusMoves';
import { carriesFiles, droppedFiles } from '../../src/core/boardView/uriList';
import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { MOST_DROPPED } from '../../src/protocol/board';
import { useBoard } from '../view/boardContext';

/** By this the page knows drags of its own; what they carry is of no use to others. */
const OWN_TYPE = 'application/x-ml-lifecycle-stage';

/** What is dragged over a stage. */
export type Hover =
  { readonly kind: 'files'; readonly stage: StageId } | { readonly kind: 'focus'; readonly stage: StageId };

/** Handlers of a container whose stages carry `data-stage`. */
export interface DropHandlers {
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Drags over the stages of a project: of files, which are linked, and of a wheel's focus, which is moved. */
export interface StageDrops {
  /** The stage whose focus is being dragged. */
  readonly dragged: StageId | undefined;
  readonly hover: Hover | undefined;
  readonly handlers: DropHandlers;
}

/** Follows drags. Of the past nothing can be changed. */
export function useStageDrops(project: ProjectSnapshot): StageDrops {
  const { controller, isPast } = useBoard();
  const [dragged, drag] = useState<StageId>();
  const [hover, setHover] = useState<Hover>();
  const { root } = project;
  const leave = (): void => setHover(undefined);
  const over = (next: Hover): void => setHover((now) => (isSame(now, next) ? now : next));
  const mayMoveTo = (stage: StageId): boolean =>
    dragged !== undefined && isAllowed(focusMove(project, dragged, stage));
  const begin = (stage: StageId, data: DataTransfer): void => {
    data.setData(OWN_TYPE, stage);
    data.effectAllowed = 'move';
    drag(stage);
  };
  const end = (): void => {
    drag(undefined);
    leave();
  };
  /** Gives what a drop here would do; nothing where it does nothing. */
  const pass = (stage: StageId, data: DataTransfer): 'move' | 'copy' | undefined => {
    if (dragged !== undefined) {
      over({ kind: 'focus', stage });
      return mayMoveTo(stage) ? 'move' : undefined;
    }
    if (isPast || !carriesFiles(data.types)) return undefined;
    over({ kind: 'files', stage });
    return 'copy';
  };
  const drop = (stage: StageId, data: DataTransfer): void => {
    if (dragged !== undefined) {
      if (mayMoveTo(stage)) controller.decide({ kind: 'move', root, from: dragged, to: stage });
    } else if (!isPast) {
      const uris = droppedFiles((type) => data.getData(type), MOST_DROPPED);
      if (uris.length > 0) controller.send({ kind: 'linkFiles', root, stage, uris: [...uris] });
    }
    end();
  };
  return { dragged, hover, handlers: handlersOf({ begin, end, pass, leave, drop }) };
}

interface DragSteps {
  readonly begin: (stage: StageId, data: DataTransfer) => void;
  readonly end: () => void;
  readonly pass: (stage: StageId, data: DataTransfer) => 'move' | 'copy' | undefined;
  readonly leave: () => void;
  readonly drop: (stage: StageId, data: DataTransfer) => void;
}

function handlersOf({ begin, end, pass, leave, drop }: DragSteps): DropHandlers {
  return {
    onDragStart: (event) => {
      const stage = stageAt(event);
      if (stage !== undefined && event.dataTransfer !== null) begin(stage, event.dataTransfer);
    },
    onDragEnd: end,
    onDragOver: (event) => {
      const stage = stageAt(event);
      if (stage === undefined || event.dataTransfer === null) {
        leave();
        return;
      }
      const effect = pass(stage, event.dataTransfer);
      if (effect === undefined) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = effect;
    },
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      const isWithin =
        currentTarget instanceof Node &&
        relatedTarget instanceof Node &&
        currentTarget.contains(relatedTarget);
      if (!isWithin) leave();
    },
    onDrop: (event) => {
      const stage = stageAt(event);
      event.preventDefault();
      if (stage !== undefined && event.dataTransfer !== null) drop(stage, event.dataTransfer);
      else end();
    },
  };
}

/** Whether the focus may go there in any way. */
export function isAllowed({ advances, returns }: FocusMove): boolean {
  return advances || returns;
}

function stageAt({ target }: DragEvent): StageId | undefined {
  const element = target instanceof Element ? target.closest('[data-stage]') : null;
  return element?.getAttribute('data-stage') ?? undefined;
}

function isSame(a: Hover | undefined, b: Hover): boolean {
  return a?.kind === b.kind && a.stage === b.stage;
}
