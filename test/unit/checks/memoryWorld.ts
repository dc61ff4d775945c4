import type { BuiltinCheck, CheckScope } from '../../../src/core/checks/builtinCheck';
import type { ByteContent } from '../../../src/core/checks/world/byteFile';
import type { CheckWorld, FileContent } from '../../../src/core/checks/world/checkWorld';
import type { TextPiece, TextStream } from '../../../src/core/checks/world/textStream';
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

/** What a stage tells its checks, empty but for what is given. */
export function scope(parts: Partial<CheckScope> = {}): CheckScope {
  return { stage: 'train', artifacts: [], notebooks: [], code: [], inputs: [], outputs: [], ...parts };
}

/**
 * A project in memory, for checks of texts. Whatever else a check may ask of the world fails, unless `parts` answer
 * it; checks of data, bytes, git or services are tested against the real ones of `diskWorld`.
 */
export function memoryWorld(
  files: Readonly<Record<string, MemoryFile>>,
  parts: Partial<CheckWorld> = {},
): CheckWorld {
  const read = (path: string): FileContent => {
    const file = files[path] ?? { unreadable: 'missing' };
    return typeof file === 'string'
      ? { kind: 'text', text: file }
      : { kind: 'unreadable', reason: UNREADABLE[file.unreadable] };
  };
  const unreadable: ByteContent = { kind: 'unreadable', reason: UNREADABLE.missing };
  const unanswered = {
    kind: 'failed',
    reason: say('nothing answers here'),
    next: say('ask elsewhere'),
  } as const;
  const none = () => Promise.resolve(unanswered);
  return {
    files: Object.keys(files).sort(),
    readText: (path) => Promise.resolve(read(path)),
    openText: (path) => memoryText(read(path)),
    openBytes: () => Promise.resolve(unreadable),
    kindOf: (path) => Promise.resolve(path in files ? 'file' : 'nothing'),
    data: { open: none, query: none },
    git: {
      commitOf: none,
      fileAt: none,
      statesOf: none,
      changes: none,
      historyOf: none,
      contentOf: none,
      additionsIn: none,
      isShallow: none,
      filesAbove: none,
    },
    http: { get: none },
    notebooks: { execute: none },
    project: () => Promise.reject(new Error('this world has no project')),
    now: () => new Date('2026-11-20T12:00:00Z'),
    ...parts,
  };
}

/** A text as the real world hands it over: in pieces, here small ones, that end anywhere. */
export function memoryText(content: FileContent, size = 1000): TextStream {
  let at = 0;
  const next = (): TextPiece => {
    if (content.kind === 'unreadable') return content;
    if (at >= content.text.length) return { kind: 'end' };
    const text = content.text.slice(at, at + size);
    at += text.length;
    return { kind: 'piece', text };
  };
  return { read: () => Promise.resolve(next()), close: () => undefined };
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
