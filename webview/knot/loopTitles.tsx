import type { JSX } from 'preact';
import { checkTotal } from '../../src/core/health/healthText';
import type { Loop } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { short, type Point } from '../../src/core/knot/geometry';
import type { KnotLayout } from '../../src/core/knot/layoutKnot';
import { wheelInk } from './wheelInk';

interface LoopTitlesProps {
  readonly project: ProjectSnapshot;
  readonly layout: KnotLayout;
  readonly dimmed: boolean;
}

/** In the middle of each loop: its title, and its wheels with how many of their checks pass. */
export function LoopTitles({ project, layout, dimmed }: LoopTitlesProps): JSX.Element {
  return (
    <g class={dimmed ? 'loop-titles dimmed' : 'loop-titles'}>
      {layout.loops.map(({ id, center }) => {
        const loop = project.lifecycle.loops.find((candidate) => candidate.id === id);
        return loop && <LoopTitle key={id} project={project} loop={loop} center={center} />;
      })}
    </g>
  );
}

interface LoopTitleProps {
  readonly project: ProjectSnapshot;
  readonly loop: Loop;
  readonly center: Point;
}

const LINE = 17;

function LoopTitle({ project, loop, center }: LoopTitleProps): JSX.Element {
  const { t, titled } = useBoard();
  const wheels = project.wheels.filter((wheel) => wheel.stages.some((stage) => loop.stages.includes(stage)));
  const cutOff = project.lifecycle.cutOff.includes(loop.id);
  const lines = wheels.length + 1 + (cutOff ? 1 : 0);
  const top = -((lines - 1) * LINE) / 2;
  return (
    <g class="loop-title" transform={`translate(${short(center.x)},${short(center.y)})`}>
      <text class="loop-name" y={top}>
        {titled(loop.title)}
      </text>
      {cutOff && <text y={top + LINE}>{t('not opened yet')}</text>}
      {wheels.map((wheel, index) => (
        <text key={wheel.id} y={top + LINE * (index + 1 + (cutOff ? 1 : 0))}>
          <tspan class={`swatch ${wheelInk(project.lifecycle, wheel.id)}`}>●</tspan>
          {` ${titled(wheel.title)}${cutOff ? '' : ` ${wheel.counts.pass ?? 0}/${checkTotal(wheel.counts)}`}`}
        </text>
      ))}
    </g>
  );
}
