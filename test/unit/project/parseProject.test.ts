import assert from 'node:assert/strict';
import { checks, checksOf, parse, places, sentences, stageOf, textAt, train } from './parseSupport';

const GOOD = `version: 1
name: churn
lifecycle: mlops
python: .venv/bin/python
stages:
  train:
    owner: "@ml-team"
    links: ["src/train/**/*.py", "notebooks/03-*.ipynb"]
    inputs: [data/gold/train.parquet, params.yaml]
    outputs: [models/model.pkl, reports/metrics.json]
    checks:
      beats-threshold:
        uses: metrics.threshold
        with: { file: reports/metrics.json, metric: test.auc, min: 0.80 }
      unit-tests:
        run: python -m pytest -q tests/train
        results: { junit: reports/junit.xml }
        timeout: 1h10m
        severity: warn
gates:
  release: { requires: [validate, evaluate, test] }
`;

describe('reading a project file', () => {
  it('reads everything that a good file says', () => {
    const { project, problems } = parse(GOOD);
    assert.deepEqual(problems, []);
    assert.equal(project.name, 'churn');
    assert.equal(project.python, '.venv/bin/python');
    assert.equal(project.lifecycle.preset, 'mlops');
    assert.equal(project.stages.length, 16);
    assert.deepEqual(project.gates, [{ stage: 'release', requires: ['validate', 'evaluate', 'test'] }]);
    const stage = stageOf({ project, problems }, 'train');
    assert.equal(stage.owner, '@ml-team');
    assert.deepEqual(stage.links, ['src/train/**/*.py', 'notebooks/03-*.ipynb']);
    assert.deepEqual(stage.inputs, ['data/gold/train.parquet', 'params.yaml']);
    assert.deepEqual(stage.outputs, ['models/model.pkl', 'reports/metrics.json']);
    assert.equal(textAt(GOOD, stage.range), 'train');
  });

  it('reads checks with their parameters, defaults and places', () => {
    const { 'beats-threshold': threshold, 'unit-tests': tests } = checksOf(parse(GOOD));
    assert.deepEqual(
      { ...threshold, range: textAt(GOOD, threshold?.range) },
      {
        kind: 'builtin',
        id: 'beats-threshold',
        stage: 'train',
        uses: 'metrics.threshold',
        parameters: { file: 'reports/metrics.json', metric: 'test.auc', min: 0.8 },
        severity: 'fail',
        timeoutMs: 30 * 60_000,
        range: 'beats-threshold',
      },
    );
    assert.deepEqual(
      { ...tests, range: textAt(GOOD, tests?.range) },
      {
        kind: 'command',
        id: 'unit-tests',
        stage: 'train',
        run: 'python -m pytest -q tests/train',
        identity: 'meaning',
        results: { junit: 'reports/junit.xml' },
        severity: 'warn',
        timeoutMs: 70 * 60_000,
        range: 'unit-tests',
      },
    );
  });

  it('fills in the defaults of parameters', () => {
    const { a } = checksOf(
      parse(checks('a: {uses: document.sections, with: {file: a.md, sections: [Aim]}}')),
    );
    assert.ok(a?.kind === 'builtin');
    assert.deepEqual(a.parameters, { file: 'a.md', sections: ['Aim'], minWords: 10 });
  });

  it('reads after how many days the outcome of a check expires, if ever', () => {
    const { a, b } = checksOf(parse(checks('a: {run: x, expires: 30d}\nb: {run: x, expires: }')));
    assert.equal(a?.expiresDays, 30);
    assert.ok(b?.kind === 'command' && !('expiresDays' in b));
  });

  it('takes the name of the folder where the file has none', () => {
    assert.equal(parse('version: 1\n').project.name, 'folder');
    assert.equal(parse('version: 1\nname:\n').project.name, 'folder');
  });

  it('takes sections that are left empty as empty', () => {
    const text =
      'version: 1\nname:\nlifecycle:\npython:\nstages:\n  train:\n  test:\n    links:\n    checks:\ngates:\n';
    const parsed = parse(text);
    assert.deepEqual(parsed.problems, []);
    assert.equal(textAt(text, stageOf(parsed, 'train').range), 'train');
    assert.deepEqual(stageOf(parsed, 'test').checks, []);
  });

  it('gives every stage of the lifecycle, in its order', () => {
    const { project } = parse('version: 1\nlifecycle: crisp-ml-q\nstages: {train-model: {owner: me}}\n');
    assert.deepEqual(
      project.stages.map((stage) => stage.id),
      project.lifecycle.stages.map((stage) => stage.id),
    );
  });

  it('resolves aliases and merges', () => {
    const parsed = parse(`version: 1
stages:
  train: &base
    owner: me
    checks: {a: {run: make}}
  test:
    <<: *base
    owner: you
  code: *base
`);
    assert.deepEqual(parsed.problems, []);
    assert.equal(stageOf(parsed, 'test').owner, 'you');
    assert.equal(stageOf(parsed, 'code').owner, 'me');
    assert.deepEqual(Object.keys(checksOf(parsed, 'test')), ['a']);
  });

  it('does not mind a byte order mark and CRLF, and does not count the mark', () => {
    const text = `\uFEFF${GOOD.replaceAll('\n', '\r\n').replace('churn', '7.0')}`;
    const parsed = parse(text);
    assert.deepEqual(places(text), ['not-text «7.0»']);
    assert.equal(parsed.project.name, '7.0');
    assert.equal(Object.keys(checksOf(parsed)).length, 2);
    const first = '\uFEFFnmae: x';
    assert.deepEqual(places(first)[0], 'missing-version «nmae»');
  });
});

