import { maskSensitive } from '../sensitive/maskSensitive';
import { verbatim, type Message } from '../text/message';

/** Longer messages of tools are cut: they go into evidence, which is committed. */
export const MAX_MESSAGE = 2000;

const ESCAPE = '\u001B';
/** What follows an escape character: colours and cursor movements, titles and links, single commands. */
const SEQUENCE = /^(?:\[[0-?]*[ -/]*[@-~]|\][^\p{Cc}]{0,1000}\p{Cc}?|[@-Z\\^_])/u;
/** Control characters but line feed and tab, halves of characters, and what reorders text so that it reads as something else. */
const INVISIBLE = /(?![\n\t])\p{Cc}|\p{Cs}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Words of somebody else, made safe to show and to keep: no escape sequences, no control characters, no secrets and
 * personal data, bounded.
 */
export function cleanText(text: string, limit = MAX_MESSAGE): string {
  // Cut before cleaning, so that the cost is bounded too.
  const [first = '', ...rest] = text.slice(0, limit * 4).split(ESCAPE);
  const plain = first + rest.map((part) => part.replace(SEQUENCE, '')).join('');
  const visible = plain.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
  const isTorn = text.length > limit * 4 && visible.length <= limit;
  // Masked before it is cut again: half a secret could not be recognised any more.
  const clean = maskSensitive(isTorn ? withoutLastWord(visible) : visible);
  return clean.length <= limit ? clean : `${clean.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…`;
}

function withoutLastWord(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'), 0));
}

/** A message of somebody else's words: never a template, never translated. */
export function cleanMessage(text: string, limit = MAX_MESSAGE): Message {
  return verbatim(cleanText(text, limit));
}
