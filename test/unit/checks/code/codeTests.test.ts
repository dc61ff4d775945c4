import assert from 'node:assert/strict';
import { codeTests } from '../../../../src/core/checks/code/codeTests';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';

function report(...tests: readonly string[]): string {
  return `<testsuites><testsuite name="pytest" tests="${String(tests.length)}">${tests.join('')}</testsuite></testsuites>`;
}

const PASSED = '<testcase classname="tests.test_a" name="test_ok" time="0.1"/>';
const SKIPPED = '<testcase classname="tests.test_a" name="test_gpu"><skipped message="no GPU"/></testcase>';
const FAILED =
  '<testcase classname="tests.test_a" name="test_auc"><failure message="assert 0.4 &gt; 0.5">tests/test_a.py:12: AssertionError</failure></testcase>';

async function judged(files: Readonly<Record<string, string>>, given: object = { file: 'junit.xml' }) {
  return judge(codeTests, given, memoryWorld(files));
}

describe('code.tests', () => {
  it('passes with tests that passed, some of them skipped', async () => {
    const outcome = await judged({ 'junit.xml': report(PASSED, PASSED, SKIPPED) });
    assert.deepEqual(lines(outcome), ['pass: Tests: 2 passed, 0 failed, 1 skipped.']);
    assert.deepEqual(outcome.metrics, { tests: 3, passed: 2, failed: 0, skipped: 1, files: 1 });
  });

  it('fails with a failed test, at its place in the project', async () => {
    const files = { 'junit.xml': report(PASSED, FAILED), 'tests/test_a.py': '' };
    assert.deepEqual(lines(await judged(files)), [
      'fail: Tests: 1 passed, 1 failed, 0 skipped.',
      'fail tests/test_a.py:11:0 tests.test_a › test_auc: assert 0.4 > 0.5',
    ]);
  });

  it('finds the project’s files behind the folders of the machine that ran the tests', async () => {
    const failure =
      '<testcase name="predicts" file="/home/runner/work/churn/churn/api/a.test.ts"><failure>Error\n    at run (/home/runner/work/churn/churn/api/a.test.ts:14:21)</failure></testcase>';
    const files = { 'junit.xml': report(failure), 'api/a.test.ts': '' };
    assert.deepEqual(lines(await judged(files)).slice(1), [
      'fail api/a.test.ts:13:0 predicts: Error\n    at run (/home/runner/work/churn/churn/api/a.test.ts:14:21)',
    ]);
  });

  it('tells a failure whose file is not in the project at the report', async () => {
    assert.deepEqual(lines(await judged({ 'junit.xml': report(FAILED) })).slice(1), [
      'fail junit.xml tests.test_a › test_auc: assert 0.4 > 0.5',
    ]);
  });

  it('fails without any test', async () => {
    const outcome = await judged({ 'junit.xml': report() });
    assert.deepEqual(lines(outcome), [
      'fail: Tests: 0 passed, 0 failed, 0 skipped.',
      'fail junit.xml No test was run: the report has none.',
    ]);
    assert.deepEqual(nextSteps(outcome), ['Mend the command that runs the tests, so that it finds them.']);
  });

  it('warns if all tests were skipped', async () => {
    assert.deepEqual(lines(await judged({ 'junit.xml': report(SKIPPED, SKIPPED) })), [
      'warn: Tests: 0 passed, 0 failed, 2 skipped.',
      'warn junit.xml Every test was skipped: nothing was tested.',
    ]);
  });

  it('fails with fewer tests than expected', async () => {
    const outcome = await judged(
      { 'junit.xml': report(PASSED, SKIPPED) },
      { file: 'junit.xml', minTests: 2 },
    );
    assert.deepEqual(lines(outcome).slice(1), [
      'fail junit.xml Only 1 tests were run; at least 2 are expected.',
    ]);
  });

  it('counts several reports together and warns of one without tests', async () => {
    const files = { 'r/a.xml': report(PASSED), 'r/b.xml': report(), 'r/c.xml': report(SKIPPED) };
    assert.deepEqual(lines(await judged(files, { file: 'r/*.xml' })), [
      'warn: Tests: 1 passed, 0 failed, 1 skipped.',
      'warn r/b.xml r/b.xml has no tests.',
    ]);
  });

  it('cannot judge what is missing or no report', async () => {
    assert.match(lines(await judged({}))[0] ?? '', /^error: No file matches "junit\.xml"/);
    for (const text of ['', '<coverage/>', '{}', '<testsuites><testsuite>']) {
      assert.match(
        lines(await judged({ 'junit.xml': text }))[0] ?? '',
        /^error: junit\.xml cannot be read/,
        text,
      );
    }
    const mixed = await judged({ 'r/a.xml': report(PASSED), 'r/b.xml': 'x' }, { file: 'r/*.xml' });
    assert.equal(mixed.verdict, 'error');
    assert.deepEqual(refused(codeTests, {}), ['file']);
  });
});
