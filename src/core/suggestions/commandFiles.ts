import type { Listing } from './listing';
import type { NamedPath } from './suggestion';

/** Longer commands are cut: characters. */
const LONGEST = 20_000;
const MOST_WORDS = 1000;
/** What parts the words of a command, as far as paths go. */
const BETWEEN = /[\s"'`;|&<>()=,]+/;

/** The scripts and notebooks of the project that a command line names, begun in one of the folders. Nothing is evaluated. */
export function commandFiles(
  command: string,
  folders: readonly string[],
  listing: Listing,
): readonly NamedPath[] {
  const words = command.slice(0, LONGEST).split(BETWEEN, MOST_WORDS).filter(Boolean);
  const found = new Map<string, NamedPath>();
  let from = folders;
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    if (word === 'cd') from = changed(from, next, listing);
    const named =
      word === '-m'
        ? moduleFile(next, from, listing)
        : word.startsWith('-')
          ? undefined
          : listing.named(word, from);
    if (named !== undefined && isProgram(named, listing)) found.set(named.path, named);
  }
  return [...found.values()];
}

function changed(from: readonly string[], folder: string, listing: Listing): readonly string[] {
  const named = listing.named(folder, from);
  return named !== undefined && listing.isFolder(named.path) ? [named.path] : from;
}

/** What `python -m pkg.train` runs. */
function moduleFile(name: string, from: readonly string[], listing: Listing): NamedPath | undefined {
  if (!/^\w[\w.]{0,200}$/.test(name)) return undefined;
  const path = name.replaceAll('.', '/');
  const candidates = [`${path}.py`, `src/${path}.py`, `${path}/__main__.py`, `src/${path}/__main__.py`];
  return candidates.flatMap((candidate) => listing.named(candidate, from) ?? []).find(({ exists }) => exists);
}

function isProgram(named: NamedPath, listing: Listing): boolean {
  if (!listing.has(named.path)) return false;
  const kind = listing.kindOf(named);
  return kind === 'code' || kind === 'notebook';
}
