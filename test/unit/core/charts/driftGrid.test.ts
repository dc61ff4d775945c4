import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DriftStatistic } from '../../../../src/core/charts/driftChart';
import {
  colourStep,
  driftGrid,
  MOST_ROWS,
  placeAfterKey,
  type DriftMoment,
} from '../../../../src/core/charts/driftGrid';
import { driftHistory, MOST_MOMENTS } from '../../../../src/core/charts/driftHistory';

function statistic(name: string, value: number): DriftStatistic {
  const verdict = value >= 0.2 ? 'fail' : value >= 0.1 ? 'warn' : 'pass';
  return { name, method: 'ks', value, warn: 0.1, fail: 0.2, verdict };
}

function moment(commit: string, values: Readonly<Record<string, number>>): DriftMoment {
  const features = Object.entries(values).map(([name, value]) => statistic(name, value));
  return { commit, author: 'Ana', date: '2026-01-01', features };
}

describe('the grid of drift', () => {
  it('has what the last moment did not measure at the end, however strong it was', () => {
    const grid = driftGrid([moment('1', { gone: 0.9, a: 0.1 }), moment('2', { a: 0.1 })], undefined);
    assert.deepEqual(
      grid.rows.map(({ name }) => name),
      ['a', 'gone'],
    );
  });

  it('has the strongest drift of the last moment first, and gaps where nothing was measured', () => {
    const grid = driftGrid([moment('1', { a: 0.3, b: 0.1 }), moment('2', { a: 0.1, c: 0.25 })], undefined);
    assert.deepEqual(
      grid.rows.map(({ name, cells }) => [name, cells.map((cell) => cell?.value)]),
      [
        ['c', [undefined, 0.25]],
        ['a', [0.3, 0.1]],
        ['b', [0.1, undefined]],
      ],
    );
  });

  it('has a column for now only where the last commit tells something else', () => {
    const kinds = (now: number) =>
      driftGrid([moment('1', { a: 0.3 })], [statistic('a', now)]).columns.map(({ kind }) => kind);
    assert.deepEqual(kinds(0.3), ['commit']);
    assert.deepEqual(kinds(0.2), ['commit', 'now']);
    assert.deepEqual(driftGrid([], [statistic('a', 0)]).columns, [{ kind: 'now' }]);
  });

  it('has at most so many rows', () => {
    const features = Array.from({ length: 100 }, (_, at) => statistic(`f${String(at)}`, at / 1000));
    const { rows, left } = driftGrid([], features);
    assert.deepEqual([rows.length, left, rows[0]?.name], [MOST_ROWS, 40, 'f99']);
  });

  it('colours by the limits: three steps below the first, two up to the second, two beyond', () => {
    const steps = [0, 0.04, 0.09, 0.1, 0.16, 0.2, 0.4].map((value) => colourStep(statistic('a', value)));
    assert.deepEqual(steps, [0, 1, 2, 3, 4, 5, 6]);
    assert.equal(colourStep({ name: 'a', verdict: 'pass' }), 0);
  });

  it('colours stronger drift never lighter', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        assert.ok(colourStep(statistic('x', less)) <= colourStep(statistic('x', more)));
      }),
    );
  });

  it('is walked through in both directions and does not end beyond its edges', () => {
    const size = { rows: 3, columns: 4 };
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'x');
    const presses = fc.array(fc.record({ key, ctrlKey: fc.boolean() }), { maxLength: 20 });
    fc.assert(
      fc.property(presses, (events) => {
        let place = { row: 0, column: 0 };
        for (const event of events) place = placeAfterKey(event, place, size) ?? place;
        assert.ok(place.row >= 0 && place.row < 3 && place.column >= 0 && place.column < 4);
      }),
    );
    assert.deepEqual(placeAfterKey({ key: 'End', ctrlKey: true }, { row: 0, column: 0 }, size), {
      row: 2,
      column: 3,
    });
    assert.deepEqual(placeAfterKey({ key: 'ArrowDown', ctrlKey: false }, { row: 0, column: 1 }, size), {
      row: 1,
      column: 1,
    });
  });
});

describe('the history of drift', () => {
  it('has the last moments without histograms, and leaves out those that measured nothing', () => {
    const version = (at: number, metrics: object) => ({
      ...{ commit: String(at), author: 'Ana\n', date: '2026-01-01', verdict: 'pass' as const },
      metrics: metrics as Record<string, never>,
    });
    const byColumn = { a: { ...statistic('a', 0.1), histogram: {} } };
    const versions = Array.from({ length: 70 }, (_, at) => version(at, { byColumn }));
    const history = driftHistory([version(-1, {}), ...versions], false);
    assert.equal(history.moments.length, MOST_MOMENTS);
    assert.equal(history.moments.at(-1)?.commit, '69');
    assert.ok(history.isCut);
    assert.deepEqual(history.moments[0]?.features, [statistic('a', 0.1)]);
    assert.equal(history.moments[0].author, 'Ana');
  });
});
