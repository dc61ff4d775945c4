import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Evidence, Verdict } from '../../../../src/core/evidence/evidence';
import { serializeEvidence } from '../../../../src/core/evidence/evidenceFile';
import { EvidenceHistory, type EvidenceHistoryReading } from '../../../../src/node/history/evidenceHistory';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();
const FILE = '.ml-lifecycle/evidence/train/good.json';
const IGNORE = { '.ml-lifecycle/.gitignore': 'cache/\n' };

function evidence(verdict: Verdict, auc: number): string {
  const item: Evidence = {
    version: 1,
    stage: 'train',
    check: 'good',
    uses: 'metrics.threshold',
    judgement: 1,
    definition: '',
    verdict,
    summary: { text: verdict },
    findings: [],
    metrics: { auc },
    inputs: [],
  };
  return serializeEvidence(item);
}

function versionsOf(reading: EvidenceHistoryReading): readonly (readonly unknown[])[] {
  assert.equal(reading.kind, 'versions', JSON.stringify(reading));
  return reading.versions.map(({ commit, verdict, metrics }) => [commit, verdict, metrics['auc']]);
}

/** A history as a new process reads it, without what was kept on the disk. */
async function fresh(root: string): Promise<EvidenceHistoryReading> {
  const copy = path.join(scratch(), 'tree');
  new Repository(scratch()).git('clone', '--quiet', root, copy);
  return new EvidenceHistory(copy).of('train', 'good');
}

