import * as z from 'zod/mini';
import type { Problem } from '../project/problem';
import { say } from '../text/message';
import { JOURNAL_FILE, type JournalEntry } from './entry';

/** Longer words are nobody's reason. */
export const LONGEST_REASON = 2000;
/** Of so many lines that cannot be used each is told by itself. */
const MOST_PROBLEMS = 20;

const word = z.string().check(z.minLength(1), z.maxLength(200));
const reason = z.string().check(z.minLength(1), z.maxLength(LONGEST_REASON));
const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const base = { id: word, time, by: word };
const ofCheck = { stage: word, check: word, reason };
const entry = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('advance'),
    wheel: word,
    from: word,
    to: word,
    override: z.optional(z.object({ reason, missing: z.array(word) })),
  }),
  z.object({ ...base, kind: z.literal('return'), wheel: word, from: word, to: word, reason }),
  z.object({ ...base, kind: z.literal('verify'), ...ofCheck, holds: word }),
  z.object({ ...base, kind: z.literal('waive'), ...ofCheck, until: day }),
  z.object({ ...base, kind: z.literal('withdraw'), ...ofCheck }),
]);

/** A journal, read: its entries by time, then id, and what could not be used. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  readonly problems: readonly Problem[];
}

/** A project without a journal. */
export const NO_JOURNAL: Journal = { entries: [], problems: [] };

/**
 * Reads a journal. A torn line, a marker of a merge conflict and an entry of a kind that is not known are problems at
 * their place; all other lines count. Of entries with the same id the first counts.
 */
export function parseJournal(text: string): Journal {
  const entries = new Map<string, JournalEntry>();
  const problems: Problem[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    if ('problem' in read) problems.push(problemAt(index, line, read.problem));
    else if (!entries.has(read.entry.id)) entries.set(read.entry.id, read.entry);
  });
  return { entries: [...entries.values()].sort(inOrder), problems: problems.slice(0, MOST_PROBLEMS) };
}

/** One line of the journal, its end included: keys in fixed order. */
export function journalLine(item: JournalEntry): string {
  const { id, time: at, by, kind, ...rest } = item;
  return `${JSON.stringify({ id, time: at, by, kind, ...rest })}\n`;
}

/** By time, then id: every machine that holds the same lines has the same order. */
export function inOrder(a: JournalEntry, b: JournalEntry): number {
  return compare(a.time, b.time) || compare(a.id, b.id);
}

/** The time of a new entry: never before the last one, so that a clock that was set back changes no order. */
export function timeOfNext(now: Date, entries: readonly JournalEntry[]): string {
  const last = entries.at(-1);
  const after = last === undefined ? 0 : Date.parse(last.time) + 1;
  return new Date(Math.max(now.getTime(), after)).toISOString();
}

type LineFault = 'conflict' | 'torn' | 'unknown';

function readLine(line: string): { readonly entry: JournalEntry } | { readonly problem: LineFault } {
  if (/^(<{7}|={7}|>{7}|\|{7})(?: |\r?$)/.test(line)) return { problem: 'conflict' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'torn' };
  }
  const parsed = entry.safeParse(value);
  return parsed.success ? { entry: parsed.data as JournalEntry } : { problem: 'unknown' };
}

function problemAt(line: number, text: string, fault: LineFault): Problem {
  const range = { start: { line, column: 0 }, end: { line, column: text.length } };
  return { code: `journal-${fault}`, severity: 'warning', path: JOURNAL_FILE, range, ...wordsOf(fault) };
}

function wordsOf(fault: LineFault): Pick<Problem, 'message' | 'next'> {
  switch (fault) {
    case 'conflict':
      return {
        message: say('The journal holds a marker of a merge conflict.'),
        next: say('Delete the lines of markers and keep all others: each is an entry.'),
      };
    case 'torn':
      return {
        message: say('This line of the journal is no complete entry, so it does not count.'),
        next: say('Restore the line from git, or delete it.'),
      };
    case 'unknown':
      return {
        message: say(
          'This entry of the journal is of a kind or shape that is not known, so it does not count.',
        ),
        next: say('Update ML Lifecycle if a newer one wrote it; otherwise delete the line.'),
      };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
