/** What a commit did to one file. */
export interface FileChange {
  readonly path: string;
  /** Git's ids of the contents; absent where there is no file. */
  readonly was?: string;
  readonly is?: string;
}

/** A commit with the files that it changed. */
export interface LogRecord {
  readonly commit: string;
  readonly author: string;
  /** Committer's date, ISO 8601. */
  readonly date: string;
  /** First line of its message. */
  readonly subject: string;
  readonly changes: readonly FileChange[];
}

/**
 * Options of `git log` whose output `recordsOf` reads. Commits are told apart from paths by a slash, with which no path
 * begins. The full history of a path: what one side of a merge did is told although the other side won; the merge
 * itself only where it left something else than any side.
 */
export const LOG = [
  'log',
  '--full-history',
  '-c',
  '--raw',
  '-z',
  '--no-renames',
  '--no-abbrev',
  '--relative',
  '--encoding=UTF-8',
  '--format=/%H %cI %an%n%s',
] as const;

const COMMIT = /^\/([0-9a-f]{40,64}) (\S+) (.*)\n([^]*)$/;
/** `:<mode> <mode> <old id> <new id> <status>`; of a merge a colon, a mode and an old id for each parent. */
const CHANGE = /^\n?:+(?:\d{6} )+([0-9a-f]+) (?:[0-9a-f]+ )*([0-9a-f]+) [A-Z]+\d*$/;
const NO_CONTENT = /^0+$/;

/** The commits of a log, in its order. Of a merge `was` is what its first parent had. */
export function recordsOf(output: string): readonly LogRecord[] {
  const records: LogRecord[] = [];
  let changes: FileChange[] = [];
  const parts = output.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const [, commit, date, author, subject] = COMMIT.exec(part) ?? [];
    if (commit !== undefined && date !== undefined && author !== undefined && subject !== undefined) {
      changes = [];
      records.push({ commit, author, date, subject, changes });
      continue;
    }
    const [, was, is] = CHANGE.exec(part) ?? [];
    if (was === undefined || is === undefined) continue;
    changes.push({ path: parts[++at] ?? '', ...content('was', was), ...content('is', is) });
  }
  return records;
}

function content(name: 'was' | 'is', id: string): Partial<Record<'was' | 'is', string>> {
  return NO_CONTENT.test(id) ? {} : { [name]: id };
}
