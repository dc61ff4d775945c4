import assert from 'node:assert/strict';
import { stageOfName } from '../../../src/core/suggestions/stageWords';
import { BARE, empty, suggested } from './suggested';

describe('The stage that a name speaks of', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    collect: ['download', 'ingest_orders', 'fetchData', 'make_dataset', 'get-data', 'data_extraction'],
    curate: ['clean', 'prepare_train_data', 'label images'],
    transform: [
      'featurize',
      'build_features',
      'feature_extraction',
      'train_test_split',
      'preprocessCompanies',
    ],
    validate: ['validate', 'data_validation', 'check_schema'],
    explore: ['eda', '01-exploratory-analysis', 'visualize'],
    train: ['train', 'fit_model', 'train_model.py', 'data_science', 'tune'],
    evaluate: ['evaluate', 'score', 'test_model', 'model_validation', 'eval-v2'],
    code: ['serve', 'model-serving'],
    deploy: ['deploy', 'deploy_serving'],
    monitor: ['monitor', 'drift_report'],
    release: ['register_model'],
  };
  for (const [stage, names] of Object.entries(cases)) {
    it(`is ${stage}: ${names.join(', ')}`, () => {
      assert.deepEqual(
        names.map(stageOfName),
        names.map(() => stage),
      );
    });
  }

  it('is none of names that say nothing', () => {
    for (const name of [
      'main',
      'all',
      'step-one',
      'lint',
      'test',
      'trains',
      '',
      '42',
      'constructor',
      '__proto__',
    ]) {
      assert.equal(stageOfName(name), undefined, name);
    }
  });
});

const DVC = `stages:
  download: { cmd: python get.py }
  label: { cmd: python lab.py }
  fit: { cmd: python fit.py }
  test: { cmd: python tests/run.py }
`;
const FILES = { 'dvc.yaml': DVC, ...empty('get.py', 'lab.py', 'fit.py', 'tests/run.py') };

describe('Suggestions for other lifecycles', () => {
  it('name the stages of CRISP-ML(Q)', () => {
    assert.deepEqual(suggested(FILES, 'version: 1\nlifecycle: crisp-ml-q\n'), [
      'collect-data get.py dvc.yaml:2',
      'clean-data lab.py dvc.yaml:3',
      'train-model fit.py dvc.yaml:4',
    ]);
  });

  it('prefer a stage that is called just so, and know stages that a project calls in its own way', () => {
    const project = `version: 1
lifecycle:
  extends: mlops
  stages:
    label: { title: Label, wheel: data, after: curate }
    train-model: { replaces: train }
`;
    assert.deepEqual(suggested(FILES, project), [
      'collect get.py dvc.yaml:2',
      'label lab.py dvc.yaml:3',
      'train-model fit.py dvc.yaml:4',
    ]);
  });

  it('are none of stages that the lifecycle does not have', () => {
    const project = 'version: 1\nlifecycle:\n  extends: mlops\n  stages: { collect: null, train: null }\n';
    assert.deepEqual(suggested(FILES, project), ['curate lab.py dvc.yaml:3']);
    assert.equal(suggested(FILES, BARE).length, 3);
  });
});
