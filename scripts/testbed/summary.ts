import type { FailedTest } from './testReport';

/** How one step went. */
export interface StepResult {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Why it failed as a whole, or was not run. */
  readonly note?: string;
  /** Its tests that failed, where it tells of single tests. */
  readonly failures?: readonly FailedTest[];
  /** Its tests that passed at the second try only. */
  readonly retried?: readonly FailedTest[];
}

/** So many lines are shown of what a test threw: the message, and where. */
const ERROR_LINES = 12;

/** What ends `npm test`: the tests that failed, also those that passed when they were run again, a table, and a last line that alone tells the outcome. */
export function formatSummary(results: readonly StepResult[]): string {
  const width = Math.max(...results.map(({ title }) => title.length));
  const lines = results.map((result) => {
    const counts = [result.passed, result.failed, result.skipped]
      .map((count) => String(count).padStart(8))
      .join('');
    const note = result.note === undefined ? '' : `  ${result.note}`;
    return `${result.title.padEnd(width)}${counts}${`${result.seconds.toFixed(0)} s`.padStart(8)}${note}`;
  });
  const heads = ['passed', 'failed', 'skipped', 'time'].map((head) => head.padStart(8)).join('');
  const total = (count: (result: StepResult) => number): number =>
    results.reduce((sum, result) => sum + count(result), 0);
  const last = `${total(({ passed }) => passed)} passed, ${total(({ failed }) => failed)} failed`;
  return [...results.flatMap(failuresOf), '', ' '.repeat(width) + heads, ...lines, '', last].join('\n');
}

function failuresOf({ title, failures = [], retried = [] }: StepResult): readonly string[] {
  const told = (mark: string, { title: test, error }: FailedTest): readonly string[] => [
    '',
    `${mark} ${title}: ${test}`,
    ...firstLines(error),
  ];
  return [
    ...retried.flatMap((failure) => told('↻ passed at the second try:', failure)),
    ...failures.flatMap((failure) => told('✖', failure)),
  ];
}

function firstLines(error: string): readonly string[] {
  return error
    .split('\n')
    .slice(0, ERROR_LINES)
    .map((line) => `    ${line}`);
}
