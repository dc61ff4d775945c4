/** Longer words are not worth comparing: nobody mistypes them by a letter or two. */
const LONGEST = 64;
/** A candidate that only shares its beginning with the word counts from this length on. */
const SHORTEST_PREFIX = 3;

/**
 * The candidate that a mistyped word most likely means ("did you mean"), or `undefined` when none is close.
 * Letter case and the choice of separator do not count. Of equally close candidates the first wins.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  const wanted = normalise(word);
  let best: string | undefined;
  let bestDistance = Infinity;
  let sameBeginning: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > LONGEST) continue;
    const known = normalise(candidate);
    const limit = limitFor(Math.max(wanted.length, known.length));
    const distance = damerauLevenshtein(wanted, known, limit);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
    sameBeginning ??= beginsAlike(wanted, known) ? candidate : undefined;
  }
  return best ?? sameBeginning;
}

/** One step in three letters; a single letter has nothing to be recognised by. */
function limitFor(length: number): number {
  return length < 2 ? 0 : Math.max(1, Math.floor(length / 3));
}

function normalise(word: string): string {
  return word.toLowerCase().replace(/[\s_]+/g, '-');
}

function beginsAlike(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= SHORTEST_PREFIX && (a.startsWith(b) || b.startsWith(a));
}

/**
 * Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
 * substitutions and swaps of neighbours each cost one. Above `limit` the exact value is of no use: `Infinity`.
 */
export function damerauLevenshtein(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + cost,
        swapped ? at(beforePrevious, column - 2) + 1 : Infinity,
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  const distance = at(previous, b.length);
  return distance > limit ? Infinity : distance;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
