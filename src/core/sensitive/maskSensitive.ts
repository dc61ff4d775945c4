import { findPersonalData } from './findPersonalData';
import { findSecrets } from './findSecrets';
import { maskedText } from './mask';

const MOST_ROUNDS = 4;

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly prefix: number;
}

/**
 * A text with its secrets and personal data masked, for words of somebody else that are shown or go into evidence.
 * It sees more than the checks do: passwords that are not random count too, and no mark allows anything.
 */
export function maskSensitive(text: string): string {
  let masked = text;
  // What stands beside a mask may be told only then: the secret before it belonged to it, as far as anyone could see.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = maskedOnce(masked);
    if (next === masked) break;
    masked = next;
  }
  return masked;
}

function maskedOnce(text: string): string {
  const secrets = findSecrets(text, { isForMasking: true });
  const personal = findPersonalData(text).map((datum): Cut => ({ ...datum, prefix: 0 }));
  if (secrets.length + personal.length === 0) return text;
  const cuts = [...secrets, ...personal].sort((a, b) => a.start - b.start || b.end - a.end);
  let masked = '';
  let at = 0;
  for (const { start, end, prefix } of cuts) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    // What overlaps the cut before it is masked with it.
    const shown = from === start ? text.slice(start, start + prefix) : '';
    masked += text.slice(at, from) + maskedText({ shown, length: end - from });
    at = end;
  }
  return masked + text.slice(at);
}
