import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { FileContent } from '../../core/checks/world/checkWorld';
import { JOURNAL_FILE, type Decision, type JournalEntry } from '../../core/journal/entry';
import {
  journalLine,
  NO_JOURNAL,
  parseJournal,
  timeOfNext,
  type Journal,
} from '../../core/journal/journalFile';
import { setUpStore } from '../evidence/setUpStore';
import { readText } from '../files/readText';
import { standingAt } from '../files/standingAt';
import { say } from '../../core/text/message';

/** Larger journals are none that people made: 64 MiB. */
export const MAX_JOURNAL_BYTES = 64 * 1024 * 1024;

/** The journal in a file's content; absent where there is none. What cannot be read is a problem, never an exception. */
export function journalOf(content: FileContent | undefined): Journal {
  if (content === undefined) return NO_JOURNAL;
  if (content.kind === 'text') return parseJournal(content.text);
  const message = say('The journal cannot be read: {0}.', content.reason);
  const next = say('Make it a readable text file; until then no waiver and no transition counts.');
  const problem = {
    code: 'journal-unreadable',
    severity: 'error' as const,
    path: JOURNAL_FILE,
    message,
    next,
  };
  return { entries: [], problems: [problem] };
}

/** The journal of a project on disk. */
export class JournalStore {
  readonly #root: string;
  readonly #file: string;

  constructor(root: string) {
    this.#root = root;
    this.#file = path.join(root, JOURNAL_FILE);
  }

  /** All entries; what cannot be read is a problem, never an exception. */
  read(): Journal {
    const isThere = standingAt(this.#file) !== 'nothing';
    return journalOf(isThere ? readText(this.#file, MAX_JOURNAL_BYTES) : undefined);
  }

  /**
   * Adds a decision as a whole line, behind what others wrote meanwhile. Throws what the file system says (full disk,
   * read-only folder); no line that stood there before is touched.
   */
  append(decision: Decision, by: string, now: Date): JournalEntry {
    setUpStore(this.#root);
    const time = timeOfNext(now, this.read().entries);
    const entry = { id: randomUUID(), time, by, ...decision } as JournalEntry;
    const handle = openSync(this.#file, 'a+');
    try {
      // A line that another program left without its end must not swallow this one. One write, so that lines of two
      // programs never mix.
      writeWhole(handle, (endsALine(handle) ? '' : '\n') + journalLine(entry));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return entry;
  }
}

/** A full disk may take a part of a line before it refuses the rest: that part is a torn line, which does not count. */
function writeWhole(handle: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray(writeSync(handle, rest));
}

function endsALine(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last.toString() === '\n';
}
