import assert from 'node:assert/strict';
import type { Finding, Outcome } from '../../../src/core/evidence/evidence';
import {
  outcomeOfCommand,
  type CommandEnd,
  type ReadResults,
} from '../../../src/core/results/commandOutcome';
import { render, say } from '../../../src/core/text/message';

function outcome(end: Partial<CommandEnd>): Outcome {
  return outcomeOfCommand({ exitCode: 0, timedOut: false, timeoutMs: 60_000, tail: '', ...end });
}

function lines({ verdict, summary, findings }: Outcome): readonly string[] {
  return [
    `${verdict}: ${render(summary)}`,
    ...findings.map(({ severity, message }) => `${severity} ${render(message)}`),
  ];
}

function tests(total: number, failed: number, skipped: number): ReadResults {
  const findings = Array.from({ length: failed }, (): Finding => ({
    severity: 'fail',
    message: say('a test'),
  }));
  const counts = { total, failed, skipped, passed: total - failed - skipped };
  return { kind: 'results', path: 'r.xml', findings, metrics: { tests: total }, counts };
}

describe('outcomeOfCommand', () => {
  it('passes with exit code 0', () => {
    assert.deepEqual(lines(outcome({ tail: 'done' })), ['pass: The command ended with exit code 0.']);
  });

  it('fails with any other exit code and shows the end of what was printed', () => {
    const tail = `${'old\n'.repeat(100)}\u001b[31mlast words {0}\u001b[0m\r\n`;
    const shown = lines(outcome({ exitCode: 3, tail }));
    assert.deepEqual(shown.slice(0, 2), [
      'fail: The command ended with exit code 3.',
      'fail The command ended with exit code 3.',
    ]);
    assert.equal(shown[2]?.split('\n').length, 20);
    assert.ok(shown[2].endsWith('last words {0}'));
  });

  for (const [what, end] of [
    ['it did not finish in time', { timedOut: true }],
    ['a signal ended it', { exitCode: undefined }],
    ['there is no such command', { exitCode: 127 }],
    ['it may not be run', { exitCode: 126 }],
    ['Windows knows no such command', { exitCode: 9009 }],
    ['it left no results', { results: { kind: 'missing', path: 'r.xml' } }],
    ['its results are broken', { results: { kind: 'invalid', path: 'r.xml', reason: say('it is empty') } }],
    ['it failed and left no results', { exitCode: 1, results: { kind: 'missing', path: 'r.xml' } }],
  ] as const) {
    it(`cannot judge when ${what}, and says what to do`, () => {
      const { exitCode, ...rest } = { exitCode: 0 as number | undefined, ...end };
      const judged = outcomeOfCommand({
        timedOut: false,
        timeoutMs: 60_000,
        tail: 'words',
        ...rest,
        ...(exitCode === undefined ? {} : { exitCode }),
      });
      assert.equal(judged.verdict, 'error');
      assert.ok(judged.findings[0]?.next);
      assert.equal(render(judged.findings[1]?.message ?? say('')), 'words');
    });
  }

  it('passes tests that passed', () => {
    const judged = outcome({ results: tests(3, 0, 1) });
    assert.deepEqual(lines(judged), ['pass: Tests: 2 passed, 0 failed, 1 skipped.']);
    assert.deepEqual(judged.metrics, { tests: 3, exitCode: 0 });
  });

  it('fails when results fail, whatever the exit code', () => {
    assert.deepEqual(lines(outcome({ results: tests(3, 1, 0) })), [
      'fail: Tests: 2 passed, 1 failed, 0 skipped.',
      'fail a test',
    ]);
    assert.deepEqual(lines(outcome({ exitCode: 1, results: tests(3, 1, 0) })).length, 2);
  });

  it('fails when the exit code fails, whatever the results', () => {
    assert.deepEqual(lines(outcome({ exitCode: 1, tail: 'boom', results: tests(3, 0, 0) })), [
      'fail: Tests: 3 passed, 0 failed, 0 skipped.',
      'fail The command ended with exit code 1 although its results name no failure.',
      'info boom',
    ]);
  });

  it('never passes without tests, nor when all were skipped', () => {
    assert.deepEqual(lines(outcome({ results: tests(0, 0, 0) })).slice(1), [
      'fail No test was run: r.xml has none.',
    ]);
    assert.equal(outcome({ results: tests(2, 0, 2) }).verdict, 'warn');
  });

  it('warns when the worst finding is a warning', () => {
    const findings: Finding[] = [
      { severity: 'warn', message: say('w') },
      { severity: 'info', message: say('i') },
    ];
    const judged = outcome({ results: { kind: 'results', path: 'r.sarif', findings, metrics: {} } });
    assert.equal(lines(judged)[0], 'warn: Failures: 0, warnings: 1.');
  });
});
