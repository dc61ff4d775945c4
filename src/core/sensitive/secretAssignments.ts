import { isPlaceholder } from './placeholder';
import { isRandomText, type RandomLimits } from './randomText';
import type { Secret } from './secret';
import { secretName, type NameStrength } from './secretNames';

const KEYWORD = /key|token|secret|passw|passphrase|pwd|credential|auth|bearer|pass|pat|sas/gi;
const NAME_PART = /[\w.$-]/;
const MAX_NAME = 80;
const LONG_VALUE = 200;
/** What may stand between a name and its value: closing quotes and brackets, a type, a sign. */
const SEPARATOR =
  /(["'`]?[)\]]{0,2})[ \t]{0,20}(?::[ \t]{0,4}[A-Za-z_][\w.[\], |]{0,40}?[ \t]{0,4}=(?=[ \t]{0,20}[rRbBfFuU]{0,2}["'])|:=|=>|={1,3}|!=|:|,|>)[ \t]{0,20}(?:\r?\n[ \t]{1,40})?/y;
const QUOTE = /[rRbBfFuU]{0,2}("""|'''|["'`])/y;
const BARE = /[A-Za-z0-9+/=_.~!@#%^*$-]{6,5000}/y;
const SCHEME = /^(?:bearer|basic|token|apikey)[ \t]+/i;
/** A whole value of these words is no password. */
const COMMON =
  /^(?:none|null|nil|true|false|undefined|empty|unset|required|optional|string|str|text|value|password\d{0,4}|passwd|pass|pwd|passphrase|secret|token|key|user(?:name)?|env|environ|os\.\S+|self\.\S+|config\.\S+|settings\.\S+|args\.\S+|getpass\S*|prompt|input|test\d{0,4}|invalid|wrong|incorrect|missing|expired)$/i;

/** How assignments are judged. */
export interface AssignmentRules {
  readonly limits: RandomLimits;
  /** Also passwords that are not random: for masking, where a mistake costs nothing but a word. */
  readonly anyPassword: boolean;
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Random-looking texts that are assigned to names such as `api_key`, in whatever language. */
export function* findAssignments(text: string, rules: AssignmentRules): Generator<Secret> {
  let behind = 0;
  for (const { index, 0: keyword } of text.matchAll(KEYWORD)) {
    if (index < behind) continue;
    const start = nameStart(text, index);
    const end = nameEnd(text, index + keyword.length);
    behind = end;
    if (end - start > MAX_NAME) continue;
    const name = text.slice(start, end).replace(/^[-.$]+|[-.]+$/g, '');
    const strength = secretName(name);
    if (strength === undefined) continue;
    const value = valueBehind(text, end, text.charAt(start - 1));
    if (value === undefined) continue;
    // A hostile text could have every long value read again from each name inside it.
    if (value.text.length > LONG_VALUE) behind = value.end;
    if (!isSecret(value, strength, rules)) continue;
    yield { what: { kind: 'assignment', name }, start: value.start, end: value.end, prefix: 0 };
  }
}

function nameStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start <= MAX_NAME && NAME_PART.test(text.charAt(start - 1))) start--;
  return start;
}

function nameEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from <= MAX_NAME && NAME_PART.test(text.charAt(end))) end++;
  return end;
}

function valueBehind(text: string, nameEnds: number, before: string): Value | undefined {
  SEPARATOR.lastIndex = nameEnds;
  const separator = SEPARATOR.exec(text);
  if (separator === null) return undefined;
  const sign = separator[0].slice(separator[1]?.length ?? 0).trim();
  // `<password>` opens an element; any other `>` compares.
  if (sign === '>' && before !== '<') return undefined;
  const at = nameEnds + separator[0].length;
  const quoted = quotedAt(text, at);
  if (sign === ',' && (quoted === undefined || separator[1] === '')) return undefined;
  return quoted ?? bareAt(text, at, separator[0].includes('\n'));
}

function quotedAt(text: string, at: number): Value | undefined {
  QUOTE.lastIndex = at;
  const opening = QUOTE.exec(text);
  const quote = opening?.[1];
  if (opening === null || quote === undefined) return undefined;
  const begin = at + opening[0].length;
  const line = text.slice(begin, begin + 5100);
  const end = line.indexOf(quote);
  if (end < 0 || (quote.length === 1 && line.slice(0, end).includes('\n'))) return undefined;
  return trimmed(begin, line.slice(0, end), true);
}

function bareAt(text: string, at: number, onNextLine: boolean): Value | undefined {
  if (onNextLine) return undefined;
  const scheme = SCHEME.exec(text.slice(at, at + 20))?.[0].length ?? 0;
  BARE.lastIndex = at + scheme;
  const found = BARE.exec(text)?.[0];
  if (found === undefined) return undefined;
  // What is called, indexed or put together is an expression.
  const next = text.charAt(at + scheme + found.length);
  // An ellipsis stands behind what is masked already.
  return /[([{…]/.test(next) ? undefined : trimmed(at + scheme, found.replace(/[.!]+$/, ''), false);
}

function trimmed(begin: number, written: string, isQuoted: boolean): Value {
  const lead = /^\s*/.exec(written)?.[0].length ?? 0;
  const scheme = SCHEME.exec(written.slice(lead, lead + 20))?.[0].length ?? 0;
  const value = written.slice(lead + scheme).trimEnd();
  const start = begin + lead + scheme;
  return { start, end: start + value.length, text: value, isQuoted };
}

function isSecret(value: Value, strength: NameStrength, { limits, anyPassword }: AssignmentRules): boolean {
  const { text, isQuoted } = value;
  if (isRandomText(text, limits, strength === 'weak' ? 'weak' : 'strong')) {
    // Without quotes it may be an identifier: those of people hold no mixture of digits and both cases.
    return (
      isQuoted || (/\d/.test(text) && /[a-z]/i.test(text) && !/^[a-z_][\w]*(?:\.[a-z_]\w*)+$/i.test(text))
    );
  }
  return (
    anyPassword &&
    strength === 'password' &&
    text.length >= 6 &&
    text.length <= 200 &&
    !/[\s(){}[\]<>]/.test(text) &&
    !COMMON.test(text) &&
    !isPlaceholder(text)
  );
}
