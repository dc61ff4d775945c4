import type { Outcome } from '../../core/evidence/evidence';
import type { CheckDefinition } from '../../core/project/project';

/** How one check of a run ended. */
export type CheckEnd =
  /** Judged, and recorded unless the disk refused or there is nothing to record. */
  | {
      readonly kind: 'judged';
      readonly outcome: Outcome;
      readonly recorded: boolean;
      readonly seconds: number;
    }
  /** Stopped before its end: nothing was recorded. */
  | { readonly kind: 'cancelled' };

/** What a run tells while it goes on. */
export type RunEvent =
  | { readonly kind: 'waiting'; readonly check: CheckDefinition; readonly for: 'same-check' | 'free-slot' }
  | { readonly kind: 'started'; readonly check: CheckDefinition }
  | { readonly kind: 'output'; readonly check: CheckDefinition; readonly text: string }
  | { readonly kind: 'ended'; readonly check: CheckDefinition; readonly end: CheckEnd };
