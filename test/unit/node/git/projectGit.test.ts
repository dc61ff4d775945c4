import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProjectGit } from '../../../../src/node/git/projectGit';
import { put, scratchFolders } from '../scratch';
import { answered, HOSTILE, refusal, textOf } from './gitAnswers';
import { Repository } from './repository';

const scratch = scratchFolders();

describe('the git of a project', () => {
  it('names the commit of a revision, and nothing for what is none', async () => {
    const repository = new Repository(scratch());
    const first = repository.commit({ a: '1' });
    repository.git('tag', 'v1');
    repository.commit({ a: '2' });
    const git = new ProjectGit(repository.root);
    const commit = { id: first, date: '2026-01-01T12:00:00Z' };
    for (const revision of ['v1', 'HEAD~1', first, first.slice(0, 8), 'main^']) {
      const found = answered(await git.commitOf(revision));
      assert.equal(found?.id, commit.id);
      assert.equal(new Date(found.date).toISOString(), '2026-01-01T12:00:00.000Z');
    }
    const wrong = [
      '',
      'v2',
      '-1',
      '--all',
      '--output=/tmp/x',
      'HEAD:a',
      'HEAD^{tree}',
      'a\nb',
      'a\0b',
      '@{u}',
      '{',
      ':/',
    ];
    for (const revision of wrong) assert.equal(answered(await git.commitOf(revision)), undefined, revision);
  });

  it('reads a file at a revision, whatever its name', async () => {
    const repository = new Repository(scratch());
    repository.commit(Object.fromEntries(HOSTILE.map((name) => [name, `old ${name}`])));
    repository.commit(Object.fromEntries(HOSTILE.map((name) => [name, `new ${name}`])));
    put(repository.root, 'later', '');
    const git = new ProjectGit(repository.root);
    for (const name of HOSTILE) {
      assert.equal(answered(await git.fileAt('HEAD~1', name)), `old ${name}`);
      assert.equal(answered(await git.fileAt('HEAD', name)), `new ${name}`);
    }
    for (const [revision, name] of [
      ['HEAD', 'later'],
      ['HEAD', '.'],
      ['HEAD', '../x'],
      ['v9', HOSTILE[0]!],
      ['--help', 'a'],
    ] as const) {
      assert.equal(answered(await git.fileAt(revision, name)), undefined);
    }
  });

  it('tells the states of files, whatever their names', async () => {
    const repository = new Repository(scratch());
    const named = (state: string, text: string) =>
      Object.fromEntries(HOSTILE.map((name) => [`${state}/${name}`, text]));
    repository.commit({
      ...named('tracked', '1'),
      ...named('modified', '1'),
      '.gitignore': 'ignored/\n*.tmp\n',
    });
    for (const [file, text] of Object.entries({
      ...named('modified', '2'),
      ...named('untracked', '1'),
      ...named('ignored', '1'),
      'tracked/x.tmp': '',
    })) {
      put(repository.root, file, text);
    }
    const paths = ['tracked', 'modified', 'untracked', 'ignored'].flatMap((state) =>
      Object.keys(named(state, '')),
    );
    const git = new ProjectGit(repository.root);
    const states = answered(await git.statesOf([...paths, 'tracked/x.tmp', 'nowhere/a', 'tracked/nothing']));
    for (const file of paths) assert.equal(states.get(file), file.split('/')[0], file);
    assert.equal(states.get('tracked/x.tmp'), 'ignored');
    assert.equal(states.size, paths.length + 1);
  });

  it('asks about thousands of files at once', async () => {
    const repository = new Repository(scratch());
    const names = Array.from({ length: 3000 }, (_, index) => `data/part-${String(index)}.csv`);
    repository.commit(Object.fromEntries(names.map((name) => [name, ''])));
    put(repository.root, names[7]!, 'new');
    const states = answered(await new ProjectGit(repository.root).statesOf(names));
    assert.equal(states.size, names.length);
    assert.deepEqual(
      [...states].filter(([, state]) => state !== 'tracked'),
      [[names[7], 'modified']],
    );
  });

  it('counts staged, deleted and conflicting files as modified', async () => {
    const repository = new Repository(scratch());
    repository.commit({ deleted: '1', staged: '1', both: '1', moved: 'a long enough text' });
    repository.git('checkout', '-q', '-b', 'other');
    repository.commit({ both: '2' });
    repository.git('checkout', '-q', 'main');
    repository.commit({ both: '3' });
    assert.throws(() => repository.git('merge', 'other'));
    put(repository.root, 'staged', '2');
    put(repository.root, 'added', '1');
    repository.git('add', 'staged', 'added');
    repository.git('mv', 'moved', 'there');
    rmSync(path.join(repository.root, 'deleted'));
    const git = new ProjectGit(repository.root);
    const files = ['deleted', 'staged', 'both', 'added', 'moved', 'there'];
    const states = answered(await git.statesOf(files));
    assert.deepEqual([...states].sort(), files.map((file) => [file, 'modified']).sort());
    assert.deepEqual([...answered(await git.changes()).keys()].sort(), [...files].sort());
  });

  it('answers for a project in a subfolder, relative to the project', async () => {
    const repository = new Repository(scratch());
    repository.commit({
      'sub folder/a': '1',
      'sub folder/x/b': '1',
      outside: '1',
      '.gitignore': '/sub folder/ign/\n',
    });
    put(repository.root, 'sub folder/a', '2');
    put(repository.root, 'sub folder/ign/c', '2');
    put(repository.root, 'outside', '2');
    const git = new ProjectGit(path.join(repository.root, 'sub folder'));
    assert.deepEqual(answered(await git.changes()), new Map([['a', 'modified']]));
    assert.deepEqual(
      answered(await git.statesOf(['a', 'x/b', 'ign/c'])),
      new Map([
        ['a', 'modified'],
        ['x/b', 'tracked'],
        ['ign/c', 'ignored'],
      ]),
    );
    assert.equal(answered(await git.fileAt('HEAD', 'a')), '1');
    assert.equal(answered(await git.historyOf('x/b', 9)).length, 1);
    assert.deepEqual(
      answered(await git.additionsIn([''])).map((addition) => addition.path),
      ['a', 'x/b'],
    );
    assert.deepEqual(
      answered(await git.filesAbove(0)).map((entry) => entry.path),
      ['a', 'x/b'],
    );
  });

  it('answers for a project that its repository ignores as a whole', async () => {
    const repository = new Repository(scratch());
    repository.commit({ '.gitignore': 'sub/\n' });
    put(repository.root, 'sub/a', '1');
    const states = answered(await new ProjectGit(path.join(repository.root, 'sub')).statesOf(['a']));
    assert.deepEqual(states, new Map([['a', 'ignored']]));
  });

  it('answers in a linked work tree', async () => {
    const repository = new Repository(scratch());
    repository.commit({ a: '1' });
    const tree = path.join(scratch(), 'tree');
    repository.git('worktree', 'add', '-q', '-b', 'side', tree);
    put(tree, 'a', '2');
    assert.deepEqual(answered(await new ProjectGit(tree).statesOf(['a'])), new Map([['a', 'modified']]));
    assert.deepEqual(
      answered(await new ProjectGit(repository.root).statesOf(['a'])),
      new Map([['a', 'tracked']]),
    );
  });

  it('asks a submodule about its files, and does not believe a clone that is none', async () => {
    const library = new Repository(scratch());
    library.commit({ a: '1' });
    const repository = new Repository(scratch());
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.root, 'lib');
    repository.commit({ own: '1' });
    execFileSync('git', ['clone', '-q', library.root, path.join(repository.root, 'copy')]);
    put(repository.root, 'lib/a', '2');
    put(repository.root, 'lib/new', '1');
    const git = new ProjectGit(repository.root);
    assert.deepEqual(
      answered(await git.statesOf(['own', 'lib', 'lib/a', 'lib/new', 'copy/a'])),
      new Map([
        ['own', 'tracked'],
        ['lib', 'tracked'],
        ['copy/a', 'untracked'],
        ['lib/a', 'modified'],
        ['lib/new', 'untracked'],
      ]),
    );
    assert.equal(answered(await git.historyOf('lib/a', 5)).length, 1);
    assert.deepEqual(
      answered(await new ProjectGit(path.join(repository.root, 'lib')).statesOf(['a'])),
      new Map([['a', 'modified']]),
    );
  });

  it('does not take what lies behind a link for tracked', async () => {
    const repository = new Repository(scratch());
    repository.commit({ 'real/a': '1' });
    symlinkSync('real', path.join(repository.root, 'link'));
    assert.deepEqual(
      answered(await new ProjectGit(repository.root).statesOf(['link/a', 'real/a'])),
      new Map([
        ['link/a', 'untracked'],
        ['real/a', 'tracked'],
      ]),
    );
  });

  it('follows a file through renames and merges, newest first', async () => {
    const repository = new Repository(scratch());
    const lines = Array.from({ length: 40 }, (_, line) => String(line));
    const text = (first: string, last: string) => [first, ...lines, last].join('\n');
    const ids = [
      repository.commit({ 'old name': text('a', 'z') }),
      repository.commit({ 'old name': text('b', 'z') }),
    ];
    repository.git('mv', 'old name', 'new name');
    ids.push(repository.commit());
    repository.git('checkout', '-q', '-b', 'side');
    ids.push(repository.commit({ 'new name': text('c', 'z') }));
    repository.git('checkout', '-q', 'main');
    ids.push(repository.commit({ 'new name': text('b', 'y') }));
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    ids.push(repository.git('rev-parse', 'HEAD'));
    const git = new ProjectGit(repository.root);
    const history = answered(await git.historyOf('new name', 50));
    assert.deepEqual(new Set(history.map(({ id }) => id)), new Set(ids));
    assert.equal(history[0]?.id, ids.at(-1));
    assert.equal(history.at(-1)?.id, ids[0]);
    const texts = await Promise.all(
      [history[0], history.at(-1)].map(async (version) =>
        textOf(answered(await git.contentOf(version?.content ?? '', 'new name'))),
      ),
    );
    assert.deepEqual(texts, [text('c', 'y'), text('a', 'z')]);
    assert.equal(answered(await git.historyOf('new name', 2)).length, 2);
    assert.deepEqual(answered(await git.historyOf('nothing', 2)), []);
  });

  it('tells when a file was gone', async () => {
    const repository = new Repository(scratch());
    repository.commit({ a: '1', b: '' });
    repository.git('rm', '-q', 'a');
    repository.commit();
    repository.commit({ a: '3' });
    const history = answered(await new ProjectGit(repository.root).historyOf('a', 9));
    assert.deepEqual(
      history.map(({ content }) => content !== undefined),
      [true, false, true],
    );
  });

  it('lists when each path came first, parents before children', async () => {
    const repository = new Repository(scratch());
    const first = repository.commit({ 'm/a': '1', 'x/a': '1' });
    repository.git('rm', '-q', 'm/a');
    repository.commit();
    const third = repository.commit({ 'm/a': '2', 'm/-b': '2', 'm/[c]': '2' });
    const git = new ProjectGit(repository.root);
    assert.deepEqual(
      answered(await git.additionsIn(['m'])).map(({ path: file, id }) => [file, id]),
      [
        ['m/a', first],
        ['m/-b', third],
        ['m/[c]', third],
      ],
    );
    assert.equal(answered(await git.additionsIn([])).length, 4);
    assert.deepEqual(answered(await git.additionsIn(['nowhere', '-x', '*'])), []);
  });

  it('finds large files by what git stores or would store', async () => {
    const repository = new Repository(scratch());
    const large = 'x'.repeat(2000);
    repository.commit({
      '.gitattributes': '*.bin filter=lfs\n',
      '.gitignore': 'ignored\n',
      'committed.dat': large,
      small: 'x',
      shrinks: large,
    });
    for (const file of ['new.dat', 'new.bin', 'ignored', 'small']) put(repository.root, file, large);
    put(repository.root, 'shrinks', 'x');
    rmSync(path.join(repository.root, 'committed.dat'));
    const found = answered(await new ProjectGit(repository.root).filesAbove(1999));
    assert.deepEqual(found, [
      { path: 'committed.dat', size: 2000, state: 'tracked' },
      { path: 'new.dat', size: 2000, state: 'untracked' },
      { path: 'shrinks', size: 2000, state: 'tracked' },
      { path: 'small', size: 2000, state: 'tracked' },
    ]);
    assert.deepEqual(answered(await new ProjectGit(repository.root).filesAbove(2000)), []);
  });

  it('says that a clone is shallow', async () => {
    const repository = new Repository(scratch());
    repository.commit({ a: '1' });
    repository.commit({ a: '2' });
    const clone = path.join(scratch(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth=1', pathToFileURL(repository.root).href, clone]);
    assert.equal(answered(await new ProjectGit(clone).isShallow()), true);
    assert.equal(answered(await new ProjectGit(clone).historyOf('a', 9)).length, 1);
    assert.equal(answered(await new ProjectGit(repository.root).isShallow()), false);
  });

  it('fetches nothing into a partial clone, and says what is missing', async () => {
    const repository = new Repository(scratch());
    repository.commit({ a: '1' });
    repository.commit({ a: '2' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = path.join(scratch(), 'clone');
    execFileSync('git', ['clone', '-q', '--filter=blob:none', pathToFileURL(repository.root).href, clone]);
    const answer = refusal(await new ProjectGit(clone).fileAt('HEAD~1', 'a'));
    assert.match(answer, /^the clone is partial and lacks the content → Fetch it/);
  });
});
