import assert from 'node:assert/strict';
import {
  serializeProfile,
  type ReferenceProfile,
} from '../../../src/core/checks/data/reference/referenceProfile';
import type { Evidence } from '../../../src/core/evidence/evidence';
import { serializeEvidence } from '../../../src/core/evidence/evidenceFile';
import type { EngineRequests } from '../../../src/protocol/engine';
import { engineOf, refusalOf, resultOf } from './askEngine';
import { Repository } from './git/repository';
import { scratchFolders } from './scratch';

const scratch = scratchFolders();
const PROJECT = `version: 1
stages:
  monitor:
    checks:
      live: { uses: data.drift, with: { reference: train, current: live.csv } }
`;
const FILE = '.ml-lifecycle/evidence/monitor/live.json';
const CHECK = { stage: 'monitor', check: 'live' };

/** Evidence in which a feature has drifted so far. */
function evidence(value: number): string {
  const side = (bars: readonly number[]) => ({ bars, outside: 0, missing: 0 });
  const histogram = { edges: [0, 1, 2], reference: side([0.5, 0.5]), current: side([1 - value, value]) };
  const column = { method: 'ks', verdict: 'pass', value, warn: 0.1, fail: 0.2, histogram };
  const item: Evidence = {
    ...{ version: 1, ...CHECK, uses: 'data.drift', judgement: 1, definition: '', verdict: 'pass' },
    ...{ summary: { text: 'x' }, findings: [], inputs: [] },
    metrics: { byColumn: { radius: column } },
  };
  return serializeEvidence(item);
}

const PROFILE: ReferenceProfile = {
  ...{ version: 1, name: 'train', files: ['train.csv'], rows: 4 },
  columns: [
    {
      ...{ name: 'radius', type: 'number', missing: 1, infinite: 0, distinct: 2, min: 1, max: 2, mean: 1.3 },
      values: [
        [1, 2],
        [2, 1],
      ],
    },
  ],
};

describe('What charts are drawn from, by the engine', () => {
  it('is drift through the commits, and the histograms of each', async () => {
    const repository = new Repository(scratch({ 'ml-lifecycle.yaml': PROJECT, [FILE]: evidence(0.05) }));
    const { root } = repository;
    const first = repository.commit();
    const last = repository.commit({ [FILE]: evidence(0.3) });
    const { ask } = await engineOf(root);
    const history = async () =>
      resultOf(await ask('driftHistory', { root, ...CHECK })) as EngineRequests['driftHistory']['result'];
    const { moments, isCut, isShallow } = await history();
    assert.deepEqual([isCut, isShallow], [false, false]);
    assert.deepEqual(
      moments.map(({ commit, features }) => [commit, features[0]?.name, features[0]?.value]),
      [
        [first, 'radius', 0.05],
        [last, 'radius', 0.3],
      ],
    );
    const { chart } = resultOf(
      await ask('driftAt', { root, ...CHECK, commit: first }),
    ) as EngineRequests['driftAt']['result'];
    assert.deepEqual(chart.features[0]?.histogram?.current.bars, [0.95, 0.05]);
    repository.commit({ [FILE]: evidence(0.4) });
    assert.equal((await history()).moments.length, 3);
  });

  it('is refused of checks that are not there, of other commits, and in an untrusted workspace', async () => {
    const repository = new Repository(scratch({ 'ml-lifecycle.yaml': PROJECT, [FILE]: evidence(0.05) }));
    const { root } = repository;
    repository.commit();
    const { ask } = await engineOf(root);
    const other = await ask('driftHistory', { root, stage: '../..', check: 'live' });
    assert.equal(refusalOf(other), 'The project has no check ../../live.');
    const commit = '0123456789'.repeat(4);
    assert.equal(
      refusalOf(await ask('driftAt', { root, ...CHECK, commit })),
      'Commit 0123456 measured no drift with live.',
    );
    const stranger = await engineOf(root, false);
    assert.equal(
      refusalOf(await stranger.ask('driftHistory', { root, ...CHECK })),
      'Git is asked in trusted workspaces only.',
    );
  });

  it('is the profile of each stored reference, without git and without trust', async () => {
    const folder = '.ml-lifecycle/references';
    const root = scratch({
      'ml-lifecycle.yaml': PROJECT,
      [`${folder}/train.json`]: serializeProfile(PROFILE),
      [`${folder}/torn.json`]: '{"version": 1',
      [`${folder}/no name.json`]: '{}',
      [`${folder}/notes.txt`]: 'x',
    });
    const { ask } = await engineOf(root, false);
    const { references, left } = resultOf(
      await ask('referenceProfiles', { root }),
    ) as EngineRequests['referenceProfiles']['result'];
    assert.equal(left, 0);
    assert.deepEqual(
      references.map(({ kind, name }) => [kind, name]),
      [
        ['unusable', 'torn'],
        ['summary', 'train'],
      ],
    );
    const [, train] = references;
    assert.ok(train?.kind === 'summary');
    assert.deepEqual(train.columns[0], {
      ...{ name: 'radius', type: 'number', missing: 1, infinite: 0, distinct: 2, isIdentifier: false },
      numbers: { min: 1, quartiles: [1, 1, 2], max: 2, mean: 1.3 },
      distribution: { kind: 'values', values: ['1', '2'], shares: [0.5, 0.25], others: 0 },
    });
  });

  it('is nothing where no reference is stored', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const { ask } = await engineOf(root);
    assert.deepEqual(resultOf(await ask('referenceProfiles', { root })), { references: [], left: 0 });
  });
});
