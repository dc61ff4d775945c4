import type { Expression } from '../../../python/tree/expression';
import type { Imports } from '../../../python/imports/imports';

/**
 * What something that is fitted is for. `exploration`: it may be drawn and forgotten. `labels`: it only numbers the
 * classes of a target. `calibration`: it is meant to see validation data.
 */
export type Role = 'transformer' | 'model' | 'exploration' | 'labels' | 'calibration';

const LABELS = /^(?:LabelEncoder|LabelBinarizer|MultiLabelBinarizer)$/;
const CALIBRATION =
  /^(?:CalibratedClassifierCV|IsotonicRegression|Mapie\w+|TemperatureScaling|PlattScaling)$/;
const EXPLORATION =
  /^(?:PCA|IncrementalPCA|KernelPCA|SparsePCA|TruncatedSVD|TSNE|UMAP|MDS|Isomap|LocallyLinearEmbedding|SpectralEmbedding|KMeans|MiniBatchKMeans|DBSCAN|HDBSCAN|OPTICS|AgglomerativeClustering|GaussianMixture|SpectralClustering|Birch|MeanShift)$/;
const TRANSFORMER =
  /(?:Scaler|Encoder|Imputer|Vectorizer|Vectoriser|Transformer|Normalizer|Binarizer|Discretizer|BinsDiscretizer|PolynomialFeatures|Projection|Sampler|Tokenizer|Normalization|TextVectorization|StringLookup|IntegerLookup|Discretization|FeatureUnion|MissingIndicator|VarianceThreshold|SelectKBest|SelectPercentile|SelectFromModel|SelectFpr|SelectFdr|SelectFwe|GenericUnivariateSelect|RFE|RFECV|FastICA|NMF|FactorAnalysis|SMOTE\w*|ADASYN|Winsorizer)$/;
const TRANSFORMER_MODULE =
  /^(?:sklearn\.(?:preprocessing|impute|decomposition|feature_selection|feature_extraction|compose|random_projection|kernel_approximation)|imblearn|category_encoders|feature_engine)\b/;
const TRANSFORMER_NAME =
  /(?:^|_)(?:\w*scaler|\w*encoder|enc|\w*imputer|\w*vectori[sz]er|tfidf|pca|\w*transformer|preprocessor|preprocess\w*|\w*normali[sz]er|tokenizer|discreti[sz]er|binarizer|svd|featuri[sz]er|ohe|selector|sc|ss|mms)\d*$/i;
const PIPELINE = /^(?:Pipeline|make_pipeline|FeatureUnion|make_union)$/;

/** The class of an estimator that an expression makes: `StandardScaler().set_output(…)`, `make_pipeline(…)`. */
export function madeBy(expression: Expression, imports: Imports): string | undefined {
  if (expression.kind !== 'call') return undefined;
  const { callee } = expression;
  if (callee.kind === 'attribute' && callee.object.kind === 'call') return madeBy(callee.object, imports);
  const path = imports.resolve(callee) ?? (callee.kind === 'name' ? callee.name : undefined);
  if (path === undefined || !isEstimator(lastOf(path))) return undefined;
  if (!PIPELINE.test(lastOf(path))) return path;
  // A pipeline is what its last step is.
  const last = expression.arguments
    .filter(({ name }) => name === undefined || name === 'steps')
    .at(-1)?.value;
  const step = last?.kind === 'list' ? last.items.at(-1) : last;
  const estimator = step?.kind === 'tuple' ? step.items.at(-1) : step;
  return (estimator && madeBy(estimator, imports)) ?? path;
}

/** Classes are written in capitals; tables are data. */
function isEstimator(name: string): boolean {
  return (
    PIPELINE.test(name) ||
    (/^(?:[A-Z]|make_column)/.test(name) &&
      !/^(?:DataFrame|Series|Dataset|LazyFrame|DMatrix|Pool|Path)$/.test(name))
  );
}

/** The role of an estimator by its class, else by its name. */
export function roleOf(made: string | undefined, name: string, transforms: boolean): Role {
  const last = made === undefined ? '' : lastOf(made);
  if (LABELS.test(last)) return 'labels';
  if (CALIBRATION.test(last)) return 'calibration';
  if (EXPLORATION.test(last)) return 'exploration';
  if (TRANSFORMER.test(last) || TRANSFORMER_MODULE.test(made ?? '')) return 'transformer';
  const isUnknown = made === undefined || PIPELINE.test(last);
  return isUnknown && (TRANSFORMER_NAME.test(name) || transforms) ? 'transformer' : 'model';
}

/** Splitters give the rows of folds: `KFold(5).split(X)`. */
export function isSplitter(made: string | undefined, name: string): boolean {
  if (made !== undefined)
    return /(?:Fold|ShuffleSplit|TimeSeriesSplit|PredefinedSplit|LeaveOneOut|LeavePOut|GroupsOut|GroupOut)$/.test(
      made,
    );
  return /^(?:s?kf|gkf|sgkf|rkf|rskf|loo|logo|sss|gss|tscv|cv|outer_cv|inner_cv|folds?|splitter|\w*_?kfold|\w*_splitter|\w*_cv)$/i.test(
    name,
  );
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
