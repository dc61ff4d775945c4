import assert from 'node:assert/strict';
import { isHarmless } from '../../../../src/core/checks/model/pickle/harmlessGlobals';

describe('the list of harmless classes and functions', () => {
  const boosted = [
    ['xgboost.core', 'Booster'],
    ['xgboost.sklearn', 'XGBModel XGBClassifier XGBRegressor XGBRanker XGBRFClassifier XGBRFRegressor'],
    ['xgboost.callback', 'EarlyStopping'],
    // Until xgboost 1.5.
    ['xgboost.compat', 'XGBoostLabelEncoder'],
    ['lightgbm.basic', 'Booster'],
    ['lightgbm.sklearn', 'LGBMModel LGBMClassifier LGBMRegressor LGBMRanker'],
    ['catboost.core', 'CatBoost CatBoostClassifier CatBoostRegressor CatBoostRanker'],
  ] as const;
  for (const [module, names] of boosted) {
    it(`has the models of ${module}`, () => {
      for (const name of names.split(' ')) assert.ok(isHarmless(module, name), name);
    });
  }

  const others = [
    [
      'xgboost.core',
      '_LIB _load_lib ctypes DMatrix QuantileDMatrix ExtMemQuantileDMatrix json os Booster.save_model',
    ],
    ['xgboost.sklearn', 'Booster train json XGBClassifier.load_model XGBClassifierX xXGBClassifier'],
    ['xgboost.callback', 'TrainingCheckPoint LearningRateScheduler EvaluationMonitor os pickle'],
    ['xgboost.compat', 'import_cupy py_str'],
    ['xgboost.dask', 'DaskXGBClassifier'],
    ['xgboost', 'Booster XGBClassifier'],
    ['lightgbm.basic', '_LIB ctypes Dataset Sequence json Booster.save_model'],
    ['lightgbm.sklearn', 'Booster train _LGBMCpuCount'],
    ['lightgbm.engine', 'train cv CVBooster'],
    ['lightgbm.dask', 'DaskLGBMClassifier'],
    ['catboost.core', 'Pool _CatBoost train cv sys os CatBoost.load_model'],
    ['catboost', 'CatBoost'],
  ] as const;
  for (const [module, names] of others) {
    it(`has nothing else of ${module}`, () => {
      for (const name of names.split(' ')) assert.ok(!isHarmless(module, name), name);
    });
  }
});
