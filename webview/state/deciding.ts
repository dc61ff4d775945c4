import type { StageId } from '../../src/core/lifecycle/lifecycle';

/** What somebody is about to decide in a dialog. */
export type Deciding =
  /** The focus goes from one stage to another; without `to` that is chosen in the dialog. */
  | { readonly kind: 'move'; readonly root: string; readonly from: StageId; readonly to?: StageId }
  | {
      readonly kind: 'verify' | 'waive' | 'withdraw';
      readonly root: string;
      readonly stage: StageId;
      readonly check: string;
    };
