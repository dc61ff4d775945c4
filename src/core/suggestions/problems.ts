import type { Place } from '../place/place';
import type { Problem } from '../project/problem';
import { say, type Message } from '../text/message';

/** A declaring file that could not be read, and why. */
export function undeclared(place: Place, message: Message, next?: Message): Problem {
  return {
    ...place,
    code: 'unread-declaration',
    severity: 'warning',
    message,
    next: next ?? say('Mend it, or link its files yourself.'),
  };
}
