import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { compileGlobs } from '../../../src/core/links/globs';
import { planLinks } from '../../../src/core/project/editProject';
import { planUnlink } from '../../../src/core/project/planUnlink';
import { applyEdits } from '../../../src/core/project/textEdit';
import { parse, stageOf } from './parseSupport';

const unlink = (text: string, path = 'src/a.py') =>
  planUnlink(text, { path, stage: 'train', lifecycle: MLOPS });

function unlinked(text: string, path?: string): string {
  const plan = unlink(text, path);
  assert.equal(plan.kind, 'edits', JSON.stringify(plan));
  return applyEdits(text, plan.edits);
}

describe('unlinking a file in the project file', () => {
  const cases: readonly [name: string, before: string, after: string][] = [
    [
      'a line of a list, with its comment',
      'stages:\n  train:\n    # mine\n    links:\n      - src/a.py # first\n      # second\n      - src/b.py\n',
      'stages:\n  train:\n    # mine\n    links:\n      # second\n      - src/b.py\n',
    ],
    [
      'the only line of a list',
      'stages:\n  train:\n    links: # all\n      - src/a.py\n    owner: me\n',
      'stages:\n  train:\n    links: [] # all\n    owner: me\n',
    ],
    [
      'the last line of a file',
      'stages:\n  train:\n    links:\n      - b\n      - src/a.py',
      'stages:\n  train:\n    links:\n      - b\n',
    ],
    ['the first in brackets', 'stages: {train: {links: [src/a.py, b]}}\n', 'stages: {train: {links: [b]}}\n'],
    [
      'the last in brackets',
      'stages: {train: {links: [b, "src/a.py"]}}\n',
      'stages: {train: {links: [b]}}\n',
    ],
    ['the only one in brackets', 'stages: {train: {links: [src/a.py]}}\n', 'stages: {train: {links: []}}\n'],
    [
      'a single text',
      'stages:\n  train:\n    links: src/a.py # it\n',
      'stages:\n  train:\n    links: [] # it\n',
    ],
    [
      'what is written twice',
      'stages:\n  train:\n    links:\n      - src/a.py\n      - x\n      - ./src/a.py\n',
      'stages:\n  train:\n    links:\n      - x\n',
    ],
    [
      'a file with Windows line ends',
      '\uFEFFstages:\r\n  train:\r\n    links:\r\n      - src/a.py\r\n      - b\r\n',
      '\uFEFFstages:\r\n  train:\r\n    links:\r\n      - b\r\n',
    ],
    [
      'what a glob matches too, by excluding it',
      'stages:\n  train:\n    links:\n      - src/*.py # all\n',
      'stages:\n  train:\n    links:\n      - src/*.py # all\n      - "!src/a.py"\n',
    ],
    [
      'what a glob and a path match',
      'stages:\n  train:\n    links: [src/a.py, "src/*.py"]\n',
      'stages:\n  train:\n    links: ["src/*.py", "!src/a.py"]\n',
    ],
  ];
  for (const [name, before, after] of cases) {
    it(`takes away ${name}`, () => assert.equal(unlinked(before), after));
  }

  it('takes a name with glob characters literally', () => {
    const before = 'stages:\n  train:\n    links:\n      - "src/*"\n';
    assert.equal(
      unlinked(before, 'src/a[1].py'),
      'stages:\n  train:\n    links:\n      - "src/*"\n      - "!src/a[[]1[]].py"\n',
    );
  });

  it('has nothing to do where nothing links the file, and mends no broken file', () => {
    assert.equal(unlink('stages:\n  train:\n    links: [b]\n').kind, 'already');
    assert.equal(unlink('').kind, 'already');
    assert.equal(unlink('stages: [').kind, 'impossible');
    const aliased = 'stages:\n  plan:\n    links: &own [src/a.py]\n  train:\n    links: *own\n';
    assert.equal(unlink(aliased).kind, 'impossible');
  });

  it('is undone by linking, and leaves every other file as it was', () => {
    const names = fc.constantFrom(
      'src/a.py',
      'src/b.py',
      'src/*.py',
      'x/**',
      '!src/c.py',
      'a b.csv',
      "it's.py",
    );
    const lists = fc.uniqueArray(names, { minLength: 1 });
    fc.assert(
      fc.property(
        lists,
        fc.boolean(),
        fc.constantFrom('src/a.py', 'src/b.py', 'x/y.csv'),
        (links, isFlow, path) => {
          const quoted = links.map((link) => JSON.stringify(link));
          const list = isFlow
            ? ` [${quoted.join(', ')}]`
            : `\n${quoted.map((link) => `      - ${link}`).join('\n')}`;
          const before = `# top\nstages:\n  train:\n    links:${list}\n    owner: me # end\n`;
          const plan = unlink(before, path);
          const isLinked = compileGlobs(links)(path) !== undefined;
          assert.equal(plan.kind, isLinked ? 'edits' : 'already');
          if (plan.kind !== 'edits') return;
          const after = applyEdits(before, plan.edits);
          const own = stageOf(parse(after), 'train').links;
          assert.equal(compileGlobs(own)(path), undefined);
          for (const other of ['src/a.py', 'src/b.py', 'src/d.py', 'x/y.csv', 'a b.csv', "it's.py"]) {
            if (other === path) continue;
            assert.equal(compileGlobs(own)(other) === undefined, compileGlobs(links)(other) === undefined);
          }
          assert.match(after, /^# top\n/);
          assert.match(after, /owner: me # end\n$/);
          if (own.some((link) => link.startsWith('!') && compileGlobs([link.slice(1)])(path) !== undefined))
            return;
          const again = planLinks(after, { paths: [path], stage: 'train', lifecycle: MLOPS });
          assert.equal(again.kind, 'edits');
        },
      ),
    );
  });
});
