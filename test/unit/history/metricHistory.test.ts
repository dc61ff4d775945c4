import assert from 'node:assert/strict';
import {
  metricHistory,
  MOST_METRICS,
  releasesOf,
  type MeasuredVersion,
} from '../../../src/core/history/metricHistory';
import type { JournalEntry } from '../../../src/core/journal/entry';
import type { Project } from '../../../src/core/project/project';

function projectOf(checks: readonly { readonly stage: string; readonly id: string }[]): Project {
  const ids = ['train', 'release'];
  return {
    lifecycle: { stages: ids.map((id) => ({ id, title: id.toUpperCase() })) },
    stages: ids.map((id) => ({
      id,
      checks: checks
        .filter(({ stage }) => stage === id)
        .map((check) => ({
          ...check,
          kind: 'builtin',
          uses: 'metrics.threshold',
          parameters: { metric: 'auc', min: 0.8 },
        })),
    })),
  } as unknown as Project;
}
const COMMITS = ['a', 'b', 'c'].map((commit, at) => ({
  commit,
  author: 'Ada',
  date: `2026-01-0${String(at + 1)}T00:00:00Z`,
  subject: commit,
}));
function version(commit: string, numbers: Readonly<Record<string, number>>): MeasuredVersion {
  return { commit, numbers: new Map(Object.entries(numbers)) };
}

describe('the history of metrics', () => {
  it('has the points of every metric in the order of commits, and what its check says of it', () => {
    const versions = new Map([
      ['train/good', [version('c', { value: 0.9, min: 0.8 }), version('a', { value: 0.7, min: 0.6 })]],
    ]);
    const { series, isCut } = metricHistory(
      projectOf([{ stage: 'train', id: 'good' }]),
      COMMITS,
      versions,
      [],
    );
    assert.deepEqual(series, [
      {
        stage: 'train',
        check: 'good',
        metric: 'value',
        measures: 'auc',
        direction: 'higher',
        limits: [{ kind: 'min', value: 0.8 }],
        limitRuns: [
          {
            kind: 'min',
            steps: [
              { at: 0, value: 0.6 },
              { at: 2, value: 0.8 },
            ],
          },
        ],
        points: [
          { at: 0, value: 0.7 },
          { at: 2, value: 0.9 },
        ],
      },
    ]);
    assert.equal(isCut, false);
  });

  it('leaves out checks that the project no longer has', () => {
    const versions = new Map([['train/gone', [version('a', { value: 1 })]]]);
    assert.deepEqual(metricHistory(projectOf([]), COMMITS, versions, []).series, []);
  });

  it('tells so many metrics only, and says that there are more', () => {
    const numbers = Object.fromEntries(
      Array.from({ length: MOST_METRICS + 1 }, (_, at) => [`m${String(at)}`, at]),
    );
    const versions = new Map([['train/good', [version('a', numbers)]]]);
    const { series, isCut } = metricHistory(
      projectOf([{ stage: 'train', id: 'good' }]),
      COMMITS,
      versions,
      [],
    );
    assert.equal(series.length, MOST_METRICS);
    assert.ok(isCut);
  });

  it('thins long series, and says of which it did', () => {
    const commits = Array.from({ length: 1000 }, (_, at) => ({ ...COMMITS[0]!, commit: String(at) }));
    const versions = new Map([
      ['train/good', commits.map(({ commit }, at) => version(commit, { value: at === 500 ? 9 : at / 1000 }))],
    ]);
    const { series } = metricHistory(projectOf([{ stage: 'train', id: 'good' }]), commits, versions, []);
    const [{ points, isThinned } = { points: [], isThinned: undefined }] = series;
    assert.ok(points.length <= 300);
    assert.ok(isThinned);
    assert.ok(
      points.some(({ at, value }) => at === 500 && value === 9),
      'the greatest is kept',
    );
  });

  it('takes advances into release for releases', () => {
    const advance = (to: string): JournalEntry => {
      return {
        kind: 'advance',
        id: to,
        time: '2026-01-02T00:00:00.000Z',
        by: 'Ada',
        wheel: 'dev',
        from: 'train',
        to,
      };
    };
    assert.deepEqual(releasesOf(projectOf([]), [advance('train'), advance('release')]), [
      { kind: 'advance', name: 'RELEASE', date: '2026-01-02T00:00:00.000Z' },
    ]);
  });
});
