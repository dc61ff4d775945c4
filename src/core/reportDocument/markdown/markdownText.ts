/** What Markdown reads wherever it stands; `$` since editors draw formulas between two of them. */
const SPECIAL = /[\\`*[<|~#$]|&(?=[#A-Za-z])/g;
/** Not in the middle of a word, where it means nothing. */
const UNDERSCORE = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** What makes a link of bare words: `https://`, `//host`, `mailto:`, `www.`, `a@b`. */
const LINK_SIGN = /(?<=[A-Za-z]):(?=\S)|\/(?=\/)|(?<=\S)@(?=\S)|(?<=www)\./gi;
/** What begins a list, a quotation or a rule where it stands first in a line. */
const BLOCK_START = /^(?:[-+](?=\s|$)|-(?=-)|[>=])/;
/** A number that begins a list; the dot is escaped, since a backslash before a digit shows itself. */
const NUMBERED_START = /^(\d{1,9})([.)])(?=\s|$)/;

/** A line as Markdown that shows exactly its characters, also in a cell of a table. */
export function markdownText(line: string): string {
  return line
    .replace(SPECIAL, '\\$&')
    .replace(UNDERSCORE, '\\$&')
    .replace(LINK_SIGN, '\\$&')
    .replace(BLOCK_START, '\\$&')
    .replace(NUMBERED_START, '$1\\$2');
}

/** A line as a code span that shows exactly its characters. In a cell of a table pipes would end the cell. */
export function markdownCode(line: string, isInTable: boolean): string {
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const isPadded = line.startsWith('`') || line.endsWith('`');
  const span = isPadded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
  return isInTable ? span.replaceAll('|', '\\|') : span;
}
