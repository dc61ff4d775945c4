/** Usual names of metrics, by a name that stands for all of them; words are separated by blanks. */
const ALIASES: Readonly<Record<string, string>> = {
  auc: 'auc|roc auc|auc roc|auroc|rocauc|roc|area under the roc curve|area under the curve|area under roc',
  'pr auc': 'pr auc|auc pr|auprc|aucpr|prauc|average precision|ap',
  accuracy: 'accuracy|acc|categorical accuracy|binary accuracy',
  'balanced accuracy': 'balanced accuracy|balanced acc|bacc',
  precision: 'precision|ppv|positive predictive value',
  recall: 'recall|sensitivity|tpr|true positive rate|hit rate',
  specificity: 'specificity|tnr|true negative rate',
  f1: 'f1|f 1|f score|f measure|fscore',
  'macro f1': 'macro f1|f1 macro',
  'micro f1': 'micro f1|f1 micro',
  'weighted f1': 'weighted f1|f1 weighted',
  'log loss': 'log loss|logloss|cross entropy|crossentropy|binary crossentropy',
  brier: 'brier|brier loss',
  ece: 'ece|expected calibration error',
  mcc: 'mcc|matthews|matthews correlation|matthews corrcoef|matthews correlation coefficient',
  kappa: 'kappa|cohen kappa|cohens kappa',
  r2: 'r2|r 2|r squared|rsquared|coefficient of determination',
  mae: 'mae|mean absolute error',
  mse: 'mse|mean squared error',
  rmse: 'rmse|root mean squared error|root mean square error',
  mape: 'mape|mean absolute percentage error',
  bleu: 'bleu',
  wer: 'wer|word error rate',
  cer: 'cer|character error rate',
  iou: 'iou|jaccard|intersection over union',
  'mean average precision': 'mean average precision|map',
  ndcg: 'ndcg',
  mrr: 'mrr|mean reciprocal rank',
  perplexity: 'perplexity|ppl',
  gini: 'gini|gini coefficient',
};

const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(ALIASES).flatMap(([name, aliases]) => aliases.split('|').map((alias) => [alias, name])),
);

/** Names of metrics that lie between 0 and 1: a whole number behind them is no value of theirs. */
const SHARES = new Set(
  'auc|pr auc|accuracy|balanced accuracy|precision|recall|specificity|f1|macro f1|micro f1|weighted f1|brier|ece|iou'.split(
    '|',
  ),
);

/** Words for parts of the data, by one that stands for all of them. */
const SPLITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    train: 'train training trained fit',
    test: 'test testing tested holdout heldout hold',
    validation: 'validation val valid dev development',
    evaluation: 'evaluation eval',
    cv: 'cv crossvalidation',
  }).flatMap(([split, words]) => words.split(' ').map((word) => [word, split] as const)),
);

/** The words of a name or text, in small letters: `test_rocAuc` is test, roc, auc. */
export function wordsOf(text: string): readonly string[] {
  const spaced = text
    .slice(0, 500)
    .replace(/²/g, '2')
    .replace(/([a-z])([A-Z][a-z])/g, '$1 $2');
  return spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The part of the data that a word names, if it names one. */
export function splitOf(word: string): string | undefined {
  return SPLITS.get(word);
}

/** The metric that words name: one of the usual, else themselves. `score` and `value` add nothing. */
export function metricOf(words: readonly string[]): string {
  const own = words.filter((word) => word !== 'score' && word !== 'value');
  const phrase = (own.length === 0 ? words : own).join(' ');
  return CANONICAL.get(phrase) ?? phrase;
}

/** Whether the name is one of the usual metrics. */
export function isUsualMetric(metric: string): boolean {
  return Object.hasOwn(ALIASES, metric);
}

export function isShare(metric: string): boolean {
  return SHARES.has(metric);
}

/** All usual spellings, the longest first. */
export const USUAL_SPELLINGS: readonly string[] = [...CANONICAL.keys()]
  .filter(
    (spelling) =>
      !['ap', 'roc', 'map', 'acc', 'f 1', 'r 2', 'hit rate', 'area under the curve'].includes(spelling),
  )
  .sort((a, b) => b.length - a.length);
