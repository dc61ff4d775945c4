import assert from 'node:assert/strict';
import { render, say } from '../../../src/core/text/message';
import { diagnosticsOf } from '../../../src/editor/diagnostics/diagnosticsOf';
import { failingCheck, line, sampleCheck, sampleProject, sampleStage } from './sampleProject';

const drawn = (project: ReturnType<typeof sampleProject>): readonly string[] =>
  diagnosticsOf(project, render).map(
    ({ path, cell, range, severity, message, code }) =>
      `${path}${cell === undefined ? '' : `#${cell}`}:${range?.start.line ?? '-'} ${severity} [${code}] ${message}`,
  );

const withChecks = (...checks: ReturnType<typeof sampleCheck>[]) =>
  sampleProject([sampleStage('train', 'ml', { checks })]);

describe('Diagnostics', () => {
  it('tell findings at their places, with the next step on a line of its own', () => {
    const check = failingCheck('train', 'leakage', [
      { severity: 'fail', message: say('Leaks.'), next: say('Split first.'), path: 'a.py', range: line(3) },
      { severity: 'warn', message: say('Odd.'), path: 'b.ipynb', cell: 2 },
      { severity: 'info', message: say('So.'), path: 'c.csv' },
    ]);
    assert.deepEqual(drawn(withChecks(check)), [
      'a.py:3 error [train/leakage] Leaks.\nSplit first.',
      'b.ipynb#2:- warning [train/leakage] Odd.',
      'c.csv:- information [train/leakage] So.',
    ]);
  });

  it('tell what has no place where the check is defined', () => {
    const check = failingCheck('train', 'tests', [{ severity: 'fail', message: say('Exit code 2.') }]);
    assert.deepEqual(drawn(withChecks(check)), ['ml-lifecycle.yaml:7 error [train/tests] Exit code 2.']);
  });

  it('tell of a failure without findings, and not of a pass without any', () => {
    const failing = failingCheck('train', 'tests', []);
    assert.deepEqual(drawn(withChecks(failing, sampleCheck('train', 'rows'))), [
      'ml-lifecycle.yaml:7 error [train/tests] 1 finding',
    ]);
  });

  it('mark findings that may no longer hold', () => {
    const check = {
      ...failingCheck('train', 'leakage', [{ severity: 'fail', message: say('Leaks.'), path: 'a.py' }]),
      freshness: 'stale' as const,
    };
    assert.deepEqual(drawn(withChecks(check)), [
      'a.py:- error [train/leakage] Leaks. (stale: run the check again)',
    ]);
  });

  it('tell problems of the project file once, also where a broken check repeats them', () => {
    const message = say('There is no check “{0}”.', 'data.row');
    const check = failingCheck('train', 'rows', [
      { severity: 'fail', message, path: 'ml-lifecycle.yaml', range: line(7) },
    ]);
    const problem = {
      code: 'unknown-check',
      severity: 'error',
      path: 'ml-lifecycle.yaml',
      range: line(7),
      message,
    } as const;
    assert.deepEqual(drawn({ ...withChecks(check), problems: [problem] }), [
      'ml-lifecycle.yaml:7 error [unknown-check] There is no check “data.row”.',
    ]);
  });

  it('are silent about loops that are not opened yet', () => {
    const checks = [failingCheck('train', 'tests', [])];
    const project = sampleProject([sampleStage('train', 'ml', { checks, cutOff: true })]);
    assert.deepEqual(drawn(project), []);
  });
});
