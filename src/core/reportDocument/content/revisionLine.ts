import type { Revision } from '../../history/revision';
import { say } from '../../text/message';
import { code, words, type Line } from '../document';

/** The length that git abbreviates ids to. */
const SHORT_ID = 7;
/** Of `2026-01-31T12:00:00+01:00`. */
const DAY_LENGTH = 10;

/** A commit as a part of a line: id, day, author and subject. */
export function revisionLine({ commit, date, author, subject }: Revision): Line {
  return [
    code(commit.slice(0, SHORT_ID)),
    words(say('{0} by {1}: {2}', date.slice(0, DAY_LENGTH), author, subject)),
  ];
}
