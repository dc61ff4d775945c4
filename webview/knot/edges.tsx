import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Lifecycle, StageId } from '../../src/core/lifecycle/lifecycle';
import { crossingPaths, returnPaths } from '../../src/core/knot/edgePaths';
import type { KnotLayout } from '../../src/core/knot/layoutKnot';

interface EdgesProps {
  readonly lifecycle: Lifecycle;
  readonly layout: KnotLayout;
  /** Edges of this stage stand out. */
  readonly lit: StageId | undefined;
  /** The edges back from this stage are shown. */
  readonly returning: StageId | undefined;
}

/** Edges beside the curve: those that join the loops, and on demand the ways back. */
export function Edges({ lifecycle, layout, lit, returning }: EdgesProps): JSX.Element {
  const crossings = useMemo(() => crossingPaths(lifecycle, layout), [lifecycle, layout]);
  const returns = returning === undefined ? [] : returnPaths(lifecycle, layout, returning);
  return (
    <>
      <defs>
        <Arrowhead id="head-crossing" />
        <Arrowhead id="head-lit" />
        <Arrowhead id="head-return" />
      </defs>
      {crossings.map(({ from, to, path }) => {
        const isLit = from === lit || to === lit;
        return (
          <path
            key={`${from} ${to}`}
            class={`edge ${isLit ? 'edge-lit' : ''}`}
            d={path}
            marker-end={isLit ? 'url(#head-lit)' : 'url(#head-crossing)'}
          />
        );
      })}
      {returns.map(({ to, path }) => (
        <path key={to} class="edge edge-return" d={path} marker-end="url(#head-return)" />
      ))}
    </>
  );
}

function Arrowhead({ id }: { readonly id: string }): JSX.Element {
  return (
    <marker
      id={id}
      class={id}
      viewBox="0 0 8 8"
      refX="6"
      refY="4"
      markerWidth="6"
      markerHeight="6"
      orient="auto"
    >
      <path d="M0,0L8,4L0,8Z" />
    </marker>
  );
}
