/** Which way a metric is better. */
export type Direction = 'higher' | 'lower';

/** Words of metrics' names, by which way they are better: names of scikit-learn, Keras and load-test tools. */
const WORDS: Readonly<Record<Direction, ReadonlySet<string>>> = {
  higher: new Set(
    (
      'accuracy acc auc auroc roc auprc ap map f1 fbeta fscore precision recall sensitivity specificity tpr tnr ' +
      'ppv npv r2 rsquared mcc kappa jaccard iou miou dice ndcg mrr bleu rouge meteor chrf silhouette ari nmi ' +
      'correlation pearson spearman likelihood throughput rps gain lift coverage'
    ).split(' '),
  ),
  lower: new Set(
    (
      'loss logloss error err mae mse rmse rmsle msle mape smape wape mase deviance perplexity ppl brier ece mce ' +
      'wer cer fid hinge crossentropy entropy nll fpr fnr fdr eer latency duration ms seconds cost regret p50 p90 ' +
      'p95 p99'
    ).split(' '),
  ),
};

/**
 * Which way a metric is better, by well-known words in its name; `undefined` where it has none, or words of both
 * kinds (`accuracy_loss`). The last part of a path that has such words decides: `loss.auc` is an AUC.
 */
export function knownDirection(metric: string): Direction | undefined {
  for (const part of metric.split(/[./[\]]+/).reverse()) {
    const words = wordsOf(part);
    const higher = words.some((word) => WORDS.higher.has(word));
    const lower = words.some((word) => WORDS.lower.has(word));
    // `negative_log_likelihood` is less when better, `negative_predictive_value` is not, `negative_recall` is a class.
    if (higher && (lower || words[0] === 'negative')) return undefined;
    // scikit-learn's scorers: `neg_mean_squared_error` is greater when better.
    const isNegated = words[0] === 'neg';
    if (higher) return isNegated ? 'lower' : 'higher';
    if (lower) return isNegated ? 'higher' : 'lower';
  }
  return undefined;
}

/** `val_logLoss` → val, log, loss. */
function wordsOf(part: string): readonly string[] {
  const spaced = part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.split(/[^a-z0-9]+/).filter((word) => word !== '');
}
