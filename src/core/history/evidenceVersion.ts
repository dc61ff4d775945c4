import type { Metrics, Verdict } from '../evidence/evidence';

/** What a commit left of the evidence of a check. */
export interface EvidenceVersion {
  readonly commit: string;
  readonly author: string;
  /** When it was committed: ISO 8601 with the committer's time zone. */
  readonly date: string;
  readonly verdict: Verdict;
  readonly metrics: Metrics;
}
