import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Lifecycle, StageId } from '../../src/core/lifecycle/lifecycle';
import { useBoard } from '../view/boardContext';
import { LABEL_HEIGHT, labelWidth } from '../../src/core/knot/labels';
import { layoutKnot, type KnotLayout } from '../../src/core/knot/layoutKnot';
import { useSize } from '../view/useSize';

/** The drawing for the room that an element has; `undefined` until that is measured. */
export function useKnotLayout(lifecycle: Lifecycle, frame: RefObject<Element>): KnotLayout | undefined {
  const { titled } = useBoard();
  const size = useSize(frame);
  return useMemo(() => {
    const titles = new Map(lifecycle.stages.map(({ id, title }) => [id, titled(title)]));
    const width = (stage: StageId) => labelWidth(titles.get(stage) ?? stage);
    return size && layoutKnot(lifecycle, { ...size, labelWidth: width, labelHeight: LABEL_HEIGHT });
  }, [lifecycle, size, titled]);
}
