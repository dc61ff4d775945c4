import type { Cause, Finding, Metrics, Verdict } from '../evidence/evidence';
import type { AdvanceEntry, JournalEntry, ReturnEntry } from '../journal/entry';
import type { Verification, Waiver } from '../journal/trust';
import type { Health } from '../health/health';
import type { Lifecycle, LoopId, StageId, WheelId } from '../lifecycle/lifecycle';
import type { Link } from '../links/artifact';
import type { Range } from '../place/place';
import type { Gate } from '../project/project';
import type { Problem } from '../project/problem';
import type { Message } from '../text/message';

/** How many checks have each health; healths that none has are left out. */
export type HealthCounts = Readonly<Partial<Record<Health, number>>>;

export interface CheckSnapshot {
  readonly id: string;
  readonly stage: StageId;
  /** `document.sections`, or `run`. */
  readonly uses: string;
  /** The command of a `run` check. */
  readonly run?: string;
  readonly verdict: Verdict | 'not-run';
  /** Absent while there is no evidence. */
  readonly freshness?: 'fresh' | 'stale';
  /** The last day on which the evidence holds, `YYYY-MM-DD` in UTC; absent where no day changes it. */
  readonly until?: string;
  /** Why it is stale; of verified evidence, what changed since it was judged. */
  readonly causes: readonly Cause[];
  /** Somebody answers for it that it holds all the same: it counts as fresh. */
  readonly verified?: Verification;
  /** A failure of it is accepted, until a day that may have passed. */
  readonly waiver?: Waiver;
  readonly health: Health;
  readonly severity: 'fail' | 'warn';
  readonly summary?: Message;
  readonly findings: readonly Finding[];
  readonly metrics: Metrics;
  /** Where the project file defines it. */
  readonly range: Range;
}

/** A stale stage on whose outputs another builds, directly or through others. */
export interface UpstreamStage {
  readonly stage: StageId;
  /** An output of it that the next stage on the way reads. */
  readonly path: string;
}

export interface StageSnapshot {
  readonly id: StageId;
  readonly title: string;
  readonly wheel: WheelId;
  readonly loop: LoopId;
  readonly health: Health;
  readonly counts: HealthCounts;
  readonly owner?: string;
  /** Its loop is not opened yet: shown, neither judged nor counted. */
  readonly cutOff: boolean;
  readonly checks: readonly CheckSnapshot[];
  readonly artifacts: readonly Link[];
  /** Stages whose results it builds on and that are stale themselves, the nearest first. */
  readonly upstream: readonly UpstreamStage[];
  /** Where the project file speaks of it. */
  readonly range?: Range;
}

export interface WheelSnapshot {
  readonly id: WheelId;
  readonly title: string;
  readonly health: Health;
  readonly counts: HealthCounts;
  readonly stages: readonly StageId[];
  /** Its current stage. */
  readonly focus: StageId;
  /** The transition that led there; absent at the wheel's beginning. */
  readonly since?: AdvanceEntry | ReturnEntry;
}

/** Everything that is known of one project at one moment. Immutable; views are projections of it. */
export interface ProjectSnapshot {
  /** Absolute path of the project's folder, with the system's separators. */
  readonly root: string;
  readonly name: string;
  readonly lifecycle: Lifecycle;
  readonly health: Health;
  readonly counts: HealthCounts;
  readonly problems: readonly Problem[];
  readonly wheels: readonly WheelSnapshot[];
  /** In the lifecycle's order. */
  readonly stages: readonly StageSnapshot[];
  /** Conditions of the project file for entering stages. */
  readonly gates: readonly Gate[];
  /** What people decided, in the order of time. */
  readonly journal: readonly JournalEntry[];
}
