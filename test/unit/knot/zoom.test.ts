import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { movedBy, showing, viewBoxOf, WHOLE, zoomedAt, type Zoom } from '../../../src/core/knot/zoom';

const EXTENT = { width: 800, height: 500 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point = fc.record({ x: number(0, EXTENT.width), y: number(0, EXTENT.height) });
const zoom = fc.tuple(number(1, 6), point).map(([factor, at]): Zoom => zoomedAt(WHOLE, factor, at, EXTENT));

const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6, `${String(a)} is not ${String(b)}`);

/** Where a point of the drawing is in the frame. */
const shown = ({ scale, x, y }: Zoom, at: { x: number; y: number }) => ({
  x: (at.x - x) * scale,
  y: (at.y - y) * scale,
});

describe('the zoom of the knot', () => {
  it('leaves the point at which it zooms in where it is', () => {
    fc.assert(
      fc.property(zoom, number(1, 4), point, (before, factor, at) => {
        const under = { x: before.x + at.x / before.scale, y: before.y + at.y / before.scale };
        const after = shown(zoomedAt(before, factor, at, EXTENT), under);
        near(after.x, at.x);
        near(after.y, at.y);
      }),
    );
  });

  it('never shows what is beyond the drawing, however it is zoomed and moved', () => {
    fc.assert(
      fc.property(
        zoom,
        number(0.1, 10),
        point,
        number(-2000, 2000),
        number(-2000, 2000),
        (start, factor, at, dx, dy) => {
          const { scale, x, y } = movedBy(zoomedAt(start, factor, at, EXTENT), dx, dy, EXTENT);
          assert.ok(scale >= 1 && scale <= 6);
          assert.ok(x >= 0 && x + EXTENT.width / scale <= EXTENT.width + 1e-6);
          assert.ok(y >= 0 && y + EXTENT.height / scale <= EXTENT.height + 1e-6);
        },
      ),
    );
  });

  it('shows a point that is to be seen, and moves for none that is', () => {
    fc.assert(
      fc.property(zoom, point, (before, at) => {
        const after = showing(before, at, EXTENT);
        const { x, y } = shown(after, at);
        assert.ok(x >= -1e-6 && x <= EXTENT.width + 1e-6 && y >= -1e-6 && y <= EXTENT.height + 1e-6);
        assert.deepEqual(showing(after, at, EXTENT), after);
      }),
    );
  });

  it('is the whole drawing again when it is zoomed out', () => {
    fc.assert(
      fc.property(zoom, point, (before, at) => assert.deepEqual(zoomedAt(before, 0.01, at, EXTENT), WHOLE)),
    );
  });

  it('is told as a part of the drawing', () => {
    assert.equal(viewBoxOf({ scale: 2, x: 10, y: 20 }, EXTENT), '10.00 20.00 400.00 250.00');
  });
});
