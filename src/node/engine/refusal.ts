import type { Message } from '../../core/text/message';

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
export function unlessRefused<T extends { readonly kind: string }>(
  answer: T | { readonly kind: 'refused'; readonly message: Message; readonly next?: Message },
): Exclude<T, { readonly kind: 'refused' }> {
  if (isRefused(answer)) throw new Refusal(answer.message, answer.next);
  return answer as Exclude<T, { readonly kind: 'refused' }>;
}

function isRefused(answer: {
  readonly kind: string;
}): answer is { readonly kind: 'refused'; readonly message: Message; readonly next?: Message } {
  return answer.kind === 'refused';
}
