import type { Message } from './message';

/** Why something is not done that was asked for, and what to do next. */
export interface Refused {
  readonly kind: 'refused';
  readonly message: Message;
  readonly next?: Message;
}

/** An answer that is no refusal. */
export type Granted<T> = Exclude<T, { readonly kind: 'refused' }>;

/** The answer itself; what `fault` makes of a refusal is thrown. */
export function grantedOr<T extends { readonly kind: string }>(
  answer: T | Refused,
  fault: (refused: Refused) => Error,
): Granted<T> {
  if (isRefused(answer)) throw fault(answer);
  return answer as Granted<T>;
}

function isRefused(answer: { readonly kind: string }): answer is Refused {
  return answer.kind === 'refused';
}
