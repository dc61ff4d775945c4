import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { GitHistory } from '../../../../src/node/history/gitHistory';
import { readMoments } from '../../../../src/node/history/readMoments';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';
import { checkProject, FILES } from './checkedProject';

const scratch = scratchFolders();

async function momentsIn(root: string) {
  const reading = await readMoments(new GitHistory(root), new ProjectReader(root).read());
  assert.equal(reading.kind, 'moments', JSON.stringify(reading));
  return reading;
}

describe('the moments of a project', () => {
  it('are the commits that touched the lifecycle, the oldest first, from the first with a project file', async () => {
    const repository = new Repository(scratch());
    const root = path.join(repository.root, 'sub folder');
    const head = () => repository.git('rev-parse', 'HEAD').trim();
    put(root, 'src/train.py', 'print(1)\n');
    repository.commit();
    await checkProject(root, FILES);
    repository.commit();
    const expected = [head()];
    const commits: Readonly<Record<string, boolean>> = {
      'src/new.py': true,
      'README.txt': false,
      'data/train.csv': true,
      'data/other.csv': false,
      'reports/metrics.json': true,
      'docs/plan.md': true,
      'notes/todo.md': false,
    };
    for (const [file, touches] of Object.entries(commits)) {
      put(root, file, `a,b\n3,${String(file.length)}\n`);
      repository.commit();
      if (touches) expected.push(head());
    }
    await checkProject(root);
    repository.commit();
    expected.push(head());
    rmSync(path.join(root, 'src/new.py'));
    repository.commit();
    expected.push(head());
    repository.commit({ elsewhere: '' });

    const { moments, isCut, isShallow } = await momentsIn(root);
    assert.deepEqual(
      moments.map(({ commit }) => commit),
      expected,
    );
    assert.deepEqual([isCut, isShallow], [false, false]);
  });

  it('tell who, when and what, whatever stands in a message or a name', async () => {
    const repository = new Repository(scratch(FILES));
    repository.git('config', 'user.name', 'Ada "the" Löwe / x');
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', '/0123 :100644 <b>\n\nMore\n/abc');
    const { moments } = await momentsIn(repository.root);
    const [only, ...others] = moments;
    assert.deepEqual(others, []);
    assert.equal(only?.author, 'Ada "the" Löwe / x');
    assert.equal(only.subject, '/0123 :100644 <b>');
    assert.match(only.date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/);
  });

  it('have both sides of a merge, and the merge, which brings them together', async () => {
    const repository = new Repository(scratch(FILES));
    repository.commit();
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.commit({ 'src/side.py': 'print(1)\n' });
    const side = repository.git('rev-parse', 'HEAD').trim();
    repository.git('checkout', '--quiet', '-');
    repository.commit({ 'docs/plan.md': '# Goal\n\nEarn more.\n' });
    repository.git('merge', '--quiet', '--no-edit', 'side');
    const { moments } = await momentsIn(repository.root);
    assert.equal(moments.length, 4);
    assert.ok(moments.some(({ commit }) => commit === side));
    assert.equal(moments.at(-1)?.commit, repository.git('rev-parse', 'HEAD').trim());
  });

  it('are none where the project file was never committed, and refused before the first commit', async () => {
    const repository = new Repository(scratch({ 'src/train.py': 'print(1)\n' }));
    repository.commit();
    put(repository.root, 'ml-lifecycle.yaml', FILES['ml-lifecycle.yaml']);
    assert.deepEqual((await momentsIn(repository.root)).moments, []);
    const { root } = new Repository(scratch(FILES));
    const reading = await readMoments(new GitHistory(root), new ProjectReader(root).read());
    assert.ok(reading.kind === 'refused');
    assert.equal(reading.message.text, 'The repository has no commit yet.');
  });
});
