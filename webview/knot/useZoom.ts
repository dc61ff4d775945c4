import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Point } from '../../src/core/knot/geometry';
import { movedBy, showing, WHOLE, zoomedAt, type Extent, type Zoom } from '../../src/core/knot/zoom';

/** One step of a key, a button or a notch of the wheel. */
const STEP = 1.25;
/** Pixels of the wheel that double the size. */
const DOUBLING = 240;

/** What zooms the drawing. */
export interface Zooming {
  readonly zoom: Zoom;
  readonly isWhole: boolean;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly reset: () => void;
  /** Moves the drawing so that a point of it is seen. */
  readonly show: (point: Point) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
}

/** Zooms a drawing in its frame by wheel, keys and buttons, and moves it by dragging; the whole again when it has another size. */
export function useZoom(frame: RefObject<HTMLElement>, extent: Extent | undefined): Zooming {
  const [zoom, setZoom] = useState(WHOLE);
  const { width = 0, height = 0 } = extent ?? {};
  const size = useMemo(() => ({ width, height }), [width, height]);
  useEffect(() => setZoom(WHOLE), [size]);
  const step = useCallback(
    (factor: number, at: Point = { x: size.width / 2, y: size.height / 2 }) =>
      setZoom((before) => zoomedAt(before, factor, at, size)),
    [size],
  );
  const show = useCallback((point: Point) => setZoom((before) => showing(before, point, size)), [size]);
  useWheel(frame, (event, at) => {
    if (event.ctrlKey || event.metaKey) step(2 ** (-event.deltaY / DOUBLING), at);
    else if (zoom.scale > 1) setZoom((before) => movedBy(before, event.deltaX, event.deltaY, size));
    else return false;
    return true;
  });
  return {
    zoom,
    isWhole: zoom.scale === 1,
    zoomIn: useCallback(() => step(STEP), [step]),
    zoomOut: useCallback(() => step(1 / STEP), [step]),
    reset: useCallback(() => setZoom(WHOLE), []),
    show,
    onPointerDown: (event) => {
      if (zoom.scale > 1) drag(event, (dx, dy) => setZoom((before) => movedBy(before, -dx, -dy, size)));
    },
  };
}

/** Listens itself: only so the page can be kept from scrolling. `take` tells whether it used the event. */
function useWheel(frame: RefObject<HTMLElement>, take: (event: WheelEvent, at: Point) => boolean): void {
  useEffect(() => {
    const element = frame.current;
    const listen = (event: WheelEvent): void => {
      const box = element?.getBoundingClientRect();
      if (box === undefined) return;
      if (take(event, { x: event.clientX - box.left, y: event.clientY - box.top })) event.preventDefault();
    };
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  });
}

/** Follows a pointer from where it was pressed on the empty drawing until it is let go. */
function drag(event: PointerEvent, move: (dx: number, dy: number) => void): void {
  const { currentTarget, target } = event;
  const isOnStage = target instanceof Element && target.closest('[data-stage], button') !== null;
  if (event.button !== 0 || isOnStage || !(currentTarget instanceof HTMLElement)) return;
  currentTarget.setPointerCapture(event.pointerId);
  const follow = ({ movementX, movementY }: PointerEvent): void => move(movementX, movementY);
  const end = (): void => {
    currentTarget.removeEventListener('pointermove', follow);
    currentTarget.removeEventListener('lostpointercapture', end);
  };
  currentTarget.addEventListener('pointermove', follow);
  currentTarget.addEventListener('lostpointercapture', end);
}
