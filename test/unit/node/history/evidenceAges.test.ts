import assert from 'node:assert/strict';
import type { EngineRequests } from '../../../../src/protocol/engine';
import { EvidenceAges } from '../../../../src/node/history/evidenceAges';
import { engineOf, refusalOf, resultOf } from '../askEngine';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';
import { checkProject, FILES, onDisk } from './checkedProject';

const scratch = scratchFolders();
const EVIDENCE = '.ml-lifecycle/evidence';

/** A project whose stages were checked and committed. */
async function checkedRepository(folder = ''): Promise<{ repository: Repository; root: string }> {
  const repository = new Repository(scratch());
  const root = `${repository.root}${folder}`;
  await checkProject(root, FILES);
  repository.commit();
  return { repository, root };
}

describe('Ages of evidence', () => {
  for (const folder of ['', '/products/demo']) {
    it(`are the days of the commits that left it as it is${folder && ', in a folder of the repository'}`, async () => {
      const { repository, root } = await checkedRepository(folder);
      const prefix = folder === '' ? '' : `${folder.slice(1)}/`;
      repository.commit({ [`${prefix}docs/plan.md`]: '# Goal\n\nEarn more.\n' });
      repository.commit({ [`${prefix}${EVIDENCE}/train/good.json`]: '{"newer": 1}\n' });
      const reading = await new EvidenceAges(root).of(onDisk(root));
      assert.ok(reading.kind === 'ages');
      const [plan, train] = ['plan', 'train'].map((id) => reading.ages.find(({ stage }) => stage === id));
      assert.equal(reading.ages.length, 2);
      assert.deepEqual(
        [plan?.stage, plan?.oldest?.slice(0, 10), plan?.newest?.slice(0, 10), plan?.uncommitted],
        ['plan', '2026-01-01', '2026-01-01', 0],
      );
      // What was written over it is no evidence, so only the others have an age.
      assert.deepEqual([train?.stage, train?.newest?.slice(0, 10)], ['train', '2026-01-01']);
    });
  }

  it('leave out what is not committed, and count it', async () => {
    const { repository, root } = await checkedRepository();
    put(root, 'docs/plan.md', '# Goal\n\nEarn much more money than before.\n');
    await checkProject(root, { 'src/train.py': 'print(2)\n' });
    const changed = repository.git('status', '--porcelain', '--', EVIDENCE).split('\n').length;
    const reading = await new EvidenceAges(root).of(onDisk(root));
    assert.ok(reading.kind === 'ages');
    assert.equal(
      reading.ages.reduce((sum, { uncommitted }) => sum + uncommitted, 0),
      changed,
    );
    assert.ok(changed > 0);
    const plan = reading.ages.find(({ stage }) => stage === 'plan');
    assert.deepEqual(plan, { stage: 'plan', uncommitted: 1 });
  });

  it('follow new commits', async () => {
    const { repository, root } = await checkedRepository();
    const ages = new EvidenceAges(root);
    await ages.of(onDisk(root));
    await checkProject(root, { 'docs/plan.md': '# Goal\n\nEarn much more money than before.\n' });
    repository.commit();
    const reading = await ages.of(onDisk(root));
    assert.ok(reading.kind === 'ages');
    assert.equal(reading.ages.find(({ stage }) => stage === 'plan')?.newest?.slice(0, 10), '2026-01-02');
  });

  it('are unknown before the first commit, and refused without a repository and without trust', async () => {
    const repository = new Repository(scratch());
    await checkProject(repository.root, FILES);
    const reading = await new EvidenceAges(repository.root).of(onDisk(repository.root));
    assert.ok(reading.kind === 'ages');
    assert.deepEqual(
      reading.ages.find(({ stage }) => stage === 'plan'),
      { stage: 'plan', uncommitted: 1 },
    );
    const alone = scratch(FILES);
    assert.equal((await new EvidenceAges(alone).of(onDisk(alone))).kind, 'refused');
    const { ask } = await engineOf(repository.root, false);
    assert.equal(
      refusalOf(await ask('evidenceAges', { root: repository.root })),
      'Git is asked in trusted workspaces only.',
    );
  });

  it('are told by the engine', async () => {
    const { root } = await checkedRepository();
    const { ask } = await engineOf(root);
    const { ages } = resultOf(
      await ask('evidenceAges', { root }),
    ) as EngineRequests['evidenceAges']['result'];
    assert.deepEqual(ages.map(({ stage }) => stage).sort(), ['plan', 'train']);
  });
});
