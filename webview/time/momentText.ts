import type { Revision } from '../../src/core/history/revision';
import { say, type Message } from '../../src/core/text/message';

/** A commit's day and minute, by the clock of whoever made it. */
export function whenOf({ date }: Revision): string {
  return date.slice(0, 16).replace('T', ' ');
}

/** A moment in few words: when, and by which commit. */
export function momentText(revision: Revision | undefined): Message {
  return revision === undefined ? say('now') : say('{0} ({1})', whenOf(revision), shortId(revision.commit));
}

/** The beginning of a commit's id, as git shows it. */
export function shortId(commit: string): string {
  return commit.slice(0, 7);
}
