/** Which part of split data something is. */
export type Side = 'train' | 'validation' | 'test';

/** Words that make a name one of something else than data: counts, files, columns, measurements. */
const NO_DATA: ReadonlySet<string> = new Set(
  (
    'n num size sizes frac fraction ratio share count len length path paths file files filename dir folder url uri ' +
    'name names col cols columns score scores acc accuracy loss losses error errors metric metrics result results ' +
    'report start end date step steps mode flag is has should do run unit'
  ).split(' '),
);
/** Tests that have nothing to do with a split, by the word before: an A/B test, a blood test. */
const OTHER_TESTS =
  /^(?:ab|a|b|t|z|f|chi|lab|blood|unit|stress|load|smoke|driving|screening|covid|hypothesis|significance)$/;

/** The words of a name in snake case or camel case, in lower case. `Xtest` and `ytrain` are two words each. */
export function wordsOf(name: string): readonly string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).flatMap((word) => {
    const pair = /^([xy])(train|test|val|valid|validation|holdout)$/i.exec(word);
    return (pair === null ? [word] : pair.slice(1)).map((part) => part.toLowerCase());
  });
}

/** The part that a name says its data is. */
export function sideOfName(name: string): Side | undefined {
  const words = wordsOf(name);
  return words.some((word) => NO_DATA.has(word)) ? undefined : sideOfWords(words);
}

/** The same of an index or a file, whose name may say so. */
export function sideOfIndex(name: string): Side | undefined {
  const words = wordsOf(name);
  const side = sideOfWords(words);
  // A mask of rows that are valid chooses no validation set.
  const isValid =
    words.includes('valid') && !words.some((word) => /^(?:idx|idxs|index|indices|ids)$/.test(word));
  return side === 'validation' && isValid ? undefined : side;
}

function sideOfWords(words: readonly string[]): Side | undefined {
  const isTest = words.some((word, at) => {
    if (word === 'holdout' || word === 'heldout') return true;
    if (word === 'hold' || word === 'held') return words[at + 1] === 'out';
    return /^test(?:s|ing)?$/.test(word) && !OTHER_TESTS.test(words[at - 1] ?? '');
  });
  // `train_test` is all of the data, `train_val` what the final model learns from.
  if (isTest) return 'test';
  if (words.some((word) => /^(?:train|training|trn|trainval)$/.test(word))) return 'train';
  const isValidation = words.some(
    (word) => word === 'valid' || word === 'validation' || (word === 'val' && words.length > 1),
  );
  return isValidation ? 'validation' : undefined;
}

/** The side of several data put together. */
export function sideOfAll(sides: readonly (Side | undefined)[]): Side | undefined {
  if (sides.includes('test')) return 'test';
  if (sides.includes('train')) return sides.includes('validation') ? undefined : 'train';
  return sides.includes('validation') ? 'validation' : undefined;
}

/** Whether a name is that of what is predicted. */
export function isTargetName(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(?:y|target|targets|label|labels|class|classes|outcome|outcomes|species|response|diagnosis)$/.test(
      word,
    ),
  );
}
