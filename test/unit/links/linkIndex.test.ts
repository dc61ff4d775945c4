import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UNREAD_LINKS, type InFileLink } from '../../../src/core/links/inFileLink';
import { Linker, linksOf } from '../../../src/core/links/linkIndex';
import { render } from '../../../src/core/text/message';
import { parse } from '../project/parseSupport';

const { project } = parse(`version: 1
stages:
  train: {links: ["src/**/*.py", notebooks/*.ipynb, models]}
  evaluate: {links: ["src/eval*.py", notebooks/*.ipynb, "data[[]1[]]/"]}
  plan: {links: [docs/plan.md, "!docs/old.md", "docs/*.md"]}
`);

function links(files: readonly string[], inFile: Readonly<Record<string, readonly InFileLink[]>> = {}) {
  return linksOf(project, files, new Map(Object.entries(inFile)));
}

/** `path[cell] stage (origin)`, as short as can be compared. */
function short(...given: Parameters<typeof links>): string[] {
  return links(...given).links.map(
    ({ path, cell, stage, origin }) => `${path}${cell === undefined ? '' : `[${cell}]`} ${stage} (${origin})`,
  );
}

describe('links of artifacts to stages', () => {
  it('come from the project file, to several stages if it says so', () => {
    assert.deepEqual(short(['src/evaluate.py', 'src/x.py', 'docs/old.md', 'docs/plan.md', 'README.md']), [
      'docs/plan.md plan (project)',
      'src/evaluate.py train (project)',
      'src/evaluate.py evaluate (project)',
      'src/x.py train (project)',
    ]);
  });

  it('tell kind and pattern', () => {
    assert.deepEqual(links(['notebooks/a.ipynb']).links[0], {
      stage: 'train',
      path: 'notebooks/a.ipynb',
      kind: 'notebook',
      origin: 'project',
      pattern: 'notebooks/*.ipynb',
    });
  });

  it('come from the file itself instead, where it says something', () => {
    const marker: InFileLink = { stage: 'monitor', origin: 'marker', line: 2 };
    assert.deepEqual(short(['src/evaluate.py', 'src/x.py'], { 'src/evaluate.py': [marker] }), [
      'src/evaluate.py monitor (marker)',
      'src/x.py train (project)',
    ]);
    assert.deepEqual(links(['a.py'], { 'a.py': [marker] }).links, [
      { stage: 'monitor', path: 'a.py', kind: 'code', origin: 'marker', line: 2 },
    ]);
  });

  it('contradict each other where the project file names the path itself, and that is said at the marker', () => {
    const marker: InFileLink = { stage: 'train', origin: 'marker', line: 2 };
    const { links: found, problems } = links(['docs/plan.md', 'src/evaluate.py'], {
      'docs/plan.md': [marker],
      'src/evaluate.py': [{ stage: 'plan', origin: 'marker', line: 0 }],
    });
    assert.deepEqual(
      found.map(({ path, stage }) => `${path} ${stage}`),
      ['docs/plan.md train', 'src/evaluate.py plan'],
    );
    const [problem, ...others] = problems;
    assert.deepEqual(others, [], 'a glob speaks of many files, so a marker is its exception');
    assert.equal(problem?.code, 'contradictory-link');
    assert.deepEqual([problem.path, problem.range?.start.line], ['docs/plan.md', 2]);
    assert.equal(
      render(problem.message),
      'The file names the stage "train" itself, so the link to "plan" in the project file does not count.',
    );
    const both: InFileLink = { stage: 'plan', origin: 'marker', line: 2 };
    assert.deepEqual(links(['docs/plan.md'], { 'docs/plan.md': [marker, both] }).problems, []);
  });

  it('come from cells beside the link of their notebook', () => {
    const cells: readonly InFileLink[] = [
      { stage: 'validate', origin: 'cell', cell: 3 },
      { stage: 'collect', origin: 'cell', cell: 1 },
    ];
    assert.deepEqual(short(['notebooks/a.ipynb'], { 'notebooks/a.ipynb': cells }), [
      'notebooks/a.ipynb train (project)',
      'notebooks/a.ipynb evaluate (project)',
      'notebooks/a.ipynb[1] collect (cell)',
      'notebooks/a.ipynb[3] validate (cell)',
    ]);
    const all: readonly InFileLink[] = [...cells, { stage: 'explore', origin: 'notebook' }];
    assert.deepEqual(short(['notebooks/a.ipynb'], { 'notebooks/a.ipynb': all }), [
      'notebooks/a.ipynb explore (notebook)',
      'notebooks/a.ipynb[1] collect (cell)',
      'notebooks/a.ipynb[3] validate (cell)',
    ]);
  });

  it('link a folder as one artifact where the project file names it plainly', () => {
    assert.deepEqual(links(['models/a/b.pkl', 'data[1]/x.csv']).links, [
      { stage: 'evaluate', path: 'data[1]', kind: 'folder', origin: 'project', pattern: 'data[[]1[]]/' },
      { stage: 'train', path: 'models', kind: 'folder', origin: 'project', pattern: 'models' },
    ]);
  });

  it('do not come from what does not exist', () => {
    assert.deepEqual(short([]), []);
    assert.deepEqual(short(['b.py'], { 'gone.py': [{ stage: 'train', origin: 'marker' }] }), []);
  });

  it('to a stage that does not exist are problems at their place, and the project file counts', () => {
    const files = ['notebooks/a.ipynb', 'src/x.py'];
    const { links: found, problems } = links(files, {
      'src/x.py': [{ stage: 'trian', origin: 'marker', line: 4 }],
      'notebooks/a.ipynb': [{ stage: 'zzz', origin: 'cell', cell: 2 }],
    });
    assert.deepEqual(
      problems.map(({ path, cell, range, code, message, next }) => ({
        ...{ path, cell, code },
        line: range?.start.line,
        words: `${render(message)} ${next ? render(next) : ''}`.slice(0, 110),
      })),
      [
        {
          path: 'notebooks/a.ipynb',
          cell: 2,
          code: 'unknown-stage',
          line: undefined,
          words:
            'The lifecycle of this project has no stage "zzz"; the link is left out. Stages: formulate, collect, curate, tr',
        },
        {
          path: 'src/x.py',
          cell: undefined,
          code: 'unknown-stage',
          line: 4,
          words:
            'The lifecycle of this project has no stage "trian"; the link is left out. Did you mean "train"?',
        },
      ],
    );
    assert.equal(found.filter((link) => link.path === 'src/x.py').length, 1);
    const [unlike, alike] = problems;
    assert.deepEqual(
      [alike?.suggestion, alike?.misspelt],
      ['train', 'trian'],
      'what a quick fix writes for what',
    );
    assert.equal(unlike?.suggestion, undefined);
  });

  it('are not known of a notebook that speaks of stages but cannot be read, which is said; globs count', () => {
    const { links: found, problems } = links(['notebooks/torn.ipynb'], {
      'notebooks/torn.ipynb': UNREAD_LINKS,
    });
    assert.deepEqual(
      found.map(({ stage, origin }) => [stage, origin]),
      [
        ['train', 'project'],
        ['evaluate', 'project'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, path, severity }) => [code, path, severity]),
      [['unread-notebook', 'notebooks/torn.ipynb', 'warning']],
    );
  });

  it('are the same whatever the order of the files, each once', () => {
    const files = [
      'src/a.py',
      'src/evaluate.py',
      'notebooks/b.ipynb',
      'docs/plan.md',
      'models/m.pkl',
      'x.py',
    ];
    const twice: InFileLink = { stage: 'test', origin: 'marker', line: 0 };
    const expected = links([...files].sort(), { 'x.py': [twice, twice] }).links;
    assert.equal(expected.filter((link) => link.path === 'x.py').length, 1);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        assert.deepEqual(links(shuffled, { 'x.py': [twice, twice] }).links, expected);
      }),
    );
  });

  it('are those that each path has for itself, in folders that stages link and in others', () => {
    const folder = fc.constantFrom(
      '',
      'src/',
      'src/deep/',
      'src.old/',
      'notebooks/',
      'data[1]/',
      'docs/',
      'b/',
    );
    const name = fc.constantFrom('a.py', 'evaluate.py', 'c.ipynb', 'plan.md', 'src', 'models');
    const paths = fc.uniqueArray(
      fc.tuple(folder, name).map((parts) => parts.join('')),
      { maxLength: 20 },
    );
    const stage = fc.constantFrom('train', 'evaluate', 'unknown');
    const declared = stage.map((id): readonly InFileLink[] => [{ stage: id, origin: 'marker', line: 0 }]);
    const linker = new Linker(project);
    fc.assert(
      fc.property(paths, fc.dictionary(name, declared), fc.boolean(), (unsorted, found, isDeep) => {
        const files = unsorted.toSorted();
        const inFile = new Map(
          Object.entries(found).map(([path, own]) => [isDeep ? `b/${path}` : path, own]),
        );
        const each = [...files, ...linker.namedPaths]
          .map((path) => [path, linker.link(path, files, inFile.get(path))] as const)
          .filter(([, own]) => own.links.length + own.problems.length > 0);
        assert.deepEqual(linker.linkAll(files, inFile), new Map(each));
      }),
    );
  });
});
