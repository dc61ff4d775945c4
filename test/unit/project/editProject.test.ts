import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { compileGlobs } from '../../../src/core/links/globs';
import { planLinks } from '../../../src/core/project/editProject';
import { applyEdits } from '../../../src/core/project/textEdit';
import { render } from '../../../src/core/text/message';
import { parse, stageOf } from './parseSupport';
import { projectFile } from './projectFiles';

function plan(text: string, path = 'src/new.py', stage = 'train') {
  return planLinks(text, { paths: [path], stage, lifecycle: MLOPS });
}

function linked(text: string, path?: string, stage?: string): string {
  const planned = plan(text, path, stage);
  if (planned.kind !== 'edits')
    assert.fail(planned.kind === 'impossible' ? render(planned.message) : planned.kind);
  return applyEdits(text, planned.edits);
}

/** The lines of a text that are not in another one. */
function linesWithout(text: string, other: string): string[] {
  const others = other.split(/\r?\n/);
  return text.split(/\r?\n/).filter((line) => {
    const at = others.indexOf(line);
    if (at >= 0) others.splice(at, 1);
    return at < 0;
  });
}

describe('linking a file in the project file', () => {
  const cases: readonly [name: string, before: string, after: string][] = [
    ['an empty file', '', 'version: 1\nstages:\n  train:\n    links:\n      - src/new.py\n'],
    [
      'a file of comments',
      '# mine',
      '# mine\nversion: 1\nstages:\n  train:\n    links:\n      - src/new.py\n',
    ],
    [
      'no stages',
      'version: 1 # v\n# end\n',
      'version: 1 # v\nstages:\n  train:\n    links:\n      - src/new.py\n# end\n',
    ],
    ['no line ending', 'version: 1', 'version: 1\nstages:\n  train:\n    links:\n      - src/new.py'],
    [
      'empty stages',
      'stages: # all\nname: x\n',
      'stages: # all\n  train:\n    links:\n      - src/new.py\nname: x\n',
    ],
    ['stages written as null', 'stages: ~ # none\n', 'stages: {train: {links: [src/new.py]}} # none\n'],
    ['stages in brackets', 'stages: {}\n', 'stages: {train: {links: [src/new.py]}}\n'],
    [
      'a file in brackets',
      '\uFEFF{version: 1}',
      '\uFEFF{version: 1, stages: {train: {links: [src/new.py]}}}',
    ],
    [
      'an empty stage',
      'stages:\n  train: # t\n  test:\n',
      'stages:\n  train: # t\n    links:\n      - src/new.py\n  test:\n',
    ],
    [
      'a stage in brackets',
      'stages:\n  train: { owner: me }\n',
      'stages:\n  train: { owner: me, links: [src/new.py] }\n',
    ],
    [
      'empty links',
      'stages:\n  train:\n    links:\n    owner: me\n',
      'stages:\n  train:\n    links:\n      - src/new.py\n    owner: me\n',
    ],
    [
      'no links yet, behind the owner',
      'stages:\n  train:\n    owner: me # o\n    inputs: [a]\n',
      'stages:\n  train:\n    owner: me # o\n    links:\n      - src/new.py\n    inputs: [a]\n',
    ],
    [
      'a list in brackets',
      "links-are: &x 1\nstages: {train: {links: ['a']}}\n",
      "links-are: &x 1\nstages: {train: {links: ['a', 'src/new.py']}}\n",
    ],
    [
      'an empty list',
      'stages:\n  train:\n    links: [ ] # l\n',
      'stages:\n  train:\n    links: [src/new.py ] # l\n',
    ],
    [
      'a comma at the end',
      'stages:\n  train:\n    links: ["a", ]\n',
      'stages:\n  train:\n    links: ["a", "src/new.py" ]\n',
    ],
    [
      'a list in brackets over several lines',
      'stages:\n  train:\n    links: [\n      "a", # first\n      "b" # last\n    ]\n',
      'stages:\n  train:\n    links: [\n      "a", # first\n      "b", # last\n      "src/new.py"\n    ]\n',
    ],
    [
      'the same with a comma at the end',
      'stages:\n  train:\n    links: [\n      a,\n      b, # last\n    ]\n',
      'stages:\n  train:\n    links: [\n      a,\n      b, # last\n      src/new.py,\n    ]\n',
    ],
    [
      'a list of lines',
      "stages:\n  train:\n    links:\n    -   a\n    - 'b'   # last\n    # comment\n    owner: me\n",
      "stages:\n  train:\n    links:\n    -   a\n    - 'b'   # last\n    - 'src/new.py'\n    # comment\n    owner: me\n",
    ],
    [
      'a single text',
      'stages:\n  train:\n    links: "a, b" # one\n',
      'stages:\n  train:\n    links: ["a, b", "src/new.py"] # one\n',
    ],
    [
      'CRLF',
      'stages:\r\n  train:\r\n    links:\r\n      - a\r\n',
      'stages:\r\n  train:\r\n    links:\r\n      - a\r\n      - src/new.py\r\n',
    ],
    [
      'a stage before others, in the indentation and with the blank lines of the file',
      'stages:\n    # about evaluate\n    evaluate:\n        owner: a\n\n    # about release\n    release:\n        owner: b\n',
      'stages:\n    train:\n        links:\n            - src/new.py\n\n    # about evaluate\n    evaluate:\n        owner: a\n\n    # about release\n    release:\n        owner: b\n',
    ],
    [
      'a stage behind those that come before it, and behind their comments',
      'stages:\n  explore:\n    owner: a\n    # inputs: [b]\n\n  # about code\n  code:\n    owner: b\n',
      'stages:\n  explore:\n    owner: a\n    # inputs: [b]\n\n  train:\n    links:\n      - src/new.py\n\n  # about code\n  code:\n    owner: b\n',
    ],
    [
      'text blocks before it',
      'stages:\n  explore:\n    checks:\n      a:\n        run: |\n          make\n\nname: x\n',
      'stages:\n  explore:\n    checks:\n      a:\n        run: |\n          make\n  train:\n    links:\n      - src/new.py\n\nname: x\n',
    ],
    [
      'the end of a document',
      '---\nversion: 1\n...\n',
      '---\nversion: 1\nstages:\n  train:\n    links:\n      - src/new.py\n...\n',
    ],
  ];
  for (const [name, before, after] of cases) {
    it(`changes what it must and nothing else: ${name}`, () => {
      assert.equal(linked(before), after);
    });
  }

  it('is not done twice', () => {
    const text = 'version: 1\nstages: {train: {links: ["src/**/*.py"]}}\n';
    assert.deepEqual(plan(text), { kind: 'already' });
    assert.equal(plan(text, 'src/x.md').kind, 'edits');
    assert.deepEqual(plan(linked('', 'a[1].csv'), 'a[1].csv'), { kind: 'already' });
  });

  it('takes every name for itself', () => {
    for (const path of [
      'a b.py',
      'data [1] *.csv',
      '!x',
      '{a}',
      "it's.md",
      'a"b',
      'xx: y',
      'a #b',
      '- a',
      '*',
      '日本.md',
      'true',
      '1.5',
      '?.md',
      'ü/`$(x)`',
      '(a|b)',
    ]) {
      for (const text of ['', "stages: {train: {links: ['z']}}\n", 'stages:\n  train:\n    links: [z]\n']) {
        const { links } = stageOf(parse(linked(text, path)), 'train');
        const matches = compileGlobs(links);
        assert.notEqual(matches(path), undefined, path);
        assert.equal(matches(`${path}x`), undefined, path);
        assert.equal(matches('a'), undefined, path);
      }
    }
  });

  it('says why it cannot be done, and what to do instead', () => {
    const cases: readonly [text: string, path: string, stage: string, words: string][] = [
      [
        '',
        '../x',
        'train',
        '"../x" leads out of the project. → Use a path inside the project, relative to its folder.',
      ],
      ['', 'a\\b', 'train', '"a\\b" has backslashes. → Separate folders by "/"; it works on every system.'],
      [
        'a: [',
        'x',
        'train',
        'This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. → Mend the project file first.',
      ],
      [
        '- a\n',
        'x',
        'train',
        'A project file is a map with keys like "version" and "stages"; this is something else. → Mend the project file first.',
      ],
      [
        '<<<<<<< HEAD\n',
        'x',
        'train',
        'A merge left a conflict here. Until it is resolved, the current side of it counts. → Mend the project file first.',
      ],
      [
        'stages: {train: {links: ["!x/**"]}}\n',
        'x/a',
        'train',
        'The links of "train" exclude x/a: "!x/**". → Remove that pattern from the project file first.',
      ],
      [
        'stages: {train: &t {links: [a]}, test: *t}\n',
        'x',
        'test',
        'The links of "test" are written in a way that cannot be edited automatically. → Add "x" to them by hand.',
      ],
      [
        'stages: {train: &t {links: [a]}, test: {<<: *t}}\n',
        'x',
        'test',
        'The links of "test" are written in a way that cannot be edited automatically. → Add "x" to them by hand.',
      ],
      [
        'stages: 5\n',
        'x',
        'test',
        'The links of "test" are written in a way that cannot be edited automatically. → Add "x" to them by hand.',
      ],
    ];
    for (const [text, path, stage, words] of cases) {
      const planned = plan(text, path, stage);
      assert.ok(planned.kind === 'impossible', text);
      assert.equal(`${render(planned.message)} → ${render(planned.next)}`, words);
    }
    const unknown = plan('', 'x', 'trian');
    assert.ok(unknown.kind === 'impossible');
    assert.equal(render(unknown.message), 'The lifecycle of this project has no stage "trian".');
  });

  it('keeps everything else of any well-formed file, byte for byte', () => {
    const stages = MLOPS.stages.map((stage) => stage.id);
    fc.assert(
      fc.property(projectFile(stages), fc.constantFrom(...stages), (text, stage) => {
        assert.deepEqual(parse(text).problems, [], text);
        const after = linked(text, 'src/new file.py', stage);
        const project = parse(text).project;
        const expected = project.stages.map(({ id, links, owner, inputs, checks }) => ({
          ...{ id, owner, inputs, checks: checks.map((check) => ({ ...check, range: null })) },
          links: id === stage ? [...links, 'src/new file.py'] : links,
        }));
        const found = parse(after).project.stages.map(({ id, links, owner, inputs, checks }) => ({
          ...{ id, owner, inputs, checks: checks.map((check) => ({ ...check, range: null })) },
          links,
        }));
        assert.deepEqual(found, expected, after);
        assert.deepEqual(parse(after).problems, []);
        // What is only inserted changes nothing; at most the last item of a list in brackets gets a neighbour.
        const planned = plan(text, 'src/new file.py', stage);
        assert.ok(planned.kind === 'edits');
        for (const { range } of planned.edits) assert.deepEqual(range.start, range.end);
        assert.ok(linesWithout(text, after).length <= 1, after);
        assert.ok(linesWithout(after, text).length <= 4, after);
        assert.equal(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(text));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, and only plans what it can keep', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('sa:{}[]-, \n#&*"|~')), maxLength: 40 }),
        (tail) => {
          const text = `version: 1\nstages:${tail}`;
          const planned = plan(text);
          if (planned.kind === 'edits')
            assert.deepEqual(plan(applyEdits(text, planned.edits)), { kind: 'already' });
        },
      ),
      { numRuns: 1000 },
    );
  });
});
