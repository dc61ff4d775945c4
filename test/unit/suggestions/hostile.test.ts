import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathInProject } from '../../../src/core/place/pathInProject';
import { compileGlobs } from '../../../src/core/links/globs';
import { suggestionsFor, type Files } from './suggested';

/** Processor time far above what any of these takes, far below what a hang would: µs. */
const SOON = 15_000_000;
const DECLARING = [
  ...['dvc.yaml', 'dvc.lock', 'MLproject', 'Snakefile', 'workflow/rules/a.smk', 'Makefile'],
  ...['conf/base/catalog.yml', 'src/p/pipelines/q/pipeline.py', 'src/p/pipeline_registry.py'],
];
const MANY = 15_000;

describe('A declaring file that means harm', () => {
  const texts: Readonly<Record<string, () => string>> = {
    'brackets without end': () => '['.repeat(MANY),
    'parentheses without end': () => `x = ${'('.repeat(MANY)}`,
    'maps in maps': () => '{a: '.repeat(MANY / 3),
    'quotes without end': () => `rule train:\n  input: ${'"'.repeat(MANY)}`,
    'triple quotes': () => `rule train:\n  shell: ${'"""\n'.repeat(MANY / 4)}`,
    blanks: () => `train:${' '.repeat(MANY)}x`,
    colons: () => ':'.repeat(MANY),
    'continued lines': () => 'a \\\n'.repeat(MANY / 4),
    'continued recipes': () => `train:\n${'\tpython a.py \\\n'.repeat(MANY / 14)}`,
    targets: () => 'train: a\n\tpython a.py\n'.repeat(MANY / 24),
    rules: () => 'rule train:\n  output: "{a}{b}{c}{d}.csv"\n'.repeat(MANY / 45),
    placeholders: () => `rule train:\n  output: "${'{a}x'.repeat(MANY / 4)}"`,
    'placeholders of DVC': () => `stages: {train: {outs: ["${'${'.repeat(MANY / 2)}"]}}`,
    words: () => `stages: {train: {cmd: "${'a.py '.repeat(MANY / 5)}"}}`,
    anchors: () =>
      Array.from({ length: 30 }, (_, level) => {
        const below = level === 0 ? 'x' : `*a${String(level - 1)}`;
        return `a${String(level)}: &a${String(level)} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
      }).join('\n'),
    'dictionaries in dictionaries': () => `x = ${'{"a": '.repeat(3000)}b`,
    nodes: () => 'node(train, "a", "b")\n'.repeat(MANY / 22),
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`is read in time, whatever its name: ${name}`, () => {
      const written = text();
      const start = process.cpuUsage();
      suggestionsFor({ ...Object.fromEntries(DECLARING.map((path) => [path, written])), 'a.py': '' });
      assert.ok(process.cpuUsage(start).user < SOON);
    });
  }

  it('is not read where it is too large, alone or with the others', () => {
    const large = Object.fromEntries(
      Array.from({ length: 5 }, (_, at) => [`${'abcde'.charAt(at)}/Makefile`, `#${'x'.repeat(900_000)}`]),
    );
    const { problems } = suggestionsFor({
      'src/p/pipelines/q/pipeline.py': `#${'x'.repeat(100_000)}`,
      ...large,
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['d/Makefile', 'e/Makefile', 'src/p/pipelines/q/pipeline.py'],
    );
  });

  it('does not reach the prototype of anything', () => {
    const text = `stages:
  constructor: { cmd: python a.py, outs: [__proto__, constructor] }
  __proto__: { cmd: python a.py }
`;
    const { links } = suggestionsFor({ 'dvc.yaml': text, 'a.py': '', constructor: '' });
    assert.deepEqual(links, []);
  });
});

/** Pieces that declaring files, and their accidents, are made of. */
const PIECES = [
  ...[
    'stages:',
    'train:',
    'cmd: python a.py',
    'deps: [data/a.csv]',
    'outs:',
    'wdir: ..',
    'foreach: [a]',
    'do:',
  ],
  ...['entry_points:', 'command: "python a.py"', 'filepath: data/01_raw/a.csv', 'metadata:', 'x:', 'type: y'],
  ...['rule train:', 'checkpoint fit:', 'input:', 'output:', 'script:', 'shell:', '"a.py"', "'../../a.py'"],
  ...[
    '"data/{x}.csv"',
    '"""',
    "'",
    '"',
    '\\',
    '#',
    'define X',
    'endef',
    '\tpython a.py',
    'models/m.pkl: a.py',
  ],
  ...[
    'node(',
    'func=train_model',
    'inputs="x"',
    'outputs=',
    ')',
    'pipelines["a"] =',
    'from p.pipelines import q',
  ],
  ...[
    '\n',
    '\n  ',
    '\n    ',
    '\n      ',
    '\r\n',
    '\t',
    ' ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '!a',
    '!a*.csv',
    '*',
    '**',
    '${x}',
    '${',
    '%',
    '..',
    '/',
    '/etc',
    '~',
    'C:',
    's3://b',
    '\0',
    '\u2028',
    '😀',
    '\uD800',
  ],
];
/** Declarations that are in order. */
const WHOLE = [
  'stages:\n  train: { cmd: python a.py, deps: [data/a.csv], outs: [models, "data/${x}.csv"] }\n',
  'stages:\n  evaluate@1: { cmd: a.py, outs: [{ path: models/m.pkl }] }\n',
  'entry_points:\n  deploy: { command: "python a.py" }\n',
  'rule download:\n  output: "data/{x}.csv"\n  script: "a.py"\n',
  'monitor: data/a.csv\n\tpython a.py\n',
  'a: { filepath: "data/01_raw/{x}.csv" }\nb: { filepath: models/m.pkl }\n',
  'node(train_model, "a", "b")\n',
];
const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...WHOLE), fc.constantFrom('', ...PIECES)).map((all) => all.join('')),
  },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const OTHERS = [
  'a.py',
  'data/a.csv',
  'data/01_raw/a.csv',
  'models/m.pkl',
  '!a1.csv',
  'src/p/pipelines/q/nodes.py',
];
const project: fc.Arbitrary<Files> = fc
  .tuple(fc.dictionary(fc.constantFrom(...DECLARING), text, { maxKeys: 4 }), fc.subarray(OTHERS))
  .map(([declaring, others]) => ({ ...declaring, ...Object.fromEntries(others.map((path) => [path, ''])) }));

