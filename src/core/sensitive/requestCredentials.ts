import { isPlaceholder } from './placeholder';
import type { Secret } from './secret';

const HEADER =
  /authorization["']?\s{0,4}[:=,]\s{0,4}[rbfu]{0,2}["']?(?:basic|bearer|token|apikey)[ ]{1,3}([A-Za-z0-9+/=._~-]{16,4000})/gi;
const CURL = /\bcurl\b[^\n]{0,400}?\s(?:-u|--user)[ =]?["']?[^\s:"'$]{1,80}:([^\s"'${}<>]{4,200})/g;
const WORDS = /^(?:password|passwd|pass|pwd|secret|token)\d{0,4}$/i;

/** Credentials that a request carries: an authorization header, or the user option of curl. */
export function* findRequestCredentials(text: string): Generator<Secret> {
  for (const pattern of [HEADER, CURL]) {
    for (const { index, 0: whole, 1: value = '' } of text.matchAll(pattern)) {
      if (isPlaceholder(value) || WORDS.test(value) || (pattern === HEADER && !/\d/.test(value))) continue;
      const end = index + whole.length;
      yield { what: { kind: 'authorization' }, start: end - value.length, end, prefix: 0 };
    }
  }
}
