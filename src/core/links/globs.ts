import picomatch from 'picomatch/posix';

/** Beyond these a hostile pattern could keep the matcher busy for minutes. */
const MOST_WILDCARDS = 8;
const MOST_IN_SEGMENT = 3;
const MOST_DEEP = 3;
const MOST_BRACES = 6;
const MOST_ALTERNATIVES = 100;

/** Parentheses are ordinary characters of file names; `!` is handled here, for the whole list. */
const OPTIONS = { noextglob: true, nonegate: true, dot: false, nocase: false, strictBrackets: false };

/** A class of one special character: how such a character is written to mean itself. */
const ESCAPED = /\[([*?[\]{}()])\]/g;

/** Whether a pattern asks for more than matching may cost. */
export function globFault(pattern: string): 'too-complex' | undefined {
  const segments = pattern.replace(ESCAPED, '_').split('/');
  const wildcards = segments.map((segment) => (segment.match(/\*+|\?/g) ?? []).length);
  const tooComplex =
    wildcards.reduce((sum, count) => sum + count, 0) > MOST_WILDCARDS ||
    Math.max(...wildcards) > MOST_IN_SEGMENT ||
    segments.filter((segment) => segment.includes('**')).length > MOST_DEEP ||
    (pattern.match(/\{/g) ?? []).length > MOST_BRACES ||
    (pattern.match(/,|\.\./g) ?? []).length > MOST_ALTERNATIVES;
  return tooComplex ? 'too-complex' : undefined;
}

/** Whether a pattern may match anything else than the path it spells. */
export function isGlob(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern.replace(ESCAPED, '_'));
}

/** The pattern that matches exactly this path, whatever characters are in it. */
export function escapeGlob(path: string): string {
  const escaped = path.replace(/[*?[\]{}]/g, '[$&]');
  // A leading `!` would exclude; `./` is dropped before matching.
  return escaped.startsWith('!') ? `./${escaped}` : escaped;
}

/** The path that a pattern without wildcards spells. */
export function unescapeGlob(pattern: string): string {
  return normalisePattern(pattern).replace(ESCAPED, '$1');
}

/** A pattern without what does not matter: `./` before it, slashes behind it. */
export function normalisePattern(pattern: string): string {
  return pattern.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
}

interface Matcher {
  readonly pattern: string;
  /** The first folder that the pattern spells out; absent where it may begin anywhere. */
  readonly top: string | undefined;
  readonly matches: (path: string) => boolean;
}

/**
 * Compiles a list of globs: `*`, `?`, `[…]`, `{a,b}`, `**`, and `!pattern`, which excludes whatever its place in
 * the list. Case matters; names that begin with a dot are matched only where the pattern spells the dot. The
 * result tells which pattern matches a path, the first of the list that does.
 */
export function compileGlobs(patterns: readonly string[]): (path: string) => string | undefined {
  const included = patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern) => matcher(pattern, false));
  const excluded = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => matcher(pattern, true));
  const candidates = byTop(included);
  return (path) => {
    const match = candidates(path).find((candidate) => candidate.matches(path));
    if (match === undefined || excluded.some((candidate) => candidate.matches(path))) return undefined;
    return match.pattern;
  };
}

/**
 * The folders at the top in which everything lies that globs match: `''` for files of the root itself. Nothing if they
 * may match anywhere.
 */
export function globTops(patterns: readonly string[]): ReadonlySet<string> | undefined {
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  const tops = included.map((pattern) => matcher(pattern, false).top);
  return tops.includes(undefined) ? undefined : new Set(tops.map((top) => top ?? ''));
}

/** The end that everything has that a glob matches. */
export function globEnding(pattern: string): string {
  const normal = normalisePattern(pattern);
  return isGlob(normal) && globFault(normal) === undefined ? literalSuffix(normal) : '';
}

/** Groups matchers by the folder they begin in, so that a path meets only those that may match it. */
function byTop(matchers: readonly Matcher[]): (path: string) => readonly Matcher[] {
  const anywhere = matchers.filter(({ top }) => top === undefined);
  const tops = new Set(matchers.map(({ top }) => top));
  const groups = new Map(
    [...tops].map((top) => [top, matchers.filter((one) => one.top === undefined || one.top === top)]),
  );
  if (groups.size <= 1 && anywhere.length > 0) return () => matchers;
  return (path) => {
    const slash = path.indexOf('/');
    return groups.get(slash < 0 ? '' : path.slice(0, slash)) ?? anywhere;
  };
}

function matcher(pattern: string, excludes: boolean): Matcher {
  const normal = normalisePattern(excludes ? pattern.slice(1) : pattern);
  if (!isGlob(normal) || globFault(normal) !== undefined) return literalMatcher(pattern, normal, excludes);
  const prefix = literalPrefix(normal);
  const suffix = literalSuffix(normal);
  const begin = literalNameBegin(normal);
  let expression: RegExp | undefined;
  const matches = (path: string): boolean => {
    // Most paths end here, without the cost of a regular expression.
    if (!path.startsWith(prefix) || !path.endsWith(suffix)) return false;
    if (begin !== '' && !path.startsWith(begin, path.lastIndexOf('/') + 1)) return false;
    expression ??= picomatch.makeRe(toPicomatch(normal), OPTIONS);
    return expression.test(path);
  };
  const top = prefix === '' ? undefined : prefix.slice(0, prefix.indexOf('/'));
  // A name with brackets in it may be written as it is.
  return { pattern, top, matches: (path) => path === normal || matches(path) };
}

function literalMatcher(pattern: string, normal: string, excludes: boolean): Matcher {
  const literal = unescapeGlob(normal);
  const slash = literal.indexOf('/');
  const top = slash < 0 ? '' : literal.slice(0, slash);
  const folder = `${literal}/`;
  // What excludes a folder excludes all that is in it.
  const matches = (path: string): boolean => path === literal || (excludes && path.startsWith(folder));
  return { pattern, top, matches };
}

/** Translates into what picomatch reads the same way: it has its own ideas of quotes, parentheses and classes. */
function toPicomatch(pattern: string): string {
  return pattern.replace(
    /\[([*?[\]{}()])\]|\[[^\]/]+\]|[()|"'+@!$^#]/g,
    (found, escaped: string | undefined) => {
      if (escaped !== undefined) return `\\${escaped}`;
      return found.length === 1 ? `\\${found}` : found.replace(/^\[!/, '[^');
    },
  );
}

/** The deepest folder that a pattern spells out, in which all its matches lie; `''` is the root. */
export function globFolder(pattern: string): string {
  return literalPrefix(normalisePattern(pattern)).replace(/\/$/, '');
}

function literalPrefix(pattern: string): string {
  const special = pattern.search(/[*?[\]{}]/);
  return pattern.slice(0, pattern.lastIndexOf('/', special) + 1);
}

/** What the last name of every match begins with; unknown where a slash or a backslash may mean something else. */
function literalNameBegin(pattern: string): string {
  const slash = pattern.lastIndexOf('/');
  if (/[{}\\]/.test(pattern) || pattern.slice(0, slash + 1).includes('[')) return '';
  const name = pattern.slice(slash + 1);
  return name.slice(0, Math.max(0, name.search(/[*?[\]]/)));
}

function literalSuffix(pattern: string): string {
  const last = Math.max(...['*', '?', ']', '}'].map((character) => pattern.lastIndexOf(character)));
  return pattern.slice(last + 1).replace(/^\//, '');
}
