import type { Finding, Metrics } from '../evidence/evidence';
import type { Message } from '../text/message';

/** How many tests a results file tells of. */
export interface TestCounts {
  readonly total: number;
  readonly passed: number;
  /** Failures and errors. */
  readonly failed: number;
  readonly skipped: number;
}

/** A results file, read: what a command found, or why the file cannot be used. */
export type Results =
  | {
      readonly kind: 'results';
      readonly findings: readonly Finding[];
      readonly metrics: Metrics;
      /** Of test reports; `total: 0` is never a pass. */
      readonly counts?: TestCounts;
    }
  | { readonly kind: 'invalid'; readonly reason: Message };
