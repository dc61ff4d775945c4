import type { Point } from './geometry';

/** Something that has a label. */
export interface Labelled {
  readonly point: Point;
  /** Unit vector to the side where the label would best be. */
  readonly outward: Point;
  readonly width: number;
}

/** What labels should keep off, and how much room there is. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly labelHeight: number;
  /** Points of the curve. */
  readonly curve: readonly Point[];
  /** Middles of the loops' titles. */
  readonly titles: readonly Point[];
}

/** A box by its middle. */
interface Block extends Point {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Space between a node and its label. */
const GAP = 6;
/** Half of the box of a loop's title. */
const TITLE = { halfWidth: 48, halfHeight: 30 };
const DIRECTIONS = 16;
const ROUNDS = 3;

/** The middles of the labels: each outside its loop if there is room, else where it covers least. */
export function placeLabels(nodes: readonly Labelled[], around: Surroundings): readonly Point[] {
  const blocks = nodes.map((node) => labelBlock(node, node.outward, around));
  // Each label gives way to all others in turn; a few rounds settle what can be settled.
  for (let round = 0; round < ROUNDS; round += 1) {
    nodes.forEach((node, index) => {
      const others = blocks.filter((_, other) => other !== index);
      const obstacles = [
        ...others,
        ...nodes.map(({ point }) => square(point, around.radius)),
        ...titles(around),
      ];
      blocks[index] = best(node, obstacles, around);
    });
  }
  return blocks.map(({ x, y }) => ({ x, y }));
}

function best(node: Labelled, obstacles: readonly Block[], around: Surroundings): Block {
  let found = labelBlock(node, node.outward, around);
  let least = cost(found, node.outward, node, obstacles, around);
  for (let index = 0; index < DIRECTIONS; index += 1) {
    const angle = (index * 2 * Math.PI) / DIRECTIONS;
    const side = { x: Math.cos(angle), y: Math.sin(angle) };
    const block = labelBlock(node, side, around);
    const price = cost(block, side, node, obstacles, around);
    if (price < least) [found, least] = [block, price];
  }
  return found;
}

/** The label beyond the tangent of its node on one side. */
function labelBlock({ point, width }: Labelled, side: Point, around: Surroundings): Block {
  const [halfWidth, halfHeight] = [width / 2, around.labelHeight / 2];
  const reach = around.radius + GAP + Math.abs(side.x) * halfWidth + Math.abs(side.y) * halfHeight;
  return { x: point.x + side.x * reach, y: point.y + side.y * reach, halfWidth, halfHeight };
}

/** Prices: leaving the drawing is worst, covering others is bad, the inner side is merely second choice. */
function cost(
  block: Block,
  side: Point,
  node: Labelled,
  obstacles: readonly Block[],
  around: Surroundings,
): number {
  const covered = obstacles.reduce((sum, obstacle) => sum + overlap(block, obstacle), 0);
  const crossed = around.curve.filter((point) => overlap(block, square(point, 3)) > 0).length;
  const turned = 1 - (side.x * node.outward.x + side.y * node.outward.y);
  return outside(block, around) * 40 + covered * 4 + crossed * 25 + turned * 30;
}

function titles({ titles: middles }: Surroundings): readonly Block[] {
  return middles.map(({ x, y }) => ({ x, y, ...TITLE }));
}

function square({ x, y }: Point, half: number): Block {
  return { x, y, halfWidth: half, halfHeight: half };
}

/** Area that two boxes share. */
function overlap(a: Block, b: Block): number {
  const width = a.halfWidth + b.halfWidth - Math.abs(a.x - b.x);
  const height = a.halfHeight + b.halfHeight - Math.abs(a.y - b.y);
  if (width <= 0 || height <= 0) return 0;
  return (
    Math.min(width, 2 * a.halfWidth, 2 * b.halfWidth) * Math.min(height, 2 * a.halfHeight, 2 * b.halfHeight)
  );
}

/** How far a box leaves the drawing. */
function outside({ x, y, halfWidth, halfHeight }: Block, { width, height }: Surroundings): number {
  const over = [halfWidth - x, x + halfWidth - width, halfHeight - y, y + halfHeight - height];
  return over.reduce((sum, part) => sum + Math.max(0, part), 0);
}
