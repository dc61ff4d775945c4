import assert from 'node:assert/strict';
import { checks, checksOf, parse, places, textAt } from './parseSupport';

describe('a check that is defined wrongly', () => {
  const cases: readonly [name: string, check: string, expected: readonly string[]][] = [
    ['unknown check', '{uses: notebook.ordr}', ['unknown-check «notebook.ordr»']],
    ['missing parameter', '{uses: metrics.threshold, with: {file: a}}', ['missing-value «with»']],
    [
      'no parameters where some are needed',
      '{uses: metrics.threshold}',
      ['missing-value «metrics.threshold»', 'missing-value «metrics.threshold»'],
    ],
    ['unknown parameter', '{uses: notebook.order, with: {fiels: a}}', ['unknown-key «fiels»']],
    [
      'wrong parameter',
      '{uses: metrics.threshold, with: {file: a, metric: b, min: much}}',
      ['wrong-type «much»'],
    ],
    [
      'fraction of a whole number',
      '{uses: document.sections, with: {file: a, sections: [b], minWords: 1.5}}',
      ['wrong-type «1.5»'],
    ],
    [
      'negative parameter',
      '{uses: document.sections, with: {file: a, sections: [b], minWords: -1}}',
      ['wrong-value «-1»'],
    ],
    ['empty list', '{uses: document.sections, with: {file: a, sections: []}}', ['wrong-value «[]»']],
    [
      'parameter of no fitting kind',
      '{uses: notebook.order, with: {files: {a: b}}}',
      ['wrong-type «{a: b}»'],
    ],
    ['file outside', '{uses: metrics.threshold, with: {file: ../x, metric: a}}', ['path-outside «../x»']],
    [
      'files outside',
      '{uses: notebook.order, with: {files: [a.ipynb, /b.ipynb]}}',
      ['path-outside «/b.ipynb»'],
    ],
    ['parameters that are no map', '{uses: notebook.order, with: [a]}', ['wrong-type «[a]»']],
    ['uses and run', '{uses: notebook.order, run: x}', ['uses-and-run «{uses: notebook.order, run: x}»']],
    ['neither uses nor run', '{timeout: 5m}', ['nothing-to-check «{timeout: 5m}»']],
    ['with beside run', '{run: x, with: {}}', ['with-beside-run «{run: x, with: {}}»']],
    [
      'results beside uses',
      '{uses: notebook.order, results: {junit: a}}',
      ['results-beside-uses «{uses: notebook.order, results: {junit: a}}»'],
    ],
    [
      'identity beside uses',
      '{uses: notebook.order, identity: bytes}',
      ['identity-beside-uses «{uses: notebook.order, identity: bytes}»'],
    ],
    ['wrong identity', '{run: x, identity: text}', ['wrong-value «text»']],
    ['two kinds of results', '{run: x, results: {junit: a, json: b}}', ['wrong-value «{junit: a, json: b}»']],
    ['no results', '{run: x, results: {}}', ['wrong-value «{}»']],
    ['results outside', '{run: x, results: {junit: ../a}}', ['path-outside «../a»']],
    ['negative timeout', '{run: x, timeout: -5m}', ['bad-duration «-5m»']],
    ['no timeout', '{run: x, timeout: 0s}', ['bad-duration «0s»']],
    ['timeout without unit', '{run: x, timeout: 600}', ['not-text «600»', 'bad-duration «600»']],
    ['timeout of weeks', '{run: x, timeout: 999h}', ['bad-duration «999h»']],
    ['expiry within hours', '{run: x, expires: 12h}', ['bad-duration «12h»']],
    ['expiry at once', '{run: x, expires: 0d}', ['bad-duration «0d»']],
    ['expiry after more than ten years', '{run: x, expires: 3651d}', ['bad-duration «3651d»']],
    ['expiry without unit', '{run: x, expires: 30}', ['not-text «30»', 'bad-duration «30»']],
    ['wrong severity', '{run: x, severity: warning}', ['wrong-value «warning»']],
    ['unknown key', '{run: x, timeuot: 5m}', ['unknown-key «timeuot»']],
    ['input outside', '{run: x, inputs: [../a]}', ['path-outside «../a»']],
    ['nothing', '', ['missing-value «a»']],
    ['a list', '[run]', ['wrong-type «[run]»']],
    ['a key twice', '{run: x, run: y}', ['duplicate-key «run»']],
    ['an unclosed quote', '{run: "x}', ['not-yaml «»']],
  ];
  for (const [name, check, expected] of cases) {
    it(`is broken and says why, and the others go on: ${name}`, () => {
      const text = checks(`before: {uses: notebook.order}\na: ${check}`);
      assert.deepEqual(
        [...new Set(places(text))],
        expected.filter((one, index) => expected.indexOf(one) === index),
      );
      const { before, a } = checksOf(parse(text));
      assert.equal(before?.kind, 'builtin');
      assert.ok(a?.kind === 'broken');
      assert.ok(a.problems.length > 0);
      assert.equal(textAt(text, a.range), 'a');
    });
  }

  it('is broken although a later one is good', () => {
    const { a, b } = checksOf(parse(checks('a: {run: x, uses: y}\nb: {run: z}')));
    assert.deepEqual([a?.kind, b?.kind], ['broken', 'command']);
  });

  it('still tells what it uses', () => {
    const { a } = checksOf(parse(checks('a: {uses: metrics.threshold}')));
    assert.equal(a?.kind === 'broken' && a.uses, 'metrics.threshold');
  });

  it('gets a name that can be a file name where its own cannot', () => {
    const names = [
      'Unit Tests',
      'unit-tests',
      '../../etc',
      'CON',
      'a:b',
      '.hidden',
      'é',
      '日本',
      'a.',
      'x'.repeat(80),
    ];
    const text = checks(names.map((name) => `${JSON.stringify(name)}: {run: x}`).join('\n'));
    const found = Object.values(checksOf(parse(text)));
    assert.deepEqual(
      found.map((check) => [check.id, check.kind]),
      [
        ['unit-tests-2', 'broken'],
        ['unit-tests', 'command'],
        ['etc', 'broken'],
        ['check-con', 'broken'],
        ['a-b', 'broken'],
        ['hidden', 'broken'],
        ['e', 'broken'],
        ['check', 'broken'],
        ['a', 'broken'],
        ['x'.repeat(64), 'broken'],
      ],
    );
    assert.equal(parse(text).problems.filter((problem) => problem.code === 'bad-id').length, 9);
  });

  it('is no check whose text is only written as something else', () => {
    const parsed = parse(checks('7: {run: true, inputs: a.csv}'));
    assert.deepEqual(
      parsed.problems.map((problem) => [problem.code, problem.severity, problem.suggestion]),
      [
        ['not-text', 'warning', '"true"'],
        ['not-a-list', 'warning', '[a.csv]'],
      ],
    );
    const { 7: check } = checksOf(parsed);
    assert.equal(check?.kind === 'command' && check.run, 'true');
    assert.deepEqual(check?.inputs, ['a.csv']);
  });

  it('is every check of a file from the future', () => {
    const { a } = checksOf(parse('version: 2\nstages: {train: {links: [x], checks: {a: {run: x}}}}\n'));
    assert.ok(a?.kind === 'broken');
    assert.deepEqual(
      a.problems.map((problem) => problem.code),
      ['future-version'],
    );
  });
});