describe('the history of a check', () => {
  it('has what each commit left of its evidence, the oldest first, in a subfolder too', async () => {
    const repository = new Repository(scratch());
    const root = path.join(repository.root, 'sub folder');
    const ids: string[] = [];
    for (const [verdict, auc] of [
      ['fail', 0.5],
      ['pass', 0.8],
      ['pass', 0.9],
    ] as const) {
      put(root, FILE, evidence(verdict, auc));
      ids.push(repository.commit());
      repository.commit({ other: String(auc) });
    }
    const reading = await new EvidenceHistory(root).of('train', 'good');
    assert.deepEqual(versionsOf(reading), [
      [ids[0], 'fail', 0.5],
      [ids[1], 'pass', 0.8],
      [ids[2], 'pass', 0.9],
    ]);
    assert.ok(reading.kind === 'versions' && !reading.isShallow);
    const { author, date } = reading.versions[0]!;
    assert.deepEqual({ author, day: date.slice(0, 10) }, { author: 'Ana', day: '2026-01-01' });
  });

  it('has the first commit of all, whatever git is set to show', async () => {
    const repository = new Repository(scratch());
    repository.git('config', 'log.showRoot', 'false');
    repository.git('config', 'log.diffMerges', 'off');
    const first = repository.commit({ [FILE]: evidence('pass', 1) });
    assert.deepEqual(versionsOf(await new EvidenceHistory(repository.root).of('train', 'good')), [
      [first, 'pass', 1],
    ]);
  });

  it('leaves out commits that removed the evidence or left it in conflict', async () => {
    const repository = new Repository(scratch());
    const first = repository.commit({ [FILE]: evidence('pass', 1) });
    repository.commit({ [FILE]: '<<<<<<< ours\n=======\n>>>>>>> theirs\n' });
    rmSync(path.join(repository.root, FILE));
    repository.commit();
    const last = repository.commit({ [FILE]: evidence('warn', 2) });
    assert.deepEqual(versionsOf(await new EvidenceHistory(repository.root).of('train', 'good')), [
      [first, 'pass', 1],
      [last, 'warn', 2],
    ]);
  });

  it('has the commits of both sides of a merge, and the merge only if it is another still', async () => {
    const repository = new Repository(scratch());
    const base = repository.commit({ [FILE]: evidence('pass', 1) });
    repository.git('checkout', '--quiet', '-b', 'side');
    const side = repository.commit({ [FILE]: evidence('pass', 2) });
    repository.git('checkout', '--quiet', 'main');
    const main = repository.commit({ [FILE]: evidence('pass', 3) });
    repository.git('merge', '--quiet', '--strategy=ours', '--no-edit', 'side');
    const told = async () => versionsOf(await fresh(repository.root)).map(([commit]) => commit);
    assert.deepEqual(await told(), [base, side, main]);
    put(repository.root, FILE, evidence('pass', 4));
    repository.git('commit', '--quiet', '--amend', '--all', '--no-edit');
    assert.deepEqual(await told(), [base, side, main, repository.git('rev-parse', 'HEAD')]);
  });

  it('grows by what is new, as if it were read anew, also after a merge, a rebase and on another branch', async () => {
    const repository = new Repository(scratch(IGNORE));
    const { root } = repository;
    const kept = new EvidenceHistory(root);
    const same = async (what: string): Promise<void> => {
      const anew = versionsOf(await fresh(root));
      assert.deepEqual(versionsOf(await kept.of('train', 'good')), anew, what);
      assert.deepEqual(versionsOf(await new EvidenceHistory(root).of('train', 'good')), anew, what);
    };
    repository.commit({ [FILE]: evidence('pass', 1) });
    await same('first');
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.commit({ [FILE]: evidence('pass', 2) });
    await same('on a branch');
    repository.git('checkout', '--quiet', 'main');
    await same('back');
    repository.commit({ [FILE]: evidence('fail', 3) });
    await same('one more');
    repository.git('merge', '--quiet', '--strategy-option=theirs', '--no-edit', 'side');
    await same('merged');
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    repository.commit({ [FILE]: evidence('warn', 4) });
    await same('history rewritten');
  });

  it('reads no content again that it has read, in this process and the next', async () => {
    const repository = new Repository(scratch(IGNORE));
    const { root } = repository;
    repository.commit({ [FILE]: evidence('pass', 1) });
    const expected = versionsOf(await new EvidenceHistory(root).of('train', 'good'));
    const id = repository.git('rev-parse', `HEAD:${FILE}`);
    rmSync(path.join(root, '.git/objects', id.slice(0, 2), id.slice(2)));
    assert.deepEqual(versionsOf(await new EvidenceHistory(root).of('train', 'good')), expected);
  });

  it('does not trust a cache that it did not write, and writes none where git would see it', async () => {
    const repository = new Repository(scratch(IGNORE));
    const { root } = repository;
    repository.commit({ [FILE]: evidence('pass', 1) });
    const expected = versionsOf(await new EvidenceHistory(root).of('train', 'good'));
    const cache = path.join(root, '.ml-lifecycle/cache/history/train/good.json');
    const text = readFileSync(cache, 'utf8');
    for (const odd of [
      '',
      '{',
      '[]',
      text.replace('"pass"', '"great"'),
      text.replace('"format":1', '"format":0'),
    ]) {
      writeFileSync(cache, odd);
      assert.deepEqual(versionsOf(await new EvidenceHistory(root).of('train', 'good')), expected, odd);
    }
    assert.equal(repository.git('status', '--porcelain'), '');
    const bare = new Repository(scratch({ [FILE]: evidence('pass', 1) }));
    bare.commit();
    await new EvidenceHistory(bare.root).of('train', 'good');
    assert.equal(bare.git('status', '--porcelain'), '');
  });

  it('begins later in a shallow clone, says so, and is whole once the rest is fetched', async () => {
    const repository = new Repository(scratch(IGNORE));
    repository.commit({ [FILE]: evidence('pass', 1) });
    repository.commit({ [FILE]: evidence('pass', 2) });
    const clone = path.join(scratch(), 'clone');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone);
    const history = new EvidenceHistory(clone);
    const reading = await history.of('train', 'good');
    assert.ok(reading.kind === 'versions' && reading.isShallow);
    assert.equal(reading.versions.length, 1);
    repository.git('-C', clone, 'fetch', '--quiet', '--unshallow');
    assert.equal(versionsOf(await new EvidenceHistory(clone).of('train', 'good')).length, 2);
  });

  it('is refused with the reason without a repository and without a commit', async () => {
    const refusalOf = async (root: string) => {
      const reading = await new EvidenceHistory(root).of('train', 'good');
      return reading.kind === 'refused' && reading.message.text;
    };
    assert.equal(await refusalOf(scratch()), 'The past cannot be read: {0}.');
    assert.equal(await refusalOf(new Repository(scratch()).root), 'The repository has no commit yet.');
  });
});
