import type { SnapshotDiff } from '../history/diffSnapshots';
import type { EvidenceVersion } from '../history/evidenceVersion';
import type { Revision } from '../history/revision';
import type { ProjectSnapshot } from '../snapshot/snapshot';
import type { Audience } from './audience';

/** What is reported of one project. */
export interface ReportedProject {
  /** Its folder as people know it: relative, with `/`. */
  readonly shownRoot: string;
  readonly snapshot: ProjectSnapshot;
  /** The day on which it was looked at, `YYYY-MM-DD` in UTC: what ends soon is counted from it. */
  readonly day: string;
  /** The commit that is told of, or on which the files as they are now build; absent where git knows none. */
  readonly revision?: Revision;
  /** Whether the commit itself is told of, not the files as they are now. */
  readonly isPast: boolean;
  /** What changed since an earlier commit. */
  readonly since?: { readonly revision: Revision; readonly changes: SnapshotDiff };
  /** Earlier evidence by `<stage>/<check>`, the oldest first. */
  readonly histories: ReadonlyMap<string, readonly EvidenceVersion[]>;
  /**
   * The way from the report's folder to the project's, with `/`: '' for the same, `..`. Absent where a report cannot lead
   * to files, since it tells of a past that is not on the disk or nobody knows where it will lie.
   */
  readonly way?: string;
}

/** All that a report is made of: the same input is the same report. */
export interface ReportInput {
  readonly audience: Audience;
  readonly projects: readonly ReportedProject[];
}
