import { escapeHtml } from './escapeHtml';

/** Longer parts of a name are broken anywhere: characters. */
const LONGEST_PART = 24;

/** Behind slashes, underscores and hyphens, behind dots that are none of a number or abbreviation, before humps. */
const JOINTS =
  /(?<=[/_])(?=[^\s/_])|(?<=[\p{L}\d]-)(?=\p{L})|(?<=[^\s.]{2}\.)(?=[\p{L}_])|(?<=\p{Ll})(?=\p{Lu})/u;

/** A text as HTML whose names are broken where their parts meet rather than anywhere. */
export function breakable(text: string): string {
  return text.split(/(\s+)/).map(brokenWord).join('');
}

function brokenWord(word: string): string {
  return word.split(JOINTS).flatMap(bounded).map(escapeHtml).join('<wbr>');
}

function bounded(part: string): readonly string[] {
  if (part.length <= LONGEST_PART) return [part];
  const characters = Array.from(part);
  const count = Math.ceil(characters.length / LONGEST_PART);
  return Array.from({ length: count }, (_, at) =>
    characters.slice(at * LONGEST_PART, (at + 1) * LONGEST_PART).join(''),
  );
}
