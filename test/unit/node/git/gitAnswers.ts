import assert from 'node:assert/strict';
import type { GitAnswer } from '../../../../src/core/checks/world/gitQuery';
import type { TextStream } from '../../../../src/core/checks/world/textStream';
import { render } from '../../../../src/core/text/message';
import type { ProjectGit } from '../../../../src/node/git/projectGit';

export function answered<T>(answer: GitAnswer<T>): T {
  assert.equal(answer.kind, 'answer', answer.kind === 'failed' ? render(answer.reason) : '');
  return answer.value;
}

export function refusal<T>(answer: GitAnswer<T>): string {
  assert.equal(answer.kind, 'failed');
  return `${render(answer.reason)} → ${render(answer.next)}`;
}

export async function textOf(stream: TextStream): Promise<string> {
  let text = '';
  for (;;) {
    const piece = await stream.read();
    if (piece.kind === 'end') return text;
    assert.equal(piece.kind, 'piece');
    text += piece.text;
  }
}

/** Every question, for what they have in common. */
export function questions(git: ProjectGit): readonly Promise<GitAnswer<unknown>>[] {
  return [
    git.commitOf('HEAD'),
    git.fileAt('HEAD', 'a'),
    git.statesOf(['a']),
    git.changes(),
    git.historyOf('a', 5),
    git.contentOf('0'.repeat(40), 'a'),
    git.additionsIn(['']),
    git.isShallow(),
    git.filesAbove(1),
  ];
}

/** Names that a careless call takes for options, patterns, revisions or several names. */
export const HOSTILE = [
  '-rf',
  '--help',
  ':(top)a',
  ':!a',
  '*.csv',
  '[ab]',
  'a b',
  'ü',
  'line\nfeed',
  '"q"',
  "it's",
  '~',
  'a\\b',
];
