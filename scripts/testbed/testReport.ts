import { readFile, writeFile } from 'node:fs/promises';

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
  readonly tests: readonly WrittenTest[];
}

interface WrittenTest {
  readonly title: string;
  readonly file?: string;
  readonly state: 'passed' | 'failed' | 'pending' | 'retried';
  readonly error?: string;
}

/** What a suite's JSON report says, or undefined when it is missing or torn. */
export async function readReport(file: string): Promise<TestReport | undefined> {
  const tests = await readTests(file).catch(() => undefined);
  if (tests === undefined) return undefined;
  const inState = (wanted: WrittenTest['state']): readonly FailedTest[] =>
    tests.filter(({ state }) => state === wanted).map(({ title, error = '' }) => ({ title, error }));
  const failed = inState('failed');
  const titles = new Set(failed.map(({ title }) => title));
  return {
    passes: inState('passed').length,
    failures: failed.length,
    pending: inState('pending').length,
    failed,
    retried: inState('retried').filter(({ title }) => !titles.has(title)),
  };
}

/** The test files in which a test failed, by a suite's JSON report; undefined where one failed outside of any. */
export async function failedFiles(report: string): Promise<readonly string[] | undefined> {
  const failed = (await readTests(report)).filter(({ state }) => state === 'failed');
  const files = failed.map(({ file }) => file).filter((file) => file !== undefined);
  return files.length === failed.length ? [...new Set(files)] : undefined;
}

/** Puts what a second try of some test files came to into a suite's JSON report: what failed at the first is told as tried again. */
export async function addSecondTry(report: string, secondReport: string): Promise<void> {
  const second = await readTests(secondReport);
  const triedAgain = new Set(second.map(({ file }) => file));
  const first = (await readTests(report)).flatMap((test): readonly WrittenTest[] => {
    if (!triedAgain.has(test.file)) return [test];
    return test.state === 'failed' ? [{ ...test, state: 'retried' }] : [];
  });
  await writeFile(report, `${JSON.stringify({ tests: [...first, ...second] }, undefined, 2)}\n`);
}

async function readTests(file: string): Promise<readonly WrittenTest[]> {
  return (JSON.parse(await readFile(file, 'utf8')) as Written).tests;
}
