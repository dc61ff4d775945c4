import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Results } from '../../../src/core/results/results';
import { readJunit } from '../../../src/core/results/readJunit';
import { render } from '../../../src/core/text/message';

const ROOT = '/home/ada/churn model';

/** Findings as text, or why there are none. */
function shown(results: Results): readonly string[] {
  if (results.kind === 'invalid') return [`invalid: ${render(results.reason)}`];
  return results.findings.map(({ severity, message, path, range }) => {
    const at = range === undefined ? '' : `:${String(range.start.line)}`;
    return `${severity} ${path ?? '-'}${at} ${render(message)}`;
  });
}

function counts(text: string) {
  const results = readJunit(text, ROOT);
  return results.kind === 'results' ? results.counts : undefined;
}

const PYTEST = `<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4" time="0.05">
<testcase classname="tests.test_model.TestScores" name="test_auc[0.5]" time="0.001"><failure message="assert 0.4 &gt; 0.5&#10; + where">self = &lt;TestScores&gt;

    def test_auc(self):
&gt;       assert score() &gt; 0.5

tests/test_model.py:12: 
_ _ _ _
src/model.py:7: AssertionError</failure></testcase>
<testcase classname="tests.test_model" name="test_ok" time="0.001" />
<testcase classname="tests.test_model" name="test_slow" time="0.001"><skipped type="pytest.skip" message="slow">x</skipped></testcase>
<testcase classname="" name="tests.test_broken" time="0.000"><error message="collection failure">tests/test_broken.py:1: in &lt;module&gt;
    import nothing
E   ModuleNotFoundError: No module named 'nothing'</error></testcase>
</testsuite></testsuites>`;

const JEST = `<testsuites name="jest tests" tests="2" failures="1" errors="0">
  <testsuite name="serving" errors="0" failures="1" skipped="0" tests="2">
    <testcase classname="serving predicts" name="serving predicts" file="api/predict.test.ts"><failure>Error: expect(received).toBe(expected)
    at Object.&lt;anonymous&gt; (/home/ada/churn model/api/predict.test.ts:14:21)
    at run (/home/ada/churn model/node_modules/jest-circus/build/run.js:5:1)</failure></testcase>
    <testcase classname="serving loads" name="serving loads" file="api/predict.test.ts"/>
  </testsuite>
</testsuites>`;

const SUREFIRE = `<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="org.acme.ScorerTest" tests="2" errors="1" failures="0" skipped="0">
  <properties><property name="java.version" value="17"/></properties>
  <testcase name="scores" classname="org.acme.ScorerTest"><error message="boom" type="java.lang.IllegalStateException"><![CDATA[java.lang.IllegalStateException: boom <x>
	at org.acme.ScorerTest.scores(ScorerTest.java:21)]]></error><system-out>log</system-out></testcase>
  <testcase name="flaky" classname="org.acme.ScorerTest"><flakyFailure message="once">x</flakyFailure></testcase>
</testsuite>`;

