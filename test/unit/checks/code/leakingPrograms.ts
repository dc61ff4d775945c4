import { leakCases } from './leakCase';

/** Programs that learn from what they must not see. */
export const LEAKING = leakCases({
  'a scaler is fitted to all, then all is split': [
    `
scaler = StandardScaler()
X = scaler.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y)`,
    'scaler.fit_transform of X: before-split',
  ],
  'fit and transform are two steps': [
    `
frame = pd.read_csv("a.csv")
features = frame.drop(columns=["y"])
scaler = StandardScaler()
scaler.fit(features)
scaled = scaler.transform(features)
train, test = train_test_split(scaled)`,
    'scaler.fit of features: before-split',
  ],
  'columns are replaced in place': [
    `
df = pd.read_csv("a.csv")
df[cols] = StandardScaler().fit_transform(df[cols])
X = df.drop("y", axis=1).copy()
a, b = train_test_split(X)`,
    'StandardScaler().fit_transform of df[cols]: before-split',
  ],
  'the scaler of the test part': [
    'X_test = StandardScaler().fit_transform(X_test)',
    'StandardScaler().fit_transform of X_test: test',
  ],
  'names in camel case, plain and with a number': [
    'a.fit(xTest)\nb.fit(test)\nc.fit(Xtest)\nd.fit(X_test2, y)\ne.fit(testData[cols])',
    'a.fit of xTest: test',
    'b.fit of test: test',
    'c.fit of Xtest: test',
    'd.fit of X_test2: test',
    'e.fit of testData[cols]: test',
  ],
  'validation and hold-out': [
    'a.fit(X_val, y_val)\nb.fit(validation_set)\nc.fit(holdout)\nd.fit(hold_out_df)\ne.fit(self.valid.x)',
    'a.fit of X_val: validation',
    'b.fit of validation_set: validation',
    'c.fit of holdout: test',
    'd.fit of hold_out_df: test',
    'e.fit of self.valid.x: validation',
  ],
  'a model learns from the test part': ['model.fit(X_test, y_test)', 'model.fit of X_test: test'],
  'training and test part put together': [
    'all_rows = pd.concat([train, test])\nencoder.fit(all_rows["plan"])',
    'encoder.fit of all_rows["plan"]: test',
  ],
  'a derived name of the test part': [
    'Xt = np.log(X_test.copy())\nmodel.fit(Xt, y)',
    'model.fit of Xt: test',
  ],
  'the test side by its place': [
    'a, b, c, d = train_test_split(X, y)\nmodel.fit(b, d)',
    'model.fit of b: test',
  ],
  'the test file': [
    'frame = pd.read_csv("data/processed/test.csv")\nmodel.fit(frame[["a"]], frame["y"])',
    'model.fit of frame[["a"]]: test',
  ],
  'rows are taken by hand': [
    'X = scaler.fit_transform(X)\nX_train, X_test = X[:800], X[800:]',
    'scaler.fit_transform of X: before-split',
  ],
  'a sample tests, the rest trains': [
    `
df["plan"] = OneHotEncoder().fit_transform(df[["plan"]])
test = df.sample(frac=0.2)
train = df.drop(test.index)`,
    'OneHotEncoder().fit_transform of df[["plan"]]: before-split',
  ],
  'more samples before the split': [
    `
from imblearn.over_sampling import SMOTE
X_res, y_res = SMOTE().fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res)`,
    'SMOTE().fit_resample of X: before-split',
  ],
  'words of all texts': [
    `
from sklearn.feature_extraction.text import TfidfVectorizer as Words
words = Words()
X = words.fit_transform(df["text"])
X_train, X_test = train_test_split(X)`,
    'words.fit_transform of df["text"]: before-split',
  ],
  'features chosen by all labels': [
    `
from sklearn.feature_selection import SelectKBest
X_new = SelectKBest(k=5).fit(X, y).transform(X)
X_train, X_test, y_train, y_test = train_test_split(X_new, y)`,
    'SelectKBest(k=5).fit of X: before-split',
  ],
  'components of all rows, then folds': [
    `
from sklearn.decomposition import PCA
from sklearn.model_selection import cross_val_score
X_pca = PCA(2).fit_transform(X)
scores = cross_val_score(model, X_pca, y)`,
    'PCA(2).fit_transform of X: before-split',
  ],
  'scaled before the folds': [
    `
from sklearn.model_selection import StratifiedKFold
X = scaler.fit_transform(X)
folds = StratifiedKFold(5)
for train_index, test_index in folds.split(X, y):
    model.fit(X[train_index], y[train_index])`,
    'scaler.fit_transform of X: before-split',
  ],
  'the test fold': [
    `
for train_index, test_index in kf.split(X):
    scaler.fit(X[test_index])`,
    'scaler.fit of X[test_index]: test',
  ],
  'inside a function': [
    `
def prepare(frame):
    scaled = StandardScaler().fit_transform(frame)
    return train_test_split(scaled)`,
    'StandardScaler().fit_transform of frame: before-split',
  ],
  'a function scales, its caller splits': [
    `
def prepare(frame):
    frame = frame.dropna()
    return StandardScaler().fit_transform(frame)

data = prepare(pd.read_csv("a.csv"))
train, test = train_test_split(data)`,
    'prepare of pd.read_csv("a.csv"): before-split',
  ],
  'a function that fits gets the test part': [
    `
def scaled(frame):
    return StandardScaler().fit_transform(frame)

train, test = scaled(train), scaled(test)`,
    'scaled of test: test',
  ],
  'a model is fitted to all, then tested on a part': [
    `
model = RandomForestClassifier()
model.fit(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y)
print(model.score(X_test, y_test))`,
    'model.fit of X: before-split',
  ],
  'a pipeline of preprocessing': [
    `
from sklearn.pipeline import make_pipeline
from sklearn.impute import SimpleImputer
prepare = make_pipeline(SimpleImputer(), StandardScaler())
X = prepare.fit_transform(X)
X_train, X_test = train_test_split(X)`,
    'prepare.fit_transform of X: before-split',
  ],
  'a second split of what was already scaled': [
    `
X_train, X_test = train_test_split(X)
X_train = scaler.fit_transform(X_train)
X_train, X_val = train_test_split(X_train)`,
    'scaler.fit_transform of X_train: before-split',
  ],
  'in a method': [
    `
class Trainer:
    def run(self):
        self.X = self.scaler.fit_transform(self.X)
        self.X_train, self.X_test = train_test_split(self.X)`,
    'self.scaler.fit_transform of self.X: before-split',
  ],
  'a walrus and an await': [
    `
async def f(frame):
    if (scaled := scaler.fit_transform(frame)) is not None:
        a, b = train_test_split(scaled)`,
    'scaler.fit_transform of frame: before-split',
  ],
});
