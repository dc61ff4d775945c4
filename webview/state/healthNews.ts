import { healthWord } from '../../src/core/health/healthText';
import { say, type Message } from '../../src/core/text/message';
import type { BoardState } from '../../src/protocol/board';

/** More changes than this at once are told as one number. */
const MOST_TOLD = 3;

/** The stages whose health differs between two states, in words for a screen reader. */
export function healthNews(before: BoardState, after: BoardState): readonly Message[] {
  const news = after.projects.flatMap((project) => {
    const old = before.projects.find((candidate) => candidate.root === project.root);
    if (old === undefined) return [];
    const was = new Map(old.stages.map((stage) => [stage.id, stage.health]));
    return project.stages
      .filter((stage) => was.has(stage.id) && was.get(stage.id) !== stage.health)
      .map((stage) => say('{0} is now: {1}.', { text: stage.title }, healthWord(stage.health)));
  });
  return news.length > MOST_TOLD ? [say('{0} stages changed their health.', news.length)] : news;
}
