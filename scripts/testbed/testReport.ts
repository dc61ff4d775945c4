import { readFile } from 'node:fs/promises';

/** What a suite came to, as the reporter in test/support writes it. */
export interface TestReport {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
  readonly failed: readonly FailedTest[];
  /** Failures of tests that passed when they were run again. */
  readonly retried: readonly FailedTest[];
}

/** A test that failed, by its full title, and the stack of what it threw. */
export interface FailedTest {
  readonly title: string;
  readonly error: string;
}

interface Written {
  readonly stats?: { readonly passes?: number; readonly failures?: number; readonly pending?: number };
  readonly tests?: readonly { readonly title: string; readonly state: string; readonly error?: string }[];
}

/** What a suite's JSON report says, or undefined when it is missing or torn. */
export async function readReport(file: string): Promise<TestReport | undefined> {
  try {
    const { stats, tests = [] } = JSON.parse(await readFile(file, 'utf8')) as Written;
    const { passes, failures, pending = 0 } = stats ?? {};
    if (passes === undefined || failures === undefined) return undefined;
    const inState = (wanted: string): readonly FailedTest[] =>
      tests.filter(({ state }) => state === wanted).map(({ title, error = '' }) => ({ title, error }));
    const failed = inState('failed');
    const titles = new Set(failed.map(({ title }) => title));
    return {
      ...{ passes, failures, pending },
      failed,
      retried: inState('retried').filter(({ title }) => !titles.has(title)),
    };
  } catch {
    return undefined;
  }
}
