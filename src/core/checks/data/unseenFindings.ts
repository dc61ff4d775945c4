import type { Finding } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { Table } from './openTable';
import { shareText } from './shareText';
import type { UnseenValues, ValueGroup } from './unseenValues';

/** What is said of values that training never saw, in the words of the check. */
export interface UnseenWords {
  readonly unseen: (column: string, rows: number, share: string, examples: string) => Message;
  readonly unseenNext: Message;
}

/** Findings of one column; within what is allowed they are told all the same. */
export function unseenFindings(
  column: string,
  { unseen, spelled }: UnseenValues,
  rows: number,
  max: number,
  { place }: Table,
  words: UnseenWords,
): readonly Finding[] {
  const severity = (unseen.rows + spelled.rows) / rows > max ? 'fail' : 'info';
  const findings: Finding[] = [];
  if (unseen.rows > 0) {
    const message = words.unseen(column, unseen.rows, shareText(unseen.rows / rows), examplesOf(unseen));
    findings.push({ severity, message, ...place, next: words.unseenNext });
  }
  if (spelled.rows > 0) {
    const message = say(
      'The column "{0}" has values that training spells differently, in rows: {1} ({2}). {3}.',
      ...[column, spelled.rows, shareText(spelled.rows / rows), examplesOf(spelled)],
    );
    const next = say('Write them as training does: the same case, without blanks around them.');
    findings.push({ severity, message, ...place, next });
  }
  return findings;
}

function examplesOf({ values, examples }: ValueGroup): string {
  const shown = examples.map(({ value, rows, known }) => {
    const name = known === undefined ? `"${value}"` : `"${value}" = "${known}"`;
    return `${name} (${String(rows)})`;
  });
  return values > examples.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
