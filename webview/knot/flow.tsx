import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { recentPace } from '../../src/core/history/recentPace';
import type { KnotLayout } from '../../src/core/knot/layoutKnot';
import type { Lifecycle } from '../../src/core/lifecycle/lifecycle';
import { useBoard } from '../view/boardContext';
import { useAnswer } from '../view/useAnswer';

/** Git is asked for the pace once the board has long been seen: ms. */
const LATER_MS = 1500;
/** How long a dot takes to the place of the next, on a wheel of which one check a week begins to pass: s. */
const AT_ONE_A_WEEK = 12;
const SLOWEST = 40;
const FASTEST = 1;

interface FlowProps {
  readonly lifecycle: Lifecycle;
  readonly layout: KnotLayout;
}

/** Dots that run along the wheels as fast as these turn; none for people who want no motion, and none in the past. */
export function Flow(props: FlowProps): JSX.Element | null {
  const { isPast } = useBoard();
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    if (wantsNoMotion()) return undefined;
    const timer = setTimeout(() => setIsTime(true), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isTime && !isPast ? <Dots {...props} /> : null;
}

function Dots({ lifecycle, layout }: FlowProps): JSX.Element | null {
  const asked = useAnswer('cadence');
  if (asked.kind !== 'told') return null;
  const pace = recentPace(asked.answer.cadence);
  return (
    <>
      {layout.arcs.map(({ loop, wheel, path }, index) => {
        const checks = pace.get(wheel) ?? 0;
        if (checks === 0 || lifecycle.cutOff.includes(loop)) return null;
        const seconds = Math.min(SLOWEST, Math.max(FASTEST, AT_ONE_A_WEEK / checks));
        return (
          <path key={index} class="flow" d={path} style={{ animationDuration: `${seconds.toFixed(1)}s` }} />
        );
      })}
    </>
  );
}

/** The editor has a setting of its own beside the system's. */
function wantsNoMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