describe('a problem in a project file', () => {
  const cases: readonly [name: string, text: string, expected: readonly string[]][] = [
    ['unknown key', 'version: 1\nnmae: x\n', ['unknown-key «nmae»']],
    ['unknown key of a stage', train('onwer: me'), ['unknown-key «onwer»']],
    ['unknown stage', 'version: 1\nstages:\n  trian: {owner: me}\n', ['unknown-stage «trian»']],
    ['unknown preset', 'version: 1\nlifecycle: mlop\n', ['unknown-preset «mlop»']],
    ['unknown key of the lifecycle', 'version: 1\nlifecycle: {opne: []}\n', ['unknown-key «opne»']],
    [
      'unknown stage of a gate',
      'version: 1\ngates: {relase: {requires: [test]}}\n',
      ['unknown-stage «relase»'],
    ],
    [
      'unknown requirement',
      'version: 1\ngates: {release: {requires: [../x, tset]}}\n',
      ['unknown-stage «../x»', 'unknown-stage «tset»'],
    ],
    ['wrong type of a section', 'version: 1\nstages: [train]\n', ['wrong-type «[train]»']],
    [
      'wrong type of a section over several lines',
      'version: 1\nstages:\n  - train\n  - test\n',
      ['wrong-type «stages»'],
    ],
    ['wrong type of a stage', 'version: 1\nstages: {train: 5}\n', ['wrong-type «5»']],
    ['wrong type in a list', train('links: [a, [b], c]'), ['wrong-type «[b]»']],
    ['climbing path', train('links: [a, ../b]'), ['path-outside «../b»']],
    ['absolute path', train('inputs: [/etc/passwd]'), ['path-outside «/etc/passwd»']],
    ['drive letter', train('outputs: ["C:/x"]'), ['path-outside «"C:/x"»']],
    ['home folder', train('links: [~/x]'), ['path-outside «~/x»']],
    ['climbing in braces', train('links: ["{a,..}/b"]'), ['path-outside «"{a,..}/b"»']],
    ['climbing exclusion', train('links: ["!../b"]'), ['path-outside «"!../b"»']],
    ['address', train('inputs: ["s3://bucket/data"]'), ['path-outside «"s3://bucket/data"»']],
    ['climbing with backslashes', train("links: ['..\\b']"), ["path-outside «'..\\b'»"]],
    ['backslashes', train("links: ['a\\b']"), ["path-backslash «'a\\b'»"]],
    ['empty path', train('links: [""]'), ['empty-path «""»']],
    ['too many wildcards', train('links: ["*a*b*c*d*"]'), ['glob-too-complex «"*a*b*c*d*"»']],
    ['missing version', 'name: x\n', ['missing-version «name»']],
    ['version as text', 'version: "1"\n', ['wrong-value «"1"»']],
    ['nonsense version', 'version: [1]\n', ['wrong-value «[1]»']],
    ['future version', 'version: 2\nfoo: bar\n', ['future-version «2»']],
    ['future version with a dot', 'version: 2.1\n', ['future-version «2.1»']],
    ['number as name', 'version: 1\nname: 2024\n', ['not-text «2024»']],
    ['text instead of a list', train('links: src/*.py'), ['not-a-list «src/*.py»']],
    ['second document', 'version: 1\n---\nname: x\n', ['many-documents «---»']],
    ['tabs', 'version: 1\nstages:\n\ttrain:\n\t\towner: me\n', ['tab-indent «\t»']],
    ['duplicate key', 'version: 1\nname: a\nname: b\n', ['duplicate-key «name»']],
    ['key that is no text', 'version: 1\n? [a]\n: b\n', ['bad-key «[a]»']],
    ['__proto__ as key', 'version: 1\n__proto__: {name: x}\n', ['bad-key «__proto__»']],
    ['__proto__ as stage', 'version: 1\nstages: {__proto__: {owner: x}}\n', ['bad-key «__proto__»']],
    ['unknown anchor', 'version: 1\nname: *nope\n', ['unknown-anchor «*nope»']],
    ['alias in itself', 'version: 1\nstages: &s {train: *s}\n', ['recursive-alias «*s»']],
    ['tag', 'version: 1\nname: !secret x\n', ['unknown-tag «!secret»']],
    ['merge of what is no map', 'version: 1\n<<: 5\n', ['bad-merge «<<»']],
    ['empty file', '', ['empty-file «»']],
    ['file of comments', '# nothing\n', ['empty-file «»']],
    ['text', 'just words', ['not-a-map «»']],
    ['list', '- a\n- b\n', ['not-a-map «»']],
  ];
  for (const [name, text, expected] of cases) {
    it(`stands at its place: ${name}`, () => {
      assert.deepEqual(places(text), expected);
    });
  }

  it('says what is wrong and what to do', () => {
    const text =
      'version: 1\nnmae: x\nstages:\n  trian: {}\n  train: {checks: {a: {uses: metrics.treshold}}}\n';
    assert.deepEqual(sentences(text), [
      '"nmae" is not a key that belongs here. → Did you mean "name"?',
      'The lifecycle of this project has no stage "trian"; this is left out. → Did you mean "train"?',
      'There is no built-in check "metrics.treshold". → Did you mean "metrics.threshold"?',
    ]);
    assert.deepEqual(
      parse(text).problems.map((problem) => problem.suggestion),
      ['name', 'train', 'metrics.threshold'],
    );
  });

  it('lists what is possible where nothing is near', () => {
    assert.deepEqual(sentences('version: 1\nzzz: x\n'), [
      '"zzz" is not a key that belongs here. → Possible here: version, name, lifecycle, python, stages, gates.',
    ]);
  });

  it('costs nothing but the part that is wrong', () => {
    const parsed = parse(train('owner: [a]\nlinks: [ok, ../bad, fine]\ninputs: 5\ncheks: {}'));
    const stage = stageOf(parsed, 'train');
    assert.equal(stage.owner, undefined);
    assert.deepEqual(stage.links, ['ok', 'fine']);
    assert.deepEqual(stage.inputs, ['5']);
  });

  it('lets the first of two equal keys count', () => {
    const parsed = parse('version: 1\nstages:\n  train: {owner: first}\n  train: {owner: second}\n');
    assert.equal(stageOf(parsed, 'train').owner, 'first');
  });

  it('reads a file indented by tabs, as far as its structure is clear', () => {
    assert.equal(stageOf(parse('version: 1\nstages:\n\ttrain:\n\t\towner: me\n'), 'train').owner, 'me');
  });

  it('keeps a key of every map that JavaScript has a meaning for', () => {
    const text = 'version: 1\nconstructor: 1\nstages: {toString: {}, hasOwnProperty: 5}\n';
    assert.deepEqual(places(text), [
      'unknown-key «constructor»',
      'unknown-stage «toString»',
      'unknown-stage «hasOwnProperty»',
      'wrong-type «5»',
    ]);
  });

  it('is one among at most 201, however many there are', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `k${index}: 1`);
    const { problems } = parse(`version: 1\n${lines.join('\n')}\n`);
    assert.equal(problems.length, 201);
    assert.deepEqual(problems.at(-1)?.message.args, [800]);
  });
});

