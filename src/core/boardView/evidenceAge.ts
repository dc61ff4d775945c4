import type { StageId } from '../lifecycle/lifecycle';

/**
 * When git got the evidence of a stage's checks: evidence itself carries no time. Dates are those of commits, ISO 8601
 * with a time zone; absent while none of it is committed.
 */
export interface EvidenceAge {
  readonly stage: StageId;
  readonly oldest?: string;
  readonly newest?: string;
  /** So many files of evidence differ from the last commit: they are newer than it. */
  readonly uncommitted: number;
}
