import { HEALTHS, type Health } from '../health/health';
import type { StageId } from '../lifecycle/lifecycle';
import type { StageSnapshot } from '../snapshot/snapshot';
import type { Message } from '../text/message';

/** Which stages are wanted: those that fit all that is given. */
export interface StageFilter {
  /** Words that must all occur in its title, id, owner, checks or findings, whatever their case. */
  readonly words: string;
  /** Any of these; all where there are none. */
  readonly healths: ReadonlySet<Health>;
}

export const NO_FILTER: StageFilter = { words: '', healths: new Set() };

/** Of a check so many findings are searched at most: there may be thousands, and the first ones are the worst. */
const MOST_FINDINGS = 200;

/** What can be searched of each stage, in lower case. `said` renders in the reader's language. */
export function searchTexts(
  stages: readonly StageSnapshot[],
  said: (message: Message) => string,
): ReadonlyMap<StageId, string> {
  return new Map(
    stages.map((stage) => {
      const checks = stage.checks.flatMap(({ id, uses, run, summary, findings }) => [
        ...[id, run ?? uses],
        ...(summary === undefined ? [] : [said(summary)]),
        ...findings.slice(0, MOST_FINDINGS).flatMap(({ message, path }) => [said(message), path ?? '']),
      ]);
      const words = [said({ text: stage.title }), stage.id, stage.owner ?? '', ...checks];
      return [stage.id, words.join('\n').toLowerCase()];
    }),
  );
}

/** The stages that a filter lets through, in their order. `texts`: from `searchTexts`. */
export function filterStages(
  stages: readonly StageSnapshot[],
  filter: StageFilter,
  texts: ReadonlyMap<StageId, string>,
): readonly StageSnapshot[] {
  return stages.filter(
    (stage) =>
      hasWords(texts.get(stage.id) ?? '', filter.words) &&
      (filter.healths.size === 0 || filter.healths.has(stage.health)),
  );
}

/** How many stages have each health that occurs, worst first; of those that fit the words. */
export function healthChoices(
  stages: readonly StageSnapshot[],
  words: string,
  texts: ReadonlyMap<StageId, string>,
): readonly { readonly health: Health; readonly count: number }[] {
  const fitting = stages.filter(({ id }) => hasWords(texts.get(id) ?? '', words));
  return HEALTHS.filter((health) => stages.some((stage) => stage.health === health)).map((health) => ({
    health,
    count: fitting.filter((stage) => stage.health === health).length,
  }));
}

/** Whether a filter lets everything through. */
export function isUnfiltered({ words, healths }: StageFilter): boolean {
  return words.trim() === '' && healths.size === 0;
}

function hasWords(text: string, words: string): boolean {
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
