import type { Revision } from '../../core/history/revision';
import { plainLine } from '../../core/text/plainLine';
import type { Style } from './style';

/** The length that git abbreviates ids to. */
const SHORT_ID = 7;

/** A commit in a line: id, day, author and subject. */
export function revisionLine({ commit, date, author, subject }: Revision, style: Style): string {
  const words = style.paint('dim', `${date.slice(0, 10)}  ${plainLine(author, 80)}`);
  return `${shortId(commit)}  ${words}  ${plainLine(subject, 200)}`;
}

export function shortId(commit: string): string {
  return commit.slice(0, SHORT_ID);
}
