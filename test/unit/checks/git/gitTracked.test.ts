import assert from 'node:assert/strict';
import { gitTracked } from '../../../../src/core/checks/git/gitTracked';
import { Repository } from '../../node/git/repository';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, scope } from '../memoryWorld';

describe('git.tracked', function () {
  this.timeout(20_000);
  const folder = scratchFolders();

  function repository(files: Readonly<Record<string, string>>): Repository {
    const made = new Repository(folder());
    made.commit(files);
    return made;
  }

  async function judged(root: string, artifacts: readonly string[]) {
    return judgeOnDisk(gitTracked, {}, root, { scope: { artifacts } });
  }

  it('passes with tracked artifacts, changed or staged ones too', async () => {
    const made = repository({ 'a.py': 'x', 'b.py': 'x' });
    put(made.root, 'a.py', 'y');
    put(made.root, 'c.py', 'x');
    made.git('add', 'c.py');
    assert.deepEqual(lines(await judged(made.root, ['a.py', 'b.py', 'c.py'])), [
      'pass: Artifacts: 3, all of them under version control.',
    ]);
  });

  it('warns of ignored and of untracked artifacts, each with what to do', async () => {
    const { root } = repository({ '.gitignore': '*.pkl\n', 'a.py': 'x' });
    put(root, 'models/größe m.pkl', 'x');
    put(root, 'b.py', 'x');
    const outcome = await judged(root, ['a.py', 'b.py', 'models/größe m.pkl']);
    assert.deepEqual(lines(outcome), [
      'warn: Artifacts: 3, not under version control: 2.',
      'warn b.py b.py is linked, but git does not track it.',
      'warn models/größe m.pkl models/größe m.pkl is linked, but git ignores it, and DVC does not keep it.',
    ]);
    assert.match(nextSteps(outcome)[1] ?? '', /"dvc add"/);
    assert.deepEqual(outcome.metrics, { files: 3, untracked: 2 });
  });

  describe('what DVC keeps', () => {
    const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'by a file beside it': { 'data/raw/a.csv.dvc': 'outs:\n- md5: abc\n  size: 3\n  path: a.csv\n' },
      'by one of its folder': { 'data/raw.dvc': 'outs:\n- md5: abc.dir\n  path: raw\n' },
      'by one with a working directory': { 'data.dvc': 'wdir: data\nouts:\n- path: raw\n' },
      'by the lock of a pipeline': {
        'dvc.lock':
          "schema: '2.0'\nstages:\n  load:\n    cmd: x\n    outs:\n    - path: data/raw/a.csv\n      md5: abc\n",
      },
      'by a pipeline': { 'dvc.yaml': 'stages:\n  load:\n    cmd: x\n    outs:\n    - data/raw/a.csv\n' },
      'by a pipeline below, with settings': {
        'data/dvc.yaml':
          'stages:\n  load:\n    cmd: x\n    wdir: raw\n    outs:\n    - a.csv:\n        persist: true\n',
      },
    };
    for (const [how, files] of Object.entries(kept)) {
      it(how, async () => {
        const { root } = repository({ '.gitignore': '/data/raw/*.csv\n', ...files });
        put(root, 'data/raw/a.csv', 'x');
        assert.equal((await judged(root, ['data/raw/a.csv'])).verdict, 'pass');
      });
    }

    const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'is not what another file keeps': { 'data/raw/b.csv.dvc': 'outs:\n- path: b.csv\n' },
      'is not what a pipeline leaves to git': {
        'dvc.yaml': 'stages:\n  load:\n    cmd: x\n    outs:\n    - data/raw/a.csv:\n        cache: false\n',
      },
      'is not what a stage only reads': {
        'dvc.yaml': 'stages:\n  x:\n    cmd: x\n    deps:\n    - data/raw/a.csv\n',
      },
      'is nothing in a malformed file': { 'data/raw/a.csv.dvc': 'outs: [\n' },
    };
    for (const [how, files] of Object.entries(others)) {
      it(how, async () => {
        const { root } = repository({ '.gitignore': '/data/raw/*.csv\n', ...files });
        put(root, 'data/raw/a.csv', 'x');
        assert.match(
          lines(await judged(root, ['data/raw/a.csv'])).join(),
          /a\.csv is linked, but git ignores it/,
        );
      });
    }

    it('only with a file that is itself tracked', async () => {
      const { root } = repository({ '.gitignore': '/a.csv\n' });
      put(root, 'a.csv', 'x');
      put(root, 'a.csv.dvc', 'outs:\n- path: a.csv\n');
      assert.deepEqual(lines(await judged(root, ['a.csv'])).slice(1), [
        'warn a.csv.dvc a.csv.dvc is linked, but git does not track it.',
      ]);
    });
  });

  it('asks a submodule about its files', async () => {
    const inner = repository({ 'm.pkl': 'x' });
    const made = repository({ 'a.py': 'x' });
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    made.commit();
    put(made.root, 'sub/new.pkl', 'y');
    assert.deepEqual(lines(await judged(made.root, ['sub/m.pkl', 'sub/new.pkl'])).slice(1), [
      'warn sub/new.pkl sub/new.pkl is linked, but git does not track it.',
    ]);
  });

  it('judges what files name, and consumes the files of DVC with it', async () => {
    const { root } = repository({ '.gitignore': 'x/\n', 'x.dvc': 'outs:\n- path: x\n' });
    put(root, 'x/a.csv', 'x');
    assert.equal((await judgeOnDisk(gitTracked, { files: 'x' }, root)).verdict, 'pass');
    const given = gitTracked.parameters.parse({}) as never;
    assert.deepEqual(gitTracked.consumes(given, scope({ artifacts: ['d/a'] })).patterns, [
      'd/a',
      'd.dvc',
      'dvc.yaml',
      'dvc.lock',
      'd/a.dvc',
      'd/dvc.yaml',
      'd/dvc.lock',
    ]);
  });

  it('cannot judge without a repository, a commit or artifacts', async () => {
    assert.match(
      lines(await judged(folder({ a: '' }), ['a']))[0] ?? '',
      /^error: Git cannot tell: the project is in no/,
    );
    const empty = new Repository(folder({ a: '' }));
    assert.match(lines(await judged(empty.root, ['a']))[0] ?? '', /no commit yet/);
    assert.match(
      lines(await judged(repository({ a: 'x' }).root, []))[0] ?? '',
      /^error: There is nothing to judge/,
    );
  });
});
