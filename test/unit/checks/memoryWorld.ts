import type { BuiltinCheck, CheckWorld, FileContent } from '../../../src/core/checks/builtinCheck';
import type { QueryResult } from '../../../src/core/checks/data/dataQuery';
import type { Outcome } from '../../../src/core/evidence/evidence';
import { render, say } from '../../../src/core/text/message';

/** Why a file of the world cannot be read, in the words of the real one. */
export const UNREADABLE = {
  missing: say('it does not exist'),
  folder: say('it is a folder, not a file'),
  binary: say('it is binary, not text'),
  forbidden: say('permission is denied'),
  enormous: say('it is larger than {0} MiB, too large to be read as text', 128),
} as const;

/** A file's text, or why it cannot be read. */
export type MemoryFile = string | { readonly unreadable: keyof typeof UNREADABLE };

/** A project in memory. `query` answers SQL; it is told the files of each query. */
export function memoryWorld(
  files: Readonly<Record<string, MemoryFile>>,
  query: (files: readonly string[]) => QueryResult = () => ({ kind: 'failed', reason: say('no data') }),
): CheckWorld {
  const read = (path: string): FileContent => {
    const file = files[path] ?? { unreadable: 'missing' };
    return typeof file === 'string'
      ? { kind: 'text', text: file }
      : { kind: 'unreadable', reason: UNREADABLE[file.unreadable] };
  };
  return {
    files: Object.keys(files).sort(),
    readText: (path) => Promise.resolve(read(path)),
    data: { query: (_sql, asked) => Promise.resolve(query(asked)) },
  };
}

/** Judges with parameters as a project file writes them; wrong ones are a mistake of the test. */
export async function judge(check: BuiltinCheck, written: unknown, world: CheckWorld): Promise<Outcome> {
  const parsed = check.parameters.safeParse(written);
  if (!parsed.success) throw new Error(parsed.error.message);
  return check.judge(parsed.data as never, world);
}

/** Paths of the parameters that a check's schema refuses. */
export function refused(check: BuiltinCheck, written: unknown): readonly string[] {
  const parsed = check.parameters.safeParse(written);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

/** An outcome as lines of text: verdict and summary, then one line for each finding. */
export function lines(outcome: Outcome): readonly string[] {
  const findings = outcome.findings.map(({ severity, message, path, cell, range }) => {
    const at = range === undefined ? '' : `:${String(range.start.line)}:${String(range.start.column)}`;
    const place = path === undefined ? '' : `${path}${cell === undefined ? '' : `#${String(cell)}`}${at} `;
    return `${severity} ${place}${render(message)}`;
  });
  return [`${outcome.verdict}: ${render(outcome.summary)}`, ...findings];
}

/** The next steps of an outcome's findings. */
export function nextSteps(outcome: Outcome): readonly string[] {
  return outcome.findings.flatMap(({ next }) => (next === undefined ? [] : [render(next)]));
}
