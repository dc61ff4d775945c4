import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as fc from 'fast-check';
import { IgnoredFiles } from '../../../../src/node/files/ignoredFiles';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

const PLACES = ['', 'project', 'project/a', 'project/a/b'];
const FILES = ['x.py', 'y.ipynb', 'a/x.py', 'a/y.ipynb', 'a/b/x.py', 'a/b/z.csv', 'c/x.py'];
const RULES = [
  ...['*.py', '!x.py', '/x.py', 'a/', 'a/b', '!a/b/', '/a/*', '!/a/b', '**/b', 'project/a/**', '# x.py'],
  ...['b/**/z.csv', '*.ipynb', '!y.ipynb', 'x.*', '[xy].py', 'project', '!project/', '\\!x.py', 'c ', '?.py'],
];

/** What git itself leaves out. */
function leftOutByGit(folder: string, files: readonly string[]): readonly string[] {
  const { stdout } = spawnSync('git', ['check-ignore', '-z', '--stdin', '--no-index'], {
    cwd: folder,
    input: files.join('\0'),
    encoding: 'utf8',
  });
  return stdout.split('\0').filter((file) => file !== '');
}

describe('files that git leaves out', () => {
  it('are those that git itself leaves out, whatever its rules', () => {
    const rules = fc.array(fc.constantFrom(...RULES), { maxLength: 4 });
    const repository = new Repository(scratch());
    const project = path.join(repository.root, 'project');
    for (const file of FILES) put(project, file, '');
    fc.assert(
      fc.property(fc.tuple(...PLACES.map(() => rules)), (lists) => {
        for (const [at, list] of lists.entries()) {
          put(repository.root, path.join(PLACES[at] ?? '', '.gitignore'), `${list.join('\n')}\n`);
        }
        const ignored = new IgnoredFiles(project);
        const found = FILES.filter((file) => ignored.has(file));
        fc.pre(leftOutByGit(repository.root, ['project']).length === 0);
        assert.deepEqual(found, leftOutByGit(project, FILES));
      }),
      { numRuns: 150 },
    );
  }).timeout(120_000);

  it('are not all that is in a project that is left out as a whole', () => {
    const repository = new Repository(scratch({ '.gitignore': 'project\n*.py\n', 'project/x.ipynb': '' }));
    assert.equal(new IgnoredFiles(path.join(repository.root, 'project')).has('x.ipynb'), false);
  });

  it('are none for rules above that are of no repository', () => {
    const root = scratch({ '.gitignore': '*', 'project/x.py': '' });
    assert.equal(new IgnoredFiles(path.join(root, 'project')).has('x.py'), false);
    assert.equal(new IgnoredFiles(root).has('project/x.py'), true, 'its own rules are of the project');
  });
});
