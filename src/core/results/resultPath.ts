import { pathInProject } from '../place/pathInProject';

/** Longer ones name no file. */
const LONGEST = 1000;

/**
 * The project-relative path of a file that a tool names: relative or absolute, with either separator, or as a
 * `file:` URI. `undefined` when it lies outside the project. `root` is the project's absolute folder.
 */
export function resultPath(named: string, root: string): string | undefined {
  if (named === '' || named.length > LONGEST) return undefined;
  const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(named) ? pathOfUri(named) : named;
  if (path === undefined || /\p{Cc}/u.test(path)) return undefined;
  // On POSIX a backslash may be a part of a name; tools that write one mean Windows.
  const slashed = path.replaceAll('\\', '/');
  const relative = isAbsolute(slashed) ? relativeTo(slashed, root) : slashed;
  const inside = relative === undefined ? undefined : pathInProject(relative);
  return inside === '' ? undefined : inside;
}

function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/([^/]*)(\/.*)$/i.exec(uri);
  if (match === null) return undefined;
  const path = decodePercent(match[2] ?? '');
  // file:///C:/x is C:/x
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

/** Decodes `%20` and the like; what is no valid encoding stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path);
}

function relativeTo(path: string, root: string): string | undefined {
  const folder = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  // Windows knows no case in paths, and its drive letters come in both.
  const windows = /^[a-z]:/i.test(folder);
  const inside = windows ? path.toLowerCase().startsWith(folder.toLowerCase()) : path.startsWith(folder);
  return inside ? path.slice(folder.length) : undefined;
}
