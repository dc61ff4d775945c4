/** A program, and what the check finds in it: "kind call data" of each leak. */
export interface LeakCase {
  readonly name: string;
  readonly code: string;
  readonly leaks: readonly string[];
}

const START = `
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler, LabelEncoder, OneHotEncoder
`;

function cases(
  all: Readonly<Record<string, readonly [code: string, ...leaks: string[]]>>,
): readonly LeakCase[] {
  return Object.entries(all).map(([name, [code, ...leaks]]) => ({ name, code: START + code, leaks }));
}

/** Programs that learn from what they must not see. */
export const LEAKING = cases({
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

/** Programs that do nothing wrong. */
export const SOUND = cases({
  'fits the training part, transforms the test part': [
    `
X_train, X_test, y_train, y_test = train_test_split(X, y)
scaler = StandardScaler().fit(X_train)
X_train = scaler.transform(X_train)
X_test = scaler.transform(X_test)
model.fit(X_train, y_train)
model.score(X_test, y_test)`,
  ],
  'transforms both in one line': [
    `
X_train, X_test = train_test_split(X)
X_train, X_test = scaler.fit_transform(X_train), scaler.transform(X_test)`,
  ],
  'names with whole other words': [
    'a.fit(latest)\nb.fit(contest_df)\nc.fit(attest)\nd.fit(X_latest)\ne.fit(fastest, y)\nf.fit(testimonials)',
  ],
  'looks at test data while it trains': [
    `
model.fit(X_train, y_train, eval_set=[(X_test, y_test)])
net.fit(X_train, y_train, validation_data=(X_val, y_val))
trainer.fit(module, train_loader, val_loader)`,
  ],
  'cross-validates a pipeline': [
    `
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
pipe = make_pipeline(StandardScaler(), model)
cross_val_score(pipe, X, y)`,
  ],
  'a model is fitted and then cross-validated': [
    `
from sklearn.model_selection import cross_val_score
model.fit(X, y)
cross_val_score(model, X, y)`,
  ],
  'comments and strings': [
    '# scaler.fit_transform(X_test)\ntext = "scaler.fit(X_test)"\n"""model.fit(X_test)"""',
  ],
  'numbers the classes of the target': [
    `
y = LabelEncoder().fit_transform(y)
df["target"] = LabelEncoder().fit_transform(df["target"])
X_train, X_test, y_train, y_test = train_test_split(X, y)
train, test = train_test_split(df)`,
  ],
  'a picture of all rows': [
    `
from sklearn.decomposition import PCA
points = PCA(2).fit_transform(X)
plt.scatter(points[:, 0], points[:, 1])
X_train, X_test = train_test_split(X)`,
  ],
  'rows by the index of the other part': [
    `
test = df.sample(frac=0.2)
train = df.drop(test.index)
rest = df[~df.index.isin(test.index)]
scaler.fit(train)
other.fit(rest)`,
  ],
  'training and validation part for the final model': [
    'final = pd.concat([X_train, X_val])\nmodel.fit(final, y)\nmodel.fit(X_train_val, y_train_val)',
  ],
  'each fold by itself': [
    `
for train_index, test_index in kf.split(X):
    scaler.fit(X[train_index])
    model.fit(scaler.transform(X[train_index]), y[train_index])
    model.score(scaler.transform(X[test_index]), y[test_index])
for a, b in kf.split(X):
    pass`,
  ],
  'distributions and curves': [
    `
from scipy import stats
import statsmodels.api as sm
stats.norm.fit(test_sample)
np.polynomial.Polynomial.fit(x_test, y_test, 2)
sm.OLS(y_test, X_test).fit()`,
  ],
  'fits only where it trains': [
    `
def prepare(frame, training):
    if training:
        return scaler.fit_transform(frame)
    return scaler.transform(frame)

train, test = prepare(train, True), prepare(test, False)`,
  ],
  'fits only where it has not returned': [
    `
def prepare(frame, fitted):
    if fitted is not None:
        return fitted.transform(frame)
    return scaler.fit_transform(frame)

train, test = prepare(train, None), prepare(test, scaler)`,
  ],
  'an A/B test': ['model.fit(ab_test_df)\nmodel.fit(blood_test)'],
  'calibrates on validation data': [
    `
from sklearn.calibration import CalibratedClassifierCV
calibrated = CalibratedClassifierCV(model, cv="prefit")
calibrated.fit(X_val, y_val)`,
  ],
  'the model is fitted anew behind the split': [
    `
model.fit(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y)
model.fit(X_train, y_train)
model.score(X_test, y_test)`,
  ],
  'other data': [
    `
old = pd.read_csv("old.csv")
scaler.fit(old)
new = pd.read_csv("new.csv")
train, test = train_test_split(new)`,
  ],
  'a variable that is read anew': [
    `
df = pd.read_csv("old.csv")
scaler.fit(df)
df = pd.read_csv("new.csv")
train, test = train_test_split(df)`,
  ],
  'rows of a boolean mask': ['valid = df["x"].notna()\nscaler.fit(df[valid])'],
  'columns of the test part': ['for column in X_test.columns:\n    encoder.fit(X_train[column])'],
  'no split at all': ['scaler.fit_transform(X)\nmodel.fit(X, y)'],
  'splits first by hand': ['train = df[:800]\nscaler.fit(train)\ntest = df[800:]\nscaler.transform(test)'],
  'a function that splits': ['train, test = split(customers)\nscaler.fit(train)\nscaler.transform(test)'],
});
