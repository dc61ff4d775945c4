import type { Call, Expression } from '../../../python/tree/expression';

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/**
 * Estimators, splitters and functions of scikit-learn and its relatives that are random whatever their other
 * arguments: https://scikit-learn.org/stable/common_pitfalls.html#controlling-randomness
 */
const ALWAYS = words(`
  train_test_split ShuffleSplit StratifiedShuffleSplit GroupShuffleSplit RepeatedKFold RepeatedStratifiedKFold
  RandomizedSearchCV HalvingRandomSearchCV HalvingGridSearchCV ParameterSampler permutation_test_score
  RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor RandomTreesEmbedding
  GradientBoostingClassifier GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor
  AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor IsolationForest
  DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor
  SGDClassifier SGDRegressor SGDOneClassSVM Perceptron PassiveAggressiveClassifier PassiveAggressiveRegressor
  RANSACRegressor TheilSenRegressor MLPClassifier MLPRegressor BernoulliRBM
  KMeans MiniBatchKMeans BisectingKMeans SpectralClustering TruncatedSVD FastICA LatentDirichletAllocation
  DictionaryLearning MiniBatchDictionaryLearning MiniBatchNMF SparsePCA MiniBatchSparsePCA FactorAnalysis
  TSNE MDS SpectralEmbedding GaussianMixture BayesianGaussianMixture GaussianRandomProjection
  SparseRandomProjection RBFSampler Nystroem shuffle resample permutation_importance
  make_classification make_regression make_blobs make_moons make_circles make_friedman1 make_friedman2
  make_friedman3 make_gaussian_quantiles make_hastie_10_2 make_low_rank_matrix make_multilabel_classification
  make_s_curve make_swiss_roll make_sparse_uncorrelated make_checkerboard make_biclusters
  SMOTE SMOTEN SMOTENC ADASYN BorderlineSMOTE SVMSMOTE KMeansSMOTE SMOTEENN SMOTETomek RandomOverSampler
  RandomUnderSampler BalancedRandomForestClassifier BalancedBaggingClassifier EasyEnsembleClassifier
  RUSBoostClassifier UMAP`);

/** Those that are random where an argument says so. */
const SOMETIMES: Readonly<Record<string, { readonly argument: string; readonly is: RegExp }>> = {
  KFold: { argument: 'shuffle', is: /^True$/ },
  StratifiedKFold: { argument: 'shuffle', is: /^True$/ },
  StratifiedGroupKFold: { argument: 'shuffle', is: /^True$/ },
  GroupKFold: { argument: 'shuffle', is: /^True$/ },
  LogisticRegression: { argument: 'solver', is: /^(?:sag|saga|liblinear)$/ },
  LogisticRegressionCV: { argument: 'solver', is: /^(?:sag|saga|liblinear)$/ },
  Ridge: { argument: 'solver', is: /^(?:sag|saga)$/ },
  RidgeClassifier: { argument: 'solver', is: /^(?:sag|saga)$/ },
  Lasso: { argument: 'selection', is: /^random$/ },
  ElasticNet: { argument: 'selection', is: /^random$/ },
  PCA: { argument: 'svd_solver', is: /^(?:randomized|arpack)$/ },
  SVC: { argument: 'probability', is: /^True$/ },
  NMF: { argument: 'init', is: /^random$/ },
};

/** Whether a call of a full path makes something random that takes a `random_state`, and gets none. */
export function lacksRandomState(path: string, call: Call): boolean {
  const [top = ''] = path.split('.');
  if (!/^(?:sklearn|imblearn|umap|cuml|dask_ml|sklearnex)$/.test(top)) return false;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const when = Object.hasOwn(SOMETIMES, name) ? SOMETIMES[name] : undefined;
  if (when !== undefined && !when.is.test(written(argument(call, when.argument)))) return false;
  if (when === undefined && !ALWAYS.has(name)) return false;
  if (name === 'train_test_split' && written(argument(call, 'shuffle')) === 'False') return false;
  return lacksSeed(call, ['random_state']);
}

/** Whether none of some arguments is there; `**options` may hold any. `None` is none. */
export function lacksSeed(call: Call, names: readonly string[]): boolean {
  const given = names.map((name) => argument(call, name)).find((value) => value !== undefined);
  if (given !== undefined) return isNone(given);
  return !call.arguments.some(({ star }) => star === '**');
}

export function argument(call: Call, name: string): Expression | undefined {
  return call.arguments.find((one) => one.name === name)?.value;
}

export function isNone(value: Expression): boolean {
  return value.kind === 'constant' && value.value === 'None';
}

function written(value: Expression | undefined): string {
  return value?.kind === 'constant' || value?.kind === 'text' ? value.value : '';
}