describe('a merge conflict in a project file', () => {
  const text = `version: 1
<<<<<<< HEAD
name: ours
||||||| base
name: old
=======
name: theirs
>>>>>>> feature
stages:
  train:
    owner: me
    checks:
<<<<<<< HEAD
      a: {run: one}
=======
      a: {run: two}
      b: {run: three}
>>>>>>> feature
      c: {run: |
<<<<<<< x}
`;

  it('is recognised with its place, and the current side counts', () => {
    const conflict = text.slice(0, text.indexOf('      c:'));
    const parsed = parse(conflict);
    assert.deepEqual(places(conflict), [
      'conflict-markers «<<<<<<< HEAD»',
      'conflict-markers «<<<<<<< HEAD»',
    ]);
    assert.equal(parsed.project.name, 'ours');
    assert.equal(stageOf(parsed, 'train').owner, 'me');
    const { a, ...others } = checksOf(parsed);
    assert.equal(a?.kind === 'command' && a.run, 'one');
    assert.deepEqual(others, {});
  });

  it('that never closes still lets the rest be read', () => {
    const parsed = parse('version: 1\r\n<<<<<<< HEAD\r\nname: ours\r\nstages: {train: {owner: me}}\r\n');
    assert.deepEqual(
      parsed.problems.map((problem) => problem.code),
      ['conflict-markers'],
    );
    assert.equal(stageOf(parsed, 'train').owner, 'me');
  });

  it('is not a line that looks a little like a marker', () => {
    assert.deepEqual(places('version: 1\n# <<<<<<< HEAD\nname: |\n  <<<<<<< HEAD\n  =======\n'), []);
  });
});
