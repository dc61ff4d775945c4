import type { StageId } from '../lifecycle/lifecycle';
import type { ProjectSnapshot } from '../snapshot/snapshot';
import {
  decideAdvance,
  decideReturn,
  decideVerification,
  decideWaiver,
  decideWithdrawal,
  type Decided,
} from './decide';

/** What somebody wants to decide. `check` is `<stage>/<check>`. */
export type Wish =
  /** `reason`: why, although the gate may be shut. */
  | { readonly kind: 'advance'; readonly stage: StageId; readonly reason?: string }
  | { readonly kind: 'return'; readonly stage: StageId; readonly reason: string }
  | { readonly kind: 'verify'; readonly check: string; readonly reason: string }
  /** `until`: the last day, `YYYY-MM-DD` in UTC. */
  | { readonly kind: 'waive'; readonly check: string; readonly reason: string; readonly until: string }
  | { readonly kind: 'withdraw'; readonly check: string; readonly reason: string };

/** What a decision rests on beside the snapshot. */
export interface WishContext {
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Hash of what a verification of `<stage>/<check>` answers for; undefined without evidence. */
  readonly holds: (check: string) => string | undefined;
}

/** Whether a wish can be fulfilled as things stand, and by which decision. */
export function decide(snapshot: ProjectSnapshot, wish: Wish, { today, holds }: WishContext): Decided {
  switch (wish.kind) {
    case 'advance':
      return decideAdvance(snapshot, wish.stage, wish.reason);
    case 'return':
      return decideReturn(snapshot, wish.stage, wish.reason);
    case 'verify':
      return decideVerification(snapshot, wish.check, wish.reason, holds(wish.check));
    case 'waive':
      return decideWaiver(snapshot, wish.check, { reason: wish.reason, until: wish.until, today });
    case 'withdraw':
      return decideWithdrawal(snapshot, wish.check, wish.reason);
  }
}
