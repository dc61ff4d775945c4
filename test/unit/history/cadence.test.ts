import assert from 'node:assert/strict';
import { cadenceOf, type PacedCommit } from '../../../src/core/history/cadence';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import type { Link } from '../../../src/core/links/artifact';

const lifecycle = {
  wheels: [{ id: 'dev' }, { id: 'ml' }],
  stages: [
    { id: 'code', wheel: 'dev' },
    { id: 'build', wheel: 'dev' },
    { id: 'train', wheel: 'ml' },
  ],
} as unknown as Lifecycle;

const links = [
  { stage: 'code', path: 'src/a.py', kind: 'code' },
  { stage: 'build', path: 'src/a.py', kind: 'code' },
  { stage: 'train', path: 'src/both.py', kind: 'code' },
  { stage: 'code', path: 'src/both.py', kind: 'code' },
  { stage: 'train', path: 'models', kind: 'folder' },
  { stage: 'nowhere', path: 'x', kind: 'code' },
] as unknown as readonly Link[];

function commit(date: string, paths: readonly string[], passes: readonly string[] = []): PacedCommit {
  return { date, paths, passes };
}

describe('the cadence of wheels', () => {
  it('counts a commit once for each wheel that it touched, week by week, weeks without any too', () => {
    const commits = [
      commit('2026-01-19T10:00:00Z', ['src/both.py', 'src/a.py', 'README.md']),
      commit('2026-01-05T00:00:00Z', ['src/a.py'], ['train', 'train', 'code']),
      commit('2026-01-07T00:00:00Z', ['models/deep/m.pkl', 'models/n.pkl']),
      commit('2026-01-08T00:00:00Z', ['x', 'models.md', 'src']),
    ];
    assert.deepEqual(cadenceOf(lifecycle, links, commits), {
      weeks: ['2026-01-05', '2026-01-12', '2026-01-19'],
      wheels: [
        { wheel: 'dev', commits: [1, 0, 1], passes: [1, 0, 0] },
        { wheel: 'ml', commits: [1, 0, 1], passes: [2, 0, 0] },
      ],
    });
  });

  it('begins weeks on Monday in UTC, whatever the time zone of the author', () => {
    const weekOf = (date: string) => cadenceOf(lifecycle, links, [commit(date, [])]).weeks;
    assert.deepEqual(weekOf('2026-01-04T23:59:59Z'), ['2025-12-29']);
    assert.deepEqual(weekOf('2026-01-05T01:00:00+02:00'), ['2025-12-29']);
    assert.deepEqual(weekOf('2026-01-04T23:00:00-02:00'), ['2026-01-05']);
    assert.deepEqual(weekOf('1969-12-31T00:00:00Z'), ['1969-12-29']);
  });

  it('is empty without commits, and bounded when a clock was far off', () => {
    assert.deepEqual(cadenceOf(lifecycle, links, []).weeks, []);
    assert.deepEqual(cadenceOf(lifecycle, links, [commit('when?', ['src/a.py'])]).weeks, []);
    const far = cadenceOf(lifecycle, links, [
      commit('1970-01-01T00:00:00Z', ['src/a.py']),
      commit('2026-01-05T00:00:00Z', ['src/a.py']),
    ]);
    assert.equal(far.weeks.length, 1044);
    assert.equal(far.weeks.at(-1), '2026-01-05');
    assert.equal(
      far.wheels[0]?.commits.reduce((sum, count) => sum + count),
      1,
    );
  });
});
