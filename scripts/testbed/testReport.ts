import { readFile } from 'node:fs/promises';

/** The counts of a suite, as the reporter in test/support writes them. */
export interface TestStats {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

/** The counts in a suite's JSON report, or undefined when it is missing or torn. */
export async function readReport(file: string): Promise<TestStats | undefined> {
  try {
    const { stats } = JSON.parse(await readFile(file, 'utf8')) as { stats?: Partial<TestStats> };
    const { passes, failures, pending } = stats ?? {};
    if (passes === undefined || failures === undefined) return undefined;
    return { passes, failures, pending: pending ?? 0 };
  } catch {
    return undefined;
  }
}
