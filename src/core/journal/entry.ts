import type { StageId, WheelId } from '../lifecycle/lifecycle';

interface EntryBase {
  /** Unique: the same entry read twice, as after a merge, counts once. */
  readonly id: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly time: string;
  /** Who made it, as git or the system names them. */
  readonly by: string;
}

/** A wheel's focus went on to a next stage. */
export interface AdvanceEntry extends EntryBase {
  readonly kind: 'advance';
  readonly wheel: WheelId;
  readonly from: StageId;
  readonly to: StageId;
  /** The gate was shut: why it was passed all the same, and which stages it missed. */
  readonly override?: { readonly reason: string; readonly missing: readonly StageId[] };
}

/** Work was sent back to an earlier stage, which is its wheel's focus now. */
export interface ReturnEntry extends EntryBase {
  readonly kind: 'return';
  readonly wheel: WheelId;
  /** The stage that sent it back; it may belong to another wheel. */
  readonly from: StageId;
  readonly to: StageId;
  readonly reason: string;
}

/** Somebody answers for it that an outcome still holds although something changed. */
export interface VerifyEntry extends EntryBase {
  readonly kind: 'verify';
  readonly stage: StageId;
  readonly check: string;
  readonly reason: string;
  /** Hash of the evidence and of all that it rests on, as both were then: see `verifiedText`. */
  readonly holds: string;
}

/** A check's failure is accepted for a time. */
export interface WaiveEntry extends EntryBase {
  readonly kind: 'waive';
  readonly stage: StageId;
  readonly check: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly until: string;
}

/** A waiver ends before its day. */
export interface WithdrawEntry extends EntryBase {
  readonly kind: 'withdraw';
  readonly stage: StageId;
  readonly check: string;
  readonly reason: string;
}

/** Something that people decided. */
export type JournalEntry = AdvanceEntry | ReturnEntry | VerifyEntry | WaiveEntry | WithdrawEntry;

/** An entry before it has got its id, time and author. */
export type Decision = {
  [K in JournalEntry['kind']]: Omit<Extract<JournalEntry, { readonly kind: K }>, keyof EntryBase>;
}[JournalEntry['kind']];

/** Where the journal lies, relative to the project's root. */
export const JOURNAL_FILE = '.ml-lifecycle/journal.jsonl';