describe('readJunit', () => {
  it('reads pytest: failures, collection errors, places from tracebacks', () => {
    assert.deepEqual(shown(readJunit(PYTEST, ROOT)), [
      'fail tests/test_model.py:11 tests.test_model.TestScores › test_auc[0.5]: assert 0.4 > 0.5\n + where',
      'fail tests/test_broken.py:0 tests.test_broken: collection failure',
    ]);
    assert.deepEqual(counts(PYTEST), { total: 4, passed: 1, failed: 2, skipped: 1 });
  });

  it('reads Jest: titles once, absolute paths made relative, installed code left out', () => {
    assert.deepEqual(shown(readJunit(JEST, ROOT)), [
      `fail api/predict.test.ts:13 serving predicts: Error: expect(received).toBe(expected)
    at Object.<anonymous> (/home/ada/churn model/api/predict.test.ts:14:21)
    at run (/home/ada/churn model/node_modules/jest-circus/build/run.js:5:1)`,
    ]);
    assert.deepEqual(counts(JEST), { total: 2, passed: 1, failed: 1, skipped: 0 });
  });

  it('reads Surefire: CDATA as it is, flaky tests as warnings', () => {
    assert.deepEqual(shown(readJunit(SUREFIRE, ROOT)), [
      'fail - org.acme.ScorerTest › scores: boom',
      'warn - org.acme.ScorerTest › flaky failed at first and passed when it was repeated.',
    ]);
  });

  it('counts lines of attributes from one, but pytest’s from zero', () => {
    const test = '<testcase name="t" file="a/t.py" line="7"><failure message="m"/></testcase>';
    const line = (suite: string): unknown => {
      const results = readJunit(`<testsuite name="${suite}">${test}</testsuite>`, ROOT);
      return results.kind === 'results' && results.findings[0]?.range?.start.line;
    };
    assert.equal(line('pytest'), 7);
    assert.equal(line('mocha'), 6);
  });

  it('names no place outside the project', () => {
    const test = (file: string) =>
      `<testsuite><testcase name="t" file="${file}" line="1"><failure message="m"/></testcase></testsuite>`;
    for (const file of ['/etc/passwd', '../x.py', 'C:\\x.py', 'https://example.org/x']) {
      assert.deepEqual(shown(readJunit(test(file), ROOT)), ['fail - t: m']);
    }
  });

  it('reads nested suites, and failures that no test tells of', () => {
    const text = `<testsuites errors="3"><testsuite name="outer" errors="3"><testsuite name="inner" errors="2"><testcase name="a"><error/></testcase></testsuite></testsuite></testsuites>`;
    assert.deepEqual(shown(readJunit(text, ROOT)), [
      'fail - a: error',
      'fail - inner reports failures that it does not describe: 1.',
      'fail - outer reports failures that it does not describe: 1.',
    ]);
    assert.deepEqual(counts(text), { total: 3, passed: 0, failed: 3, skipped: 0 });
  });

  it('counts a test that failed twice once', () => {
    const text = `<testsuite failures="1" errors="1"><testcase name="a"><failure message="1"/><error message="2"/></testcase></testsuite>`;
    assert.deepEqual(shown(readJunit(text, ROOT)), ['fail - a: 1', 'fail - a: 2']);
    assert.equal(counts(text)?.failed, 1);
  });

  it('tells that there were no tests', () => {
    assert.deepEqual(counts('<testsuites tests="0"><testsuite name="pytest" tests="0"/></testsuites>'), {
      total: 0,
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });

  for (const [what, text] of [
    ['an empty file', ''],
    ['something else', 'passed'],
    ['HTML', '<html><body></body></html>'],
    ['JSON', '{"testsuites": []}'],
    [
      'a file cut off between tags',
      PYTEST.slice(0, PYTEST.indexOf('<testcase classname="tests.test_model" name="test_ok"')),
    ],
    ['a file cut off inside a tag', PYTEST.slice(0, PYTEST.indexOf('name="test_ok"'))],
    ['a file cut off inside a text', PYTEST.slice(0, PYTEST.indexOf('where'))],
    ['nesting without end', '<testsuite>'.repeat(10_000)],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.equal(readJunit(text, ROOT).kind, 'invalid');
    });
  }

  it('refuses every beginning of a report', () => {
    const whole = PYTEST.length;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole - 1 }), (length) => {
        assert.equal(readJunit(PYTEST.slice(0, length), ROOT).kind, 'invalid');
      }),
    );
  });

  it('expands no entities of the file’s own', () => {
    const inner = '<testsuite><testcase name="t"><failure message="&x;"/></testcase></testsuite>';
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `<!ENTITY e${String(i)} "&e${String(i - 1)};&e${String(i - 1)};">`,
    );
    for (const doctype of [`<!ENTITY x "boom">`, `<!ENTITY x SYSTEM "file:///etc/passwd">`, bomb.join('')]) {
      const results = readJunit(`<!DOCTYPE d [${doctype}]>${inner}`, ROOT);
      assert.ok(results.kind === 'invalid' || shown(results)[0] === 'fail - t: &x;');
    }
  });

  it('takes words of a report for words, cleaned and bounded', () => {
    const words = `{0} &#27;[31mred&#27;[0m &#x202E;${'x'.repeat(10_000)}`;
    const results = readJunit(
      `<testsuite><testcase name="{1}"><failure message="${words}"/></testcase></testsuite>`,
      ROOT,
    );
    const text = shown(results)[0] ?? '';
    assert.ok(text.startsWith('fail - {1}: {0} red xxx'));
    assert.ok(text.length < 2100);
  });

  it('keeps a thousand findings, the worst, and says how many more there are', () => {
    const flaky = '<testcase name="f"><flakyFailure/></testcase>'.repeat(600);
    const failing = '<testcase name="t"><failure/></testcase>'.repeat(600);
    const texts = shown(readJunit(`<testsuite>${flaky}${failing}</testsuite>`, ROOT));
    assert.equal(texts.length, 1001);
    assert.equal(texts.filter((text) => text.startsWith('fail')).length, 600);
    assert.equal(texts.at(-1), 'warn - … and 200 more.');
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'testsuite',
      'testcase',
      'failure',
      ' a="',
      '"',
      '&',
      ';',
      '![CDATA[',
      ']]>',
      '!--',
      '\n',
      '?',
      '__proto__',
      '#x41',
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => void readJunit(pieces.join(''), ROOT)));
    fc.assert(fc.property(fc.string(), (text) => void readJunit(`<testsuite>${text}</testsuite>`, ROOT)));
  });
});
