import type { StageId } from '../lifecycle/lifecycle';

/** Longer names are cut: characters. */
const LONGEST = 200;

/** Words that together say more than the first of them; each list must be in a name, of alternatives one. */
const TOGETHER: readonly (readonly [stage: StageId, ...words: readonly RegExp[]])[] = [
  ['train', /^data$/, /^science$/],
  ['transform', /^features?$/, /^(?:extract|extraction|build|make|create|generate|engineering|engineer)$/],
  ['transform', /^(?:split|splits|splitting|splitter)$/],
  ['evaluate', /^models?$/, /^(?:test|tests|testing|validate|validation|compare|check)$/],
  ['release', /^models?$/, /^(?:register|registration|registry|release|publish|promote)$/],
  ['collect', /^(?:data|dataset|datasets)$/, /^(?:get|make|create|load|pull|read|import)$/],
  ['validate', /^(?:data|dataset|schema)$/, /^(?:check|test|tests|quality)$/],
  ['build', /^(?:docker|image|container)$/, /^(?:build|make|create)$/],
];

/** Words that say a stage of the preset `mlops`; of a name the first one counts. */
const WORDS: Readonly<Record<StageId, string>> = {
  collect:
    'download downloading ingest ingestion fetch fetching extract extraction collect collection scrape scraping crawl acquire acquisition',
  curate:
    'clean cleaning cleanse curate curation label labelling labeling annotate annotation impute dedupe deduplicate prepare prep preparation',
  transform:
    'transform transformation featurize featurise featurization features feature preprocess preprocessing process processing encode scale normalize normalise standardize vectorize tokenize augment',
  validate: 'validate validation expectations',
  explore:
    'eda explore exploration exploratory visualize visualise visualization visualisation profile profiling',
  train: 'train training trainer fit fitting tune tuning finetune hyperopt modeling modelling',
  evaluate: 'evaluate evaluation eval score scoring benchmark backtest metrics assess reporting',
  code: 'serve serving',
  deploy: 'deploy deployment rollout',
  monitor: 'monitor monitoring drift',
};
const STAGE_OF = new Map(
  Object.entries(WORDS).flatMap(([stage, words]) => words.split(' ').map((word) => [word, stage] as const)),
);

/** The stage, by its name in the preset `mlops`, that a name speaks of: `train_model`, `dataSplit`; `undefined` if none. */
export function stageOfName(name: string): StageId | undefined {
  const words = wordsOf(name);
  const together = TOGETHER.find(([, ...needed]) =>
    needed.every((pattern) => words.some((word) => pattern.test(word))),
  );
  if (together !== undefined) return together[0];
  const word = words.find((one) => STAGE_OF.has(one));
  return word === undefined ? undefined : STAGE_OF.get(word);
}

/** The words of a name, in lower case. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, LONGEST)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
