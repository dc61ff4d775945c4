import type { JSX } from 'preact';
import type { Lifecycle } from '../../src/core/lifecycle/lifecycle';
import { short } from '../../src/core/knot/geometry';
import type { KnotLayout } from '../../src/core/knot/layoutKnot';
import { wheelInk } from './wheelInk';

interface TracksProps {
  readonly lifecycle: Lifecycle;
  readonly layout: KnotLayout;
}

/** The curve, in the colours of the wheels, and arrows that show the way along it. */
export function Tracks({ lifecycle, layout }: TracksProps): JSX.Element {
  const cutOff = (loop: string) => (lifecycle.cutOff.includes(loop) ? 'cut-off' : '');
  return (
    <>
      {layout.arcs.map(({ loop, wheel, path }, index) => (
        <path key={index} class={`track ${wheelInk(lifecycle, wheel)} ${cutOff(loop)}`} d={path} />
      ))}
      {layout.arrows.map(({ loop, point, angle }, index) => (
        <path
          key={index}
          class={`arrow ${cutOff(loop)}`}
          d="M-4,-5L3,0L-4,5"
          transform={`translate(${short(point.x)},${short(point.y)}) rotate(${short(angle)})`}
        />
      ))}
    </>
  );
}
