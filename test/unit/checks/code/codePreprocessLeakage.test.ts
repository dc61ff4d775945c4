import assert from 'node:assert/strict';
import { codePreprocessLeakage } from '../../../../src/core/checks/code/codePreprocessLeakage';
import { programLeaks } from '../../../../src/core/checks/code/leakage/programLeaks';
import { sideOfName } from '../../../../src/core/checks/code/leakage/dataSide';
import { fileProgram } from '../../../../src/core/python/cells/pythonProgram';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';
import { notebookText } from '../notebook/notebooks';
import { LEAKING } from './leakingPrograms';
import { SOUND } from './soundPrograms';

function leaksOf(code: string): readonly string[] {
  return programLeaks(fileProgram('a.py', code)).map(({ kind, call, data }) => `${call} of ${data}: ${kind}`);
}

describe('code.preprocess-leakage', () => {
  describe('fails when', () => {
    for (const { name, code, leaks } of LEAKING) it(name, () => assert.deepEqual(leaksOf(code), leaks));
  });

  describe('passes when', () => {
    for (const { name, code } of SOUND) it(name, () => assert.deepEqual(leaksOf(code), []));
  });

  it('names place, data and the next step', async () => {
    const text = 'scaler.fit(X)\na, b = train_test_split(X)\nmodel.fit(X_test, y_test)\nmodel.fit(X_val)\n';
    const outcome = await judge(codePreprocessLeakage, {}, memoryWorld({ 'a.py': text }));
    assert.deepEqual(lines(outcome), [
      'fail: Fitted with test data: 3, in files: 1.',
      'fail a.py:0:0 scaler.fit learns from X before this data is split.',
      'fail a.py:2:0 model.fit learns from X_test, which is test data.',
      'fail a.py:3:0 model.fit learns from X_val, which is validation data.',
    ]);
    assert.equal(nextSteps(outcome)[0], 'Split first, and fit to the training part only.');
    assert.deepEqual(outcome.metrics, { leaks: 3, files: 1 });
  });

  it('follows data from cell to cell', async () => {
    const notebook = notebookText([
      { source: '%matplotlib inline\nX = pd.read_csv("a.csv")' },
      { type: 'markdown', source: 'Scale' },
      { source: '%time X = StandardScaler().fit_transform(X)' },
      { source: 'X_train, X_test = train_test_split(X)' },
    ]);
    const outcome = await judge(codePreprocessLeakage, {}, memoryWorld({ 'a.ipynb': notebook }));
    assert.deepEqual(lines(outcome).slice(1), [
      'fail a.ipynb#2:0:10 StandardScaler().fit_transform learns from X before this data is split.',
    ]);
  });

  it('goes by the order of the cells', async () => {
    const notebook = notebookText([
      { source: 'X_train, X_test = train_test_split(X)' },
      { source: 'scaler.fit(X)' },
    ]);
    const outcome = await judge(codePreprocessLeakage, {}, memoryWorld({ 'a.ipynb': notebook }));
    assert.equal(outcome.verdict, 'pass');
  });

  it('cannot judge without Python', async () => {
    assert.equal((await judge(codePreprocessLeakage, {}, memoryWorld({}))).verdict, 'error');
    assert.equal((await judge(codePreprocessLeakage, { files: 'a.py' }, memoryWorld({}))).verdict, 'error');
  });

  it('takes whole words of names', () => {
    const sides = (names: string) => names.split(' ').map((name) => sideOfName(name));
    for (const side of sides(
      'test X_test xTest XTest Xtest TEST_DF test2 df_test_final testing_set holdout hold_out heldOut',
    )) {
      assert.equal(side, 'test');
    }
    for (const side of sides('valid X_val y_valid validation val_df xVal Xval'))
      assert.equal(side, 'validation');
    for (const side of sides('train X_train xTrain ytrain train_val trainval_df'))
      assert.equal(side, 'train');
    for (const side of sides(
      'latest contest attest val value interval test_size n_test test_path testament validate ab_test',
    )) {
      assert.equal(side, undefined);
    }
  });
});