describe('Whatever declaring files contain', () => {
  it('suggests, without a throw, only stages of the lifecycle and what the project has, each once and in order', () => {
    let suggestions = 0;
    fc.assert(
      fc.property(project, fc.constantFrom('mlops', 'crisp-ml-q', 'heuristic-first'), (files, lifecycle) => {
        const { links, problems } = suggestionsFor(files, `version: 1\nlifecycle: ${lifecycle}\n`);
        const paths = Object.keys(files);
        for (const { stage, path, isGlob, source, reason } of links) {
          assert.match(stage, lifecycle === 'crisp-ml-q' ? /-/ : /^[a-z]+$/);
          assert.equal(pathInProject(path), path);
          const matches = isGlob
            ? paths.some((one) => compileGlobs([path])(one) !== undefined)
            : paths.some((one) => one === path || one.startsWith(`${path}/`));
          assert.ok(matches, path);
          assert.ok(paths.includes(source.path) || source.path === '.');
          assert.ok((source.line ?? 0) < (files[source.path] ?? '\n').split('\n').length);
          assert.ok(reason.text !== '');
        }
        suggestions += links.length;
        const keys = links.map(({ stage, path, isGlob }) => JSON.stringify([stage, path, isGlob]));
        assert.equal(new Set(keys).size, keys.length);
        for (const problem of problems) assert.ok(paths.includes(problem.path));
      }),
      { numRuns: 1500 },
    );
    assert.ok(suggestions > 100, 'the examples suggest something');
  });

  it('suggests the same every time', () => {
    fc.assert(
      fc.property(project, (files) => assert.deepEqual(suggestionsFor(files), suggestionsFor(files))),
      { numRuns: 200 },
    );
  });
});
