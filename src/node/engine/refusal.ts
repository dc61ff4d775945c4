import type { Message } from '../../core/text/message';
import { grantedOr, type Granted, type Refused } from '../../core/text/refused';

/** Something the user can mend: answered as `refused`. */
export class Refusal extends Error {
  constructor(
    readonly reason: Message,
    readonly next?: Message,
  ) {
    super(reason.text);
  }
}

/** What was asked for; throws `Refusal` where it was refused. */
export function unlessRefused<T extends { readonly kind: string }>(answer: T | Refused): Granted<T> {
  return grantedOr<T>(answer, ({ message, next }) => new Refusal(message, next));
}
