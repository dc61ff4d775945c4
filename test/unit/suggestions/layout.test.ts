import assert from 'node:assert/strict';
import { CONVENTIONS, COOKIECUTTER } from '../../../src/core/project/conventions';
import { empty, suggested } from './suggested';

const OLD = empty(
  ...[
    'data/external/x.csv',
    'data/interim/.gitkeep',
    'data/processed/a.csv',
    'data/raw/a.csv',
    'models/m.pkl',
  ],
  ...['notebooks/1.0-jqp-initial-data-exploration.ipynb', 'notebooks/2.0-jqp-train-forest.ipynb'],
  ...['notebooks/scratch.ipynb', 'references/dictionary.md', 'reports/figures/roc.png', 'src/__init__.py'],
  ...['src/data/__init__.py', 'src/data/make_dataset.py', 'src/features/build_features.py'],
  ...['src/models/train_model.py', 'src/models/predict_model.py', 'src/visualization/visualize.py'],
);
const NEW = empty(
  ...[
    'data/raw/a.csv',
    'data/processed/a.csv',
    'notebooks/0.01-pjb-look.ipynb',
    'notebooks/3.02-pjb-forest.ipynb',
  ],
  ...['churn/__init__.py', 'churn/config.py', 'churn/dataset.py', 'churn/features.py', 'churn/plots.py'],
  ...[
    'churn/modeling/__init__.py',
    'churn/modeling/train.py',
    'churn/modeling/predict.py',
    'references/x.pdf',
  ],
);

describe('Suggestions from the layout of cookiecutter-data-science', () => {
  it('link folders of data, numbered notebooks and code of the old layout', () => {
    assert.deepEqual(suggested(OLD), [
      'collect data/external .',
      'collect data/raw .',
      'collect src/data/make_dataset.py .',
      'curate data/interim .',
      'curate references .',
      'transform data/processed .',
      'transform src/features/build_features.py .',
      'explore notebooks/1.0-jqp-initial-data-exploration.ipynb .',
      'explore reports/figures .',
      'explore src/visualization/visualize.py .',
      'train models .',
      'train notebooks/2.0-jqp-train-forest.ipynb .',
      'train src/models/predict_model.py .',
      'train src/models/train_model.py .',
    ]);
  });

  it('link the modules of the new layout, and notebooks by their phases', () => {
    assert.deepEqual(suggested(NEW), [
      'collect churn/dataset.py .',
      'collect data/raw .',
      'curate references .',
      'transform churn/features.py .',
      'transform data/processed .',
      'explore churn/plots.py .',
      'explore notebooks/0.01-pjb-look.ipynb .',
      'train churn/modeling/train.py .',
      'train notebooks/3.02-pjb-forest.ipynb .',
      'evaluate churn/modeling/predict.py .',
    ]);
  });

  it('are made only where several of its places are there, data among them', () => {
    assert.deepEqual(suggested(empty('data/raw/a.csv', 'models/m.pkl')), []);
    assert.deepEqual(suggested(empty('models/m.pkl', 'references/x', 'a/plots.py', 'a/dataset.py')), []);
    assert.equal(suggested(empty('data/raw/a.csv', 'models/m.pkl', 'references/x')).length, 3);
  });

  it('leave alone what is linked to any stage, or declared by a tool', () => {
    const project = 'version: 1\nstages: { validate: { links: ["data/raw/a.csv"] } }\n';
    const lines = suggested(
      { ...OLD, Makefile: 'clean-up:\n\tpython src/features/build_features.py\n' },
      project,
    );
    assert.ok(!lines.includes('collect data/raw .'));
    assert.deepEqual(
      lines.filter((line) => line.includes('build_features')),
      ['curate src/features/build_features.py Makefile:1'],
    );
  });

  it('share their places with the starter project', () => {
    const known = Object.values(CONVENTIONS).flatMap(({ links }) => links);
    assert.deepEqual(
      COOKIECUTTER.filter((pattern) => !known.includes(pattern)),
      [],
    );
  });
});
