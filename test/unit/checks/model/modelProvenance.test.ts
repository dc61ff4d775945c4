import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { modelProvenance } from '../../../../src/core/checks/model/modelProvenance';
import type { GitQuery } from '../../../../src/core/checks/world/gitQuery';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { judge, lines, memoryWorld } from '../memoryWorld';

const COMMIT = 'c0ffee12'.repeat(5);
const RECORD = {
  commit: COMMIT,
  seed: 0,
  params: { C: 1 },
  environment: { python: '3.11' },
  data: { 'data/train.csv': 'ab'.repeat(32) },
};

/** A repository of one commit. */
function git(parts: { readonly shallow?: boolean } = {}): GitQuery {
  const answer = <T>(value: T) => Promise.resolve({ kind: 'answer', value } as const);
  return {
    ...memoryWorld({}).git,
    commitOf: (revision) =>
      answer(COMMIT.startsWith(revision) ? { id: COMMIT, date: '2026-11-18T00:00:00Z' } : undefined),
    isShallow: () => answer(parts.shallow === true),
  };
}

async function judged(record: unknown, given: object = {}, query = git(), file = 'run.json') {
  const text = typeof record === 'string' ? record : JSON.stringify(record);
  const world = memoryWorld({ [file]: text }, { git: query });
  return lines(await judge(modelProvenance, { record: file, ...given }, world));
}

const verdict = async (record: unknown, given: object = {}) =>
  (await judged(record, given))[0]?.split(':')[0];

describe('model.provenance', () => {
  const folder = scratchFolders();

  it('passes a record of everything, in whatever words', async () => {
    assert.deepEqual(await judged(RECORD), ['pass: 5 of 5 parts of the provenance are recorded.']);
    const others = {
      git: { sha: COMMIT.slice(0, 8) },
      run: { randomState: 7, 'hyper-parameters': [1, 2] },
      requirements: ['numpy==2.0'],
      dataset_version: 'v3',
    };
    assert.equal(await verdict(others), 'pass');
    const nested = { training: { ...RECORD, seed: undefined, params: { seed: 3, C: 1 } } };
    assert.equal(await verdict(nested), 'pass');
    assert.equal(
      (
        await judged(
          `commit: ${COMMIT}\nseed: 1\nparams: {a: 1}\nimage: python@sha256:ab\ndata_hash: ab12cd34\n`,
          {},
          git(),
          'run.yaml',
        )
      )[0]?.slice(0, 4),
      'pass',
    );
  });

  for (const part of Object.keys(RECORD)) {
    for (const value of [undefined, null, '', 'unknown', {}, [], '<fill in>', { a: null }]) {
      it(`fails for ${part}: ${value === undefined ? 'missing' : JSON.stringify(value)}`, async () => {
        const found = await judged({ ...RECORD, [part]: value });
        assert.match(found[0] ?? '', /^fail: 4 of 5/);
        assert.equal(found.length, 2);
      });
    }
  }

  for (const [commit, words] of [
    ['1234567', 'has no commit 1234567'],
    ['main', '"main" is no id'],
    ['v1.2', '"v1.2" is no id'],
    [`${COMMIT}-dirty`, 'not committed'],
  ] as const) {
    it(`does not take the commit ${commit.slice(0, 8)}`, async () => {
      assert.ok((await judged({ ...RECORD, commit })).join('\n').includes(words));
    });
  }

  it('warns where the record says that the code had changes', async () => {
    assert.equal(await verdict({ ...RECORD, dirty: true }), 'warn');
    assert.equal(await verdict({ ...RECORD, dirty: false }), 'pass');
  });

  it('cannot judge the commit without git, or where the history is cut off', async () => {
    assert.match((await judged(RECORD, {}, memoryWorld({}).git))[0] ?? '', /^error/);
    const found = await judged({ ...RECORD, commit: '1234567' }, {}, git({ shallow: true }));
    assert.match(found[0] ?? '', /^error: .*no full history/);
  });

  for (const [data, expected] of [
    [{ train: 'data/train.csv', rows: 1200 }, 'fail'],
    ['data/train.csv', 'fail'],
    [{ train: { path: 'data/train.csv', md5: 'x1' } }, 'pass'],
    [['s3://bucket/train.csv'], 'fail'],
    ['md5:ab', 'pass'],
    ['2026-11-18', 'pass'],
    [{ uri: 'train.csv', version: 3 }, 'pass'],
  ] as const) {
    it(`judges the data ${JSON.stringify(data)} as ${expected}`, async () => {
      assert.equal(await verdict({ ...RECORD, data }), expected);
    });
  }

  it('looks only for what is required, where the project says', async () => {
    assert.equal(await verdict({ seed: 1 }, { require: ['seed'] }), 'pass');
    const own = { ...RECORD, commit: undefined, build: { 'vcs-ref': COMMIT } };
    assert.equal(await verdict(own), 'fail');
    assert.equal(await verdict(own, { fields: { commit: 'build.vcs-ref' } }), 'pass');
    assert.equal(await verdict(RECORD, { fields: { seed: 'trainer.seed' } }), 'fail');
  });

  for (const text of ['', '{', '[]', '3', 'a: 1\n---\nb: 2\n', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`]) {
    it(`cannot judge ${JSON.stringify(text.slice(0, 20))}`, async () => {
      assert.equal(await verdict(text), 'error');
    });
  }

  it('reads the folder of an MLflow run', async () => {
    const run = 'mlruns/1/ab';
    const files = {
      [`${run}/meta.yaml`]: 'run_id: ab\nend_time: 1795000000000\n',
      [`${run}/params/C`]: '1.0',
      [`${run}/params/random_state`]: '42',
      [`${run}/tags/mlflow.source.git.commit`]: COMMIT,
      [`${run}/inputs/x1/meta.yaml`]: 'source_id: 5b6c7d8e\nsource_type: DATASET\n',
      [`${run}/artifacts/model/requirements.txt`]: 'numpy==2.0\n',
      [`${run}/artifacts/model/model.pkl`]: 'not read',
    };
    const by = async (left: string | undefined) => {
      const kept = Object.entries(files).filter(([file]) => left === undefined || !file.includes(left));
      return lines(
        await judgeOnDisk(modelProvenance, { record: run }, folder(Object.fromEntries(kept)), { git: git() }),
      );
    };
    assert.deepEqual(await by(undefined), ['pass: 5 of 5 parts of the provenance are recorded.']);
    for (const left of ['params', 'random_state', 'commit', 'inputs', 'requirements']) {
      assert.match((await by(left))[0] ?? '', /^fail/, left);
    }
    assert.match((await by('/ab/meta.yaml'))[0] ?? '', /^error/);
  });

  it('compares data with its recorded fingerprint', async () => {
    const text = 'a,b\n1,2\n';
    const sum = createHash('sha256').update(text).digest('hex');
    const by = async (data: unknown, content = text) => {
      const root = folder({ 'run.json': JSON.stringify({ ...RECORD, data }), 'data/train.csv': content });
      const given = { record: 'run.json', data: 'data/*.csv' };
      return (await judgeOnDisk(modelProvenance, given, root, { git: git() })).verdict;
    };
    assert.equal(await by({ 'data/train.csv': sum }), 'pass');
    assert.equal(await by({ 'data/train.csv': { sha256: sum } }), 'pass');
    assert.equal(await by({ sha256: sum }), 'pass');
    assert.equal(await by({ 'data/train.csv': sum }, 'a,b\n1,3\n'), 'fail');
    assert.equal(await by({ 'data/other.csv': 'ab'.repeat(32) }), 'fail');
  });
});
