import { embeddedMedia } from './embeddedMedia';
import { isPlaceholder } from './placeholder';
import { findPrivateKeys } from './privateKeys';
import { DEFAULT_LIMITS, type RandomLimits } from './randomText';
import { insideAny, type OffsetRange } from './ranges';
import { findRequestCredentials } from './requestCredentials';
import type { Secret, SecretKind } from './secret';
import { findAssignments } from './secretAssignments';
import { TextLines } from './textLines';
import { TOKEN_FORMATS } from './tokenFormats';
import { findUrlPasswords } from './urlPasswords';

export interface SecretRules {
  readonly limits?: RandomLimits;
  /** Whether passwords that are not random count, and marks that allow a secret do not. */
  readonly isForMasking?: boolean;
}

/** The mark of detect-secrets: for its own line, or for the next. */
const PRAGMA = /pragma:\s{0,4}(?:allow|white)list\s{1,4}(nextline\s{1,4})?secret/gi;

/** The secrets of a text in the order of their places; those that overlap are one. */
export function findSecrets(text: string, rules: SecretRules = {}): readonly Secret[] {
  const { limits = DEFAULT_LIMITS, isForMasking = false } = rules;
  // In the order of how much they know of what they find.
  const found = [
    ...findPrivateKeys(text),
    ...findTokens(text),
    ...findUrlPasswords(text),
    ...findRequestCredentials(text),
    ...findAssignments(text, { limits, anyPassword: isForMasking }),
  ];
  if (found.length === 0) return found;
  const isIgnored = insideAny([...embeddedMedia(text), ...(isForMasking ? [] : allowedLines(text))]);
  return united(found.filter(({ start }) => !isIgnored(start)));
}

function* findTokens(text: string): Generator<Secret> {
  for (const { hint, pattern, issuer, prefix } of TOKEN_FORMATS) {
    if (!text.includes(hint)) continue;
    for (const { index, 0: whole, 1: group } of text.matchAll(pattern)) {
      const value = group ?? whole;
      if (isPlaceholder(value) || isWords(value.slice(prefix))) continue;
      const end = index + whole.length;
      const what: SecretKind = issuer === undefined ? { kind: 'web-token' } : { kind: 'token', issuer };
      yield { what, start: end - value.length, end, prefix };
    }
  }
}

/** Nobody draws forty letters of one case and no digit: these are words. */
function isWords(body: string): boolean {
  return /^[a-z_-]+$/.test(body);
}

function allowedLines(text: string): readonly OffsetRange[] {
  const marks = [...text.matchAll(PRAGMA)];
  if (marks.length === 0) return [];
  const lines = new TextLines(text);
  return marks.map(({ index, 1: nextLine }) => {
    const line = lines.lineOf(index) + (nextLine === undefined ? 0 : 1);
    const start = lines.startOf(line);
    return { start, end: start + lines.line(line).length };
  });
}

/** One secret for those that overlap: over all their characters, told as the first of them to be found. */
function united(secrets: readonly Secret[]): readonly Secret[] {
  const ranked = secrets.map((secret, rank) => ({ secret, rank }));
  const kept: { secret: Secret; rank: number }[] = [];
  for (const next of ranked.sort((a, b) => a.secret.start - b.secret.start || a.rank - b.rank)) {
    const last = kept.at(-1);
    if (last === undefined || last.secret.end <= next.secret.start) {
      kept.push(next);
      continue;
    }
    const best = last.rank <= next.rank ? last : next;
    const { start } = last.secret;
    const end = Math.max(last.secret.end, next.secret.end);
    const prefix = best.secret.start === start ? best.secret.prefix : 0;
    kept[kept.length - 1] = { rank: best.rank, secret: { ...best.secret, start, end, prefix } };
  }
  return kept.map(({ secret }) => secret);
}
