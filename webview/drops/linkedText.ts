import { stageOf } from '../../src/core/lifecycle/lifecycleQueries';
import { say, type Message } from '../../src/core/text/message';
import type { BoardAnswer, BoardState } from '../../src/protocol/board';

type Linked = Extract<BoardAnswer, { readonly kind: 'linked' }>;

/** What came of a drop of so many files. */
export function linkedText(
  { root, stage, inside, isNew }: Linked,
  dropped: number,
  state?: BoardState,
): Message {
  const project = state?.projects.find((candidate) => candidate.root === root);
  const title: Message = { text: (project && stageOf(project.lifecycle, stage)?.title) ?? stage };
  if (inside === 0) return say('Nothing was linked: what was dropped lies outside the project.');
  const outside = dropped - inside;
  const words = !isNew
    ? say('{0} has these files already.', title)
    : inside === 1
      ? say('1 file was linked to {0}.', title)
      : say('{0} files were linked to {1}.', inside, title);
  return outside > 0 ? say('{0} Left out, since outside the project: {1}.', words, outside) : words;
}
