import type { RefObject } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { KnotLayout, PlacedStage } from '../../src/core/knot/layoutKnot';
import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { stageAfterKey } from './keyboard';
import type { StageHandlers } from './stageNode';
import type { Zooming } from './useZoom';

interface StagesOfKnot {
  readonly project: ProjectSnapshot;
  readonly selected: StageId | undefined;
  readonly layout: KnotLayout | undefined;
  readonly zooming: Zooming;
  readonly frame: RefObject<HTMLElement>;
}

interface Stages extends StageHandlers {
  /** The stage that Tab reaches. */
  readonly active: StageId;
  /** The stage whose edges are of interest now. */
  readonly lit: StageId | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Which stage is chosen, reached and pointed at, and what keys do. */
export function useStages({ project, selected, layout, zooming, frame }: StagesOfKnot): Stages {
  const { controller } = useBoard();
  const [lit, light] = useState<StageId>();
  const [active, activate] = useState<StageId>(selected ?? project.lifecycle.start);
  const choose = useCallback(
    (stage: StageId) => {
      activate(stage);
      controller.showStage(project.root, stage);
    },
    [controller, project.root],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = layout && actOfKey(event, { stages: layout.stages, active, zooming, choose, frame });
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const onActivate = (stage: StageId): void => {
    activate(stage);
    const place = layout?.stages.find(({ id }) => id === stage);
    if (place !== undefined) zooming.show(place.point);
  };
  return { active, lit, onChoose: choose, onActivate, onLight: light, onKeyDown };
}

interface KeyContext {
  readonly stages: readonly PlacedStage[];
  readonly active: StageId;
  readonly zooming: Zooming;
  readonly choose: (stage: StageId) => void;
  readonly frame: RefObject<HTMLElement>;
}

/** What a key does, if anything. */
function actOfKey(
  { key, ctrlKey, altKey, metaKey }: KeyboardEvent,
  { stages, active, zooming, choose, frame }: KeyContext,
): (() => void) | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const zoom = zoomOfKey(key, zooming);
  if (zoom !== undefined) return zoom;
  const next = stageAfterKey(key, tabStop(stages, active), stages);
  if (next === undefined) return undefined;
  return next.choose ? () => choose(next.stage) : () => focusStage(frame.current, next.stage);
}

function zoomOfKey(key: string, { zoomIn, zoomOut, reset }: Zooming): (() => void) | undefined {
  switch (key) {
    case '+':
    case '=':
      return zoomIn;
    case '-':
      return zoomOut;
    case '0':
      return reset;
    default:
      return undefined;
  }
}

/** The stage that Tab reaches; the first where the remembered one is gone. */
export function tabStop(stages: readonly { readonly id: StageId }[], active: StageId): StageId | undefined {
  return stages.some((stage) => stage.id === active) ? active : stages[0]?.id;
}

/** Focus follows the arrow keys; the node tells by its focus event that it is active now. */
function focusStage(frame: HTMLElement | null, stage: StageId): void {
  const nodes = frame?.querySelectorAll<SVGElement>('[role="option"]') ?? [];
  for (const node of nodes) if (node.dataset['stage'] === stage) node.focus();
}
