import { compileGlobs, escapeGlob, isGlob, normalisePattern } from '../links/globs';
import { say } from '../text/message';
import type { Fault } from './outcomes';

/** Files that patterns name, and the patterns that name none. */
export interface MatchedFiles {
  readonly files: readonly string[];
  readonly unmatched: readonly string[];
}

/**
 * Chooses the files that a check's own patterns name: a check may be told of more (its `inputs`). A pattern that is
 * the path of a file means that file, whatever its characters; a folder means all in it; `!` excludes.
 */
export function matchFiles(patterns: readonly string[], files: readonly string[]): MatchedFiles {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!'));
  const unmatched: string[] = [];
  const matched = new Set<string>();
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    const accepts = compileGlobs([...alternatives(pattern, files), ...excluded]);
    const found = files.filter((file) => accepts(file) !== undefined);
    if (found.length === 0) unmatched.push(pattern);
    for (const file of found) matched.add(file);
  }
  return { files: files.filter((file) => matched.has(file)), unmatched };
}

function alternatives(written: string, files: readonly string[]): readonly string[] {
  const pattern = normalisePattern(written);
  if (files.includes(pattern)) return [escapeGlob(pattern)];
  return isGlob(pattern) ? [pattern] : [pattern, `${escapeGlob(pattern)}/**`];
}

/** The fault of a pattern that matches nothing: never a pass. */
export function nothingMatches(pattern: string): Fault {
  return {
    message: say('No file matches "{0}".', pattern),
    next: say('Create the files, or mend the path or pattern in the project file.'),
  };
}
