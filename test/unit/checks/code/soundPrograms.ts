import { leakCases } from './leakCase';

/** Programs that do nothing wrong. */
export const SOUND = leakCases({
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
