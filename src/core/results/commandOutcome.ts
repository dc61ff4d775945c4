import { verdictOf } from '../checks/outcomes';
import type { Finding, Outcome } from '../evidence/evidence';
import { say, verbatim, type Message } from '../text/message';
import { cleanText } from './externalText';
import type { Results, TestCounts } from './results';

/** What became of the results file that a check names. */
export type ReadResults = (Results | { readonly kind: 'missing' }) & {
  /** Its path, relative to the project's root. */
  readonly path: string;
};

/** How a command ended and what it left. */
export interface CommandEnd {
  /** Absent when a signal ended it or it could not be started. */
  readonly exitCode?: number;
  readonly timedOut: boolean;
  readonly timeoutMs: number;
  /** The last part of what it printed. */
  readonly tail: string;
  /** Absent when the check names no results file. */
  readonly results?: ReadResults;
}

type GoodResults = Extract<ReadResults, { kind: 'results' }>;

/** Exit codes by which shells say that there is no such command, or that it may not be run (9009: Windows). */
const NOT_STARTED: readonly number[] = [126, 127, 9009];
const TAIL_LINES = 20;

/** Judges a command: exit code and results must both be good, and tests must have been run. */
export function outcomeOfCommand(end: CommandEnd): Outcome {
  const { exitCode, results } = end;
  if (end.timedOut) {
    return error(
      say('The command did not finish within {0} seconds and was ended.', Math.round(end.timeoutMs / 1000)),
      say('Make it faster, or give the check a longer "timeout".'),
      end,
    );
  }
  if (exitCode === undefined) {
    return error(
      say('The command was ended from outside or could not be started.'),
      say('Run it in a terminal to see why.'),
      end,
    );
  }
  if (NOT_STARTED.includes(exitCode)) {
    return error(
      say('The command could not be run (exit code {0}).', exitCode),
      say('Install what it calls, or mend "run" in the project file.'),
      end,
    );
  }
  if (results === undefined) return judgeExitCode(exitCode, end.tail);
  if (results.kind !== 'results') return unusable(results, exitCode, end);
  return judgeResults(results, exitCode, end.tail);
}

function unusable(
  results: Exclude<ReadResults, { kind: 'results' }>,
  exitCode: number,
  end: CommandEnd,
): Outcome {
  const message =
    results.kind === 'missing'
      ? say('The command ended with exit code {0} and left no results in {1}.', exitCode, results.path)
      : say('The results in {0} cannot be used: {1}.', results.path, results.reason);
  const next = say('Make the command write its results there, or mend "results" in the project file.');
  return error(message, next, end);
}

function error(message: Message, next: Message, { tail }: CommandEnd): Outcome {
  return {
    verdict: 'error',
    summary: message,
    findings: [{ severity: 'fail', message, next }, ...printed(tail)],
  };
}

function judgeExitCode(exitCode: number, tail: string): Outcome {
  if (exitCode === 0) {
    return {
      verdict: 'pass',
      summary: say('The command ended with exit code 0.'),
      findings: [],
      metrics: { exitCode },
    };
  }
  const message = say('The command ended with exit code {0}.', exitCode);
  const next = say('Read what it printed, mend the cause and run the check again.');
  const findings: Finding[] = [{ severity: 'fail', message, next }, ...printed(tail)];
  return { verdict: 'fail', summary: message, findings, metrics: { exitCode } };
}

function judgeResults(results: GoodResults, exitCode: number, tail: string): Outcome {
  const { counts, path } = results;
  const findings = [...results.findings];
  const failed = findings.some((finding) => finding.severity === 'fail');
  if (exitCode !== 0 && !failed) {
    const message = say(
      'The command ended with exit code {0} although its results name no failure.',
      exitCode,
    );
    findings.push({ severity: 'fail', message, next: say('Read what it printed.') }, ...printed(tail));
  }
  if (counts?.total === 0) {
    const next = say('Mend the command so that it collects the tests.');
    findings.push({ severity: 'fail', message: say('No test was run: {0} has none.', path), next });
  } else if (counts !== undefined && counts.skipped === counts.total) {
    const next = say('Let at least one test run.');
    findings.push({ severity: 'warn', message: say('Every test was skipped: nothing was tested.'), next });
  }
  const metrics = { ...results.metrics, exitCode };
  return { verdict: verdictOf(findings), summary: summaryOf(findings, counts), findings, metrics };
}

function summaryOf(findings: readonly Finding[], counts: TestCounts | undefined): Message {
  if (counts !== undefined) {
    return say('Tests: {0} passed, {1} failed, {2} skipped.', counts.passed, counts.failed, counts.skipped);
  }
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [failures, warnings, notes] = [count('fail'), count('warn'), count('info')];
  if (failures + warnings > 0) return say('Failures: {0}, warnings: {1}.', failures, warnings);
  return notes === 0 ? say('Nothing was found.') : say('Nothing was found; notes: {0}.', notes);
}

/** The end of what a command printed, as a finding to read. */
function printed(tail: string): readonly Finding[] {
  const lines = cleanText(tail, tail.length + 1)
    .split('\n')
    .slice(-TAIL_LINES)
    .join('\n');
  // The end says most: cut from the front.
  const words = cleanText(lines.slice(-2000));
  return words === '' ? [] : [{ severity: 'info', message: verbatim(words) }];
}
