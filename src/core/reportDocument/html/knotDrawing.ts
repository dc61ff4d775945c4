import type { Health } from '../../health/health';
import { healthOutline, isDotted } from '../../health/healthOutline';
import { checkTotal } from '../../health/healthText';
import { crossingPaths } from '../../knot/edgePaths';
import { short, type Point } from '../../knot/geometry';
import { LABEL_HEIGHT, labelTitle, labelWidth } from '../../knot/labels';
import { layoutKnot, type KnotLayout, type PlacedStage } from '../../knot/layoutKnot';
import type { ProjectSnapshot, StageSnapshot } from '../../snapshot/snapshot';
import { say } from '../../text/message';
import type { Wording } from '../wording';
import { escapeHtml } from './escapeHtml';
import { inkClass } from './inkClass';

/** Room for a drawing, in CSS pixels at its natural size. */
export interface Sheet {
  readonly kind: 'wide' | 'narrow' | 'paper';
  readonly width: number;
  readonly height: number;
}

/** Distance of the lines of a loop's title. */
const LINE = 17;

/** The lifecycle as an SVG; what it shows is told elsewhere in words, so it is hidden from those who do not see it. */
export function knotDrawing(project: ProjectSnapshot, sheet: Sheet, wording: Wording): string {
  const { lifecycle } = project;
  const titles = new Map(lifecycle.stages.map(({ id, title }) => [id, wording({ text: title })]));
  const layout = layoutKnot(lifecycle, {
    width: sheet.width,
    height: sheet.height,
    labelWidth: (stage) => labelWidth(titles.get(stage) ?? stage),
    labelHeight: LABEL_HEIGHT,
  });
  const known = new Map(project.stages.map((stage) => [stage.id, stage]));
  const nodes = layout.stages.flatMap((placed) => {
    const stage = known.get(placed.id);
    return stage === undefined ? [] : [nodeOf(project, stage, placed, layout.radius, titles)];
  });
  const size = `${String(sheet.width)} ${String(sheet.height)}`;
  const parts = [...tracks(project, layout), ...loopTitles(project, layout, wording), ...nodes];
  return `<svg class="knot knot-${sheet.kind}" viewBox="0 0 ${size}" aria-hidden="true">${parts.join('')}</svg>`;
}

function tracks({ lifecycle }: ProjectSnapshot, layout: KnotLayout): readonly string[] {
  const cutOff = (loop: string) => (lifecycle.cutOff.includes(loop) ? ' cut-off' : '');
  const arcs = layout.arcs.map(({ loop, wheel, path }) => {
    const ink = inkClass(lifecycle.wheels.findIndex(({ id }) => id === wheel));
    return `<path class="track ${ink}${cutOff(loop)}" d="${path}"/>`;
  });
  const crossings = crossingPaths(lifecycle, layout).map(({ path }) => `<path class="edge" d="${path}"/>`);
  const arrows = layout.arrows.map(
    ({ loop, point, angle }) =>
      `<path class="arrow${cutOff(loop)}" d="M-4,-5L3,0L-4,5" transform="translate(${at(point)}) rotate(${String(short(angle))})"/>`,
  );
  return [...arcs, ...crossings, ...arrows];
}

function loopTitles(project: ProjectSnapshot, layout: KnotLayout, wording: Wording): readonly string[] {
  return layout.loops.flatMap(({ id, center }) => {
    const loop = project.lifecycle.loops.find((candidate) => candidate.id === id);
    if (loop === undefined) return [];
    const isCutOff = project.lifecycle.cutOff.includes(id);
    const wheels = project.wheels.flatMap((wheel, index) =>
      wheel.stages.some((stage) => loop.stages.includes(stage)) ? [{ wheel, index }] : [],
    );
    const lines = [
      `class="loop-name">${escapeHtml(labelTitle(wording({ text: loop.title })))}`,
      ...(isCutOff ? [`>${escapeHtml(wording(say('not opened yet')))}`] : []),
      ...wheels.map(({ wheel, index }) => {
        const dot = `<tspan class="swatch ${inkClass(index)}">●</tspan>`;
        return `>${dot} ${escapeHtml(labelTitle(wording({ text: wheel.title })))}`;
      }),
    ];
    const top = center.y - ((lines.length - 1) * LINE) / 2;
    return lines.map(
      (line, index) =>
        `<text x="${String(short(center.x))}" y="${String(short(top + index * LINE))}" ${line}</text>`,
    );
  });
}

function nodeOf(
  { wheels }: ProjectSnapshot,
  stage: StageSnapshot,
  { point, label }: PlacedStage,
  radius: number,
  titles: ReadonlyMap<string, string>,
): string {
  const total = checkTotal(stage.counts);
  const counts = total === 0 ? '–' : `${String(stage.counts.pass ?? 0)}/${String(total)}`;
  const isFocus = wheels.some(({ focus }) => focus === stage.id);
  const title = escapeHtml(labelTitle(titles.get(stage.id) ?? stage.id));
  const x = String(short(label.x));
  return [
    `<g class="stage health-${stage.health}${stage.cutOff ? ' cut-off' : ''}" transform="translate(${at(point)})">`,
    `<circle class="node" r="${String(short(radius))}"/>`,
    isFocus ? flag({ x: radius * 0.55, y: -radius * 0.75 }) : '',
    icon(stage.health, radius),
    '</g>',
    `<text class="label" x="${x}" y="${String(short(label.y - 5))}">${title}</text>`,
    `<text class="label counts" x="${x}" y="${String(short(label.y + 9))}">${counts}</text>`,
  ].join('');
}

/** A health's outline in the middle of a node. */
function icon(health: Health, radius: number): string {
  const scale = short((radius * 1.05) / 16);
  const corner = short(-8 * scale);
  const dotted = isDotted(health) ? ' dotted' : '';
  return `<path class="outline${dotted}" d="${healthOutline(health)}" transform="translate(${String(corner)},${String(corner)}) scale(${String(scale)})"/>`;
}

/** Marks where a wheel stands; the foot of its pole is at the point. */
function flag(foot: Point): string {
  return `<path class="flag" d="M${at(foot)}v-12l9,3.5l-9,3.5"/>`;
}

function at({ x, y }: Point): string {
  return `${String(short(x))},${String(short(y))}`;
}
