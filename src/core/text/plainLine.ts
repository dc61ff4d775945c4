/** Longer lines are cut: nobody reads them, and showing them is dear. */
const LONGEST = 500;

/** What colours a terminal or moves its cursor: the escape character, `[`, parameters, a letter. */
const ESCAPE_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[ -/]*[@-~]`, 'g');
/** Control characters and white space, line ends of every kind among them. */
const GAP = /[\p{Cc}\s\u2028\u2029]+/gu;
/** Characters that turn the reading direction of what follows. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Somebody else's words as one line of bounded length that cannot disturb what stands around it. */
export function plainLine(text: string, limit = LONGEST): string {
  const clean = text
    .slice(0, limit * 4)
    .replace(ESCAPE_SEQUENCE, '')
    .replace(GAP, ' ')
    .replace(TURNS, '')
    .trim();
  return clean.length > limit ? `${clean.slice(0, limit - 1)}…` : clean;
}
