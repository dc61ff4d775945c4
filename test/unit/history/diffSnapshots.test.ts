import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HEALTHS, type Health } from '../../../src/core/health/health';
import { diffSnapshots, isSame, type SnapshotDiff } from '../../../src/core/history/diffSnapshots';
import type { CheckSnapshot, ProjectSnapshot } from '../../../src/core/snapshot/snapshot';

/** As much of a snapshot as a difference depends on. */
interface Plan {
  readonly health?: Health;
  /** By `<stage>/<check>`. */
  readonly checks?: Readonly<
    Record<string, { readonly health: Health; readonly metrics?: Readonly<Record<string, unknown>> }>
  >;
  /** `<stage> <path>`, perhaps with ` <cell>`. */
  readonly links?: readonly string[];
}

const STAGES = ['plan', 'train', 'test'];

function snapshotOf({ health = 'pass', checks = {}, links = [] }: Plan, order = STAGES): ProjectSnapshot {
  const stages = order.map((id) => ({
    id,
    checks: Object.entries(checks).flatMap(([key, check]) => {
      const [stage, name] = key.split('/');
      return stage === id ? [{ id: name, stage, metrics: {}, ...check } as unknown as CheckSnapshot] : [];
    }),
    artifacts: links.flatMap((link) => {
      const [stage, path, cell] = link.split(' ');
      return stage === id ? [{ stage, path, ...(cell === undefined ? {} : { cell: Number(cell) }) }] : [];
    }),
  }));
  const lifecycle = { stages: STAGES.map((id) => ({ id })) };
  return { health, stages, lifecycle } as unknown as ProjectSnapshot;
}

function diff(was: Plan, is: Plan): SnapshotDiff {
  return diffSnapshots(snapshotOf(was), snapshotOf(is));
}

describe('what changed between two moments of a project', () => {
  it('is the health of checks, with those that came and went', () => {
    const { checks, health } = diff(
      {
        health: 'pass',
        checks: {
          'train/a': { health: 'pass' },
          'plan/b': { health: 'warn' },
          'plan/same': { health: 'pass' },
        },
      },
      {
        health: 'fail',
        checks: {
          'train/a': { health: 'fail' },
          'test/c': { health: 'not-run' },
          'plan/same': { health: 'pass' },
        },
      },
    );
    assert.deepEqual(health, { was: 'pass', is: 'fail' });
    assert.deepEqual(checks, [
      { stage: 'plan', check: 'b', was: 'warn' },
      { stage: 'train', check: 'a', was: 'pass', is: 'fail' },
      { stage: 'test', check: 'c', is: 'not-run' },
    ]);
  });

  it('is every number among metrics, with the difference that a person would compute', () => {
    const { metrics } = diff(
      {
        checks: {
          'train/a': {
            health: 'pass',
            metrics: { auc: 0.8, rows: 5, same: 1, gone: 3, name: 'x', turned: 1 },
          },
        },
      },
      {
        checks: {
          'train/a': {
            health: 'pass',
            metrics: { auc: 0.813, rows: 3, same: 1, came: 4, name: 'y', turned: 'z', group: { a: 1 } },
          },
        },
      },
    );
    assert.deepEqual(metrics, [
      { stage: 'train', check: 'a', metric: 'auc', was: 0.8, is: 0.813, by: 0.013 },
      { stage: 'train', check: 'a', metric: 'came', is: 4 },
      { stage: 'train', check: 'a', metric: 'gone', was: 3 },
      { stage: 'train', check: 'a', metric: 'rows', was: 5, is: 3, by: -2 },
      { stage: 'train', check: 'a', metric: 'turned', was: 1 },
    ]);
  });

  it('is which stages a file, or a cell of it, belongs to', () => {
    const { artifacts } = diff(
      {
        links: [
          'plan a.md',
          'train b.py',
          'train c.ipynb',
          'train c.ipynb 2',
          'plan same.md',
          'plan two.py',
          'test two.py',
        ],
      },
      { links: ['test b.py', 'train c.ipynb', 'test c.ipynb 2', 'plan d.md', 'plan same.md', 'test two.py'] },
    );
    assert.deepEqual(artifacts, [
      { kind: 'unlinked', path: 'a.md', was: ['plan'], is: [] },
      { kind: 'moved', path: 'b.py', was: ['train'], is: ['test'] },
      { kind: 'moved', path: 'c.ipynb', cell: 2, was: ['train'], is: ['test'] },
      { kind: 'linked', path: 'd.md', was: [], is: ['plan'] },
      { kind: 'moved', path: 'two.py', was: ['plan', 'test'], is: ['test'] },
    ]);
  });
});

describe('the difference of any two snapshots', () => {
  const check = fc.record({
    health: fc.constantFrom(...HEALTHS),
    metrics: fc.dictionary(
      fc.constantFrom('auc', 'rows', 'name'),
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
      { noNullPrototype: true },
    ),
  });
  const keys = STAGES.flatMap((stage) => ['a', 'b', 'c'].map((name) => `${stage}/${name}`));
  const links = STAGES.flatMap((stage) => ['x', 'y', 'x 1'].map((path) => `${stage} ${path}`));
  const plan = fc.record({
    health: fc.constantFrom(...HEALTHS),
    checks: fc.dictionary(fc.constantFrom(...keys), check, { noNullPrototype: true }),
    links: fc.subarray(links),
  });

  it('is empty for a snapshot and itself', () => {
    fc.assert(fc.property(plan, (a) => isSame(diff(a, a))));
  });

  it('tells exactly the check whose health is another', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...keys), fc.constantFrom(...HEALTHS), (a, key, health) => {
        const was = a.checks[key];
        const { checks } = diff(a, { ...a, checks: { ...a.checks, [key]: { metrics: {}, ...was, health } } });
        const told = checks.map((change) => [`${change.stage}/${change.check}`, change.was, change.is]);
        assert.deepEqual(told, was?.health === health ? [] : [[key, was?.health, health]]);
      }),
    );
  });

  it('does not depend on the order of stages, checks and artifacts', () => {
    const shuffled = (item: Plan, seed: number): ProjectSnapshot => {
      const turn = <T>(list: readonly T[]): T[] =>
        [...list.slice(seed % (list.length || 1)), ...list.slice(0, seed % (list.length || 1))].reverse();
      const checks = Object.fromEntries(turn(Object.entries(item.checks ?? {})));
      return snapshotOf({ ...item, checks, links: turn(item.links ?? []) }, turn(STAGES));
    };
    fc.assert(
      fc.property(plan, plan, fc.nat(20), (a, b, seed) => {
        assert.deepEqual(diffSnapshots(shuffled(a, seed), shuffled(b, seed + 1)), diff(a, b));
      }),
    );
  });

  it('is turned round when the moments are', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        const there = diff(a, b);
        const back = diff(b, a);
        assert.deepEqual(
          back.checks.map(({ was, is }) => [is, was]),
          there.checks.map(({ was, is }) => [was, is]),
        );
        assert.deepEqual(
          back.metrics.map(({ by }) => by && -by),
          there.metrics.map(({ by }) => by),
        );
        assert.deepEqual(
          back.artifacts.map(({ was, is }) => [is, was]),
          there.artifacts.map(({ was, is }) => [was, is]),
        );
      }),
    );
  });
});
