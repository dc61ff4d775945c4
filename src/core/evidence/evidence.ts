import type { StageId } from '../lifecycle/lifecycle';
import type { Place } from '../place/place';
import type { Message } from '../text/message';

/** What a check found. `error`: it could not judge. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'error' | 'skipped';

/** One thing that a check found, at its place; without a path it concerns the check as a whole. */
export interface Finding extends Partial<Place> {
  readonly severity: 'fail' | 'warn' | 'info';
  readonly message: Message;
  /** The next step to take. */
  readonly next?: Message;
}

/** What a check measured: a number, or a group of measurements. Numbers are finite. */
export type Metric =
  number | string | boolean | null | readonly Metric[] | { readonly [name: string]: Metric };

/** What a check measured, by name. Plain numbers at the top are what people read; groups are for views to draw. */
export type Metrics = Readonly<Record<string, Metric>>;

/** What a check concluded. */
export interface Outcome {
  readonly verdict: Verdict;
  /** One sentence: "5 sections present", "569 rows". */
  readonly summary: Message;
  readonly findings: readonly Finding[];
  readonly metrics?: Metrics;
  /** The last day on which the same inputs have this outcome, `YYYY-MM-DD` in UTC; absent where no day changes it. */
  readonly until?: string;
}

/** Identity of one file that a check consumed, taken before the check started. */
export interface InputFingerprint {
  readonly path: string;
  /** Git's object id of the content (SHA-1 of `blob <bytes>\0<content>`). */
  readonly raw: string;
  /** Identity of the meaning where one is defined (notebook: cell sources): formatting does not move it. */
  readonly semantic?: string;
  /**
   * MD5 by which DVC keeps just this content; of a file in a folder that DVC keeps as one, that of the folder. What is
   * not on the disk is known by it alone: then `raw` is `dvc:<md5>`.
   */
  readonly dvc?: string;
}

/** What stood at a path that a check looked at without reading it. */
export type Standing = 'file' | 'folder' | 'nothing';

/** What a check looked at beside the files that it consumes, such as the target of a link; each taken when it first did so. */
export interface Aside {
  /** Files that it read. */
  readonly read: readonly InputFingerprint[];
  /** What stood at other paths. */
  readonly stood: Readonly<Record<string, Standing>>;
}

/**
 * The stored outcome of a check. Same inputs, same bytes: it carries neither a time nor a machine. Only where the
 * project file lets it expire, its last day is counted from the day on which it was judged.
 */
export interface Evidence extends Outcome {
  readonly version: 1;
  readonly stage: StageId;
  readonly check: string;
  /** `document.sections`, or `run` for a command. */
  readonly uses: string;
  /** Version of the check's judgement: a newer one makes the evidence stale. */
  readonly judgement: number;
  /** Identity of the check's definition. */
  readonly definition: string;
  readonly inputs: readonly InputFingerprint[];
  /** Absent if it looked at nothing else. */
  readonly aside?: Aside;
}

/** The commit that brought a file into its present state. */
export interface Change {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601 with the author's time zone. */
  readonly date: string;
}

/**
 * Why evidence no longer holds. `by` is absent while git does not know: not committed, or no repository. `was` and `is`
 * are absent where no content was read: a folder, or a path of which only what stood there counted.
 */
export type Cause =
  | {
      readonly kind: 'changed';
      readonly path: string;
      readonly was: string;
      readonly is: string;
      readonly by?: Change;
    }
  | { readonly kind: 'added'; readonly path: string; readonly is?: string; readonly by?: Change }
  | { readonly kind: 'removed'; readonly path: string; readonly was?: string; readonly by?: Change }
  | { readonly kind: 'definition' }
  | { readonly kind: 'judgement'; readonly was: number; readonly is: number }
  | { readonly kind: 'expired'; readonly until: string };
