import assert from 'node:assert/strict';
import { rmSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { ContentLinks } from '../../../../src/node/cache/contentLinks';
import { walk } from '../../../../src/node/files/walk';
import { GitIdentities, type GitAnswer } from '../../../../src/node/git/gitIdentities';
import { InFileLinks, SOUGHT } from '../../../../src/node/project/inFileLinks';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

const NOTEBOOK = JSON.stringify({
  cells: [],
  metadata: { ml_lifecycle: { stage: 'train' } },
  nbformat: 4,
  nbformat_minor: 5,
});
const FILES = ['a.py', 'b.py', 'sub/c.py', 'sub/d.ipynb', 'e.txt', 'sub/f.yaml'];
const CONTENTS = ['', 'x = 1\n', '# lifecycle: test\n', '# lifecycle: train\n', NOTEBOOK];
const ATTRIBUTES = ['', '*.py text eol=crlf\n', '*.py ident\n', '*.txt filter=upper\n'];

type Step =
  | { readonly kind: 'write'; readonly file: string; readonly content: string }
  | { readonly kind: 'delete' | 'touch' | 'link' | 'assume'; readonly file: string }
  | { readonly kind: 'attributes'; readonly text: string }
  | { readonly kind: 'add' | 'commit' | 'checkout' };

const file = fc.constantFrom(...FILES);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      file,
      content: fc.constantFrom(...CONTENTS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'touch' as const, 'link' as const, 'assume' as const),
      file,
    }),
  },
  fc.record({ kind: fc.constant('attributes' as const), text: fc.constantFrom(...ATTRIBUTES) }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('add' as const, 'commit' as const, 'checkout' as const),
    }),
  },
);

function take(repository: Repository, todo: Step): void {
  const { root } = repository;
  const at = (relative: string): string => path.join(root, relative);
  try {
    switch (todo.kind) {
      case 'write':
        put(root, todo.file, todo.content);
        break;
      case 'delete':
        rmSync(at(todo.file), { force: true });
        break;
      case 'touch':
        utimesSync(at(todo.file), new Date(), new Date());
        break;
      case 'link':
        rmSync(at(todo.file), { force: true });
        symlinkSync(at('a.py'), at(todo.file));
        break;
      case 'assume':
        repository.git('update-index', '--assume-unchanged', todo.file);
        break;
      case 'attributes':
        put(root, '.gitattributes', todo.text);
        break;
      case 'add':
        repository.git('add', '--all');
        break;
      case 'commit':
        repository.commit();
        break;
      case 'checkout':
        repository.git('checkout', '--quiet', '--force', 'HEAD~1');
        break;
    }
  } catch {
    // Not there, or no such commit: nothing happened.
  }
}

/** Nothing changes in a test while git is asked, so that what it says holds. */
function answerOf(root: string): GitAnswer {
  return { tracked: new GitIdentities(root).answer.tracked, holds: () => true };
}

function read(root: string, answer: GitAnswer | undefined, contents?: ContentLinks): unknown {
  return new Map(new InFileLinks(root, contents && { contents }).read(walk(root), answer));
}

describe('links of files that git knows', () => {
  it('are those that reading every file finds, whatever happens to files and repository', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (moments) => {
        const repository = new Repository(scratch());
        const { root } = repository;
        repository.git('config', 'filter.upper.clean', 'tr a-z A-Z');
        repository.commit({ 'a.py': '# lifecycle: train\n', 'b.py': 'x = 1\n', 'sub/d.ipynb': NOTEBOOK });
        const contents = new ContentLinks(root);
        for (const steps of [[], ...moments]) {
          for (const todo of steps) take(repository, todo);
          assert.deepEqual(read(root, answerOf(root), contents), read(root, undefined));
        }
      }),
      { numRuns: 15 },
    );
  }).timeout(120_000);

  it('are the same where git looked through contents that nobody has read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const repository = new Repository(scratch());
        const { root } = repository;
        // Filters move words of which git tells no more when they are gone.
        repository.git('config', 'filter.upper.clean', 'cat');
        repository.commit({ 'a.py': '# lifecycle: train\n', 'b.py': 'x = 1\n', 'sub/d.ipynb': NOTEBOOK });
        for (const todo of steps) take(repository, todo);
        const git = new GitIdentities(root);
        await git.askAhead(SOUGHT);
        const answer = { ...git.answer, holds: () => true };
        assert.deepEqual(read(root, answer, new ContentLinks(root)), read(root, undefined));
      }),
      { numRuns: 30 },
    );
  }).timeout(120_000);

  it('are not looked for in files whose contents git looked through in vain', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({
      'a.py': '# lifecycle: train\n',
      'sub/B.PY': 'x = 1\n',
      Makefile: '# lifecycle: test\n',
    });
    const git = new GitIdentities(root);
    await git.askAhead(SOUGHT);
    const lacks = (name: string) => git.answer.lacksWord?.(name);
    assert.deepEqual(['a.py', 'sub/B.PY', 'Makefile'].map(lacks), [false, true, false]);
    rmSync(path.join(root, 'sub/B.PY'));
    const contents = new ContentLinks(root);
    new InFileLinks(root, { contents }).read(['Makefile', 'a.py', 'sub/B.PY'], {
      ...git.answer,
      holds: () => true,
    });
    const { text, at } = git.answer.tracked.idsOf(['sub/B.PY']);
    assert.deepEqual(contents.find('script', text, at[0] ?? -1), []);
  });

  it('are found by reading where git lacks contents', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({ 'a.py': '# lifecycle: train\n' });
    const id = repository.git('rev-parse', 'HEAD:a.py').trim();
    rmSync(path.join(root, '.git', 'objects', id.slice(0, 2), id.slice(2)));
    const git = new GitIdentities(root);
    await git.askAhead(SOUGHT);
    assert.equal(git.answer.lacksWord, undefined);
    assert.notEqual(git.answer.state, undefined);
  });

  it('are found without looking at the files once their contents were read', () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({ 'a.py': '# lifecycle: train\n', 'b.py': 'x = 1\n' });
    const contents = new ContentLinks(root);
    const before = read(root, answerOf(root), contents);
    const answer = answerOf(root);
    rmSync(path.join(root, 'a.py'));
    const links = new InFileLinks(root, { contents }).read(['a.py', 'b.py'], answer);
    assert.deepEqual(new Map(links), before);
  });

  it('are not noted for a content if the file may have changed since git was asked', () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({ 'a.py': '# lifecycle: train\n' });
    const contents = new ContentLinks(root);
    const { answer } = new GitIdentities(root);
    put(root, 'a.py', '# lifecycle: test\n');
    new InFileLinks(root, { contents }).read(['a.py'], answer);
    const { text, at } = answer.tracked.idsOf(['a.py']);
    assert.equal(contents.find('head', text, at[0] ?? -1), undefined);
  });

  it('are the same in a project that was prepared as in one that was not', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    repository.commit({ 'ml-lifecycle.yaml': 'version: 1\n', 'a.py': '# lifecycle: train\n', 'b.py': 'x\n' });
    put(root, 'b.py', '# lifecycle: test\n');
    const reader = new ProjectReader(root, { isTrusted: true, manyFiles: 1 });
    await reader.prepare();
    assert.deepEqual(reader.read(), new ProjectReader(root).read());
    put(root, 'a.py', 'x\n');
    assert.deepEqual(reader.read(), new ProjectReader(root).read());
    put(root, 'c.py', '# lifecycle: train\n');
    await reader.prepare();
    assert.deepEqual(reader.read(), new ProjectReader(root).read());
  });
});
