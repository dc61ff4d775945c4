import assert from 'node:assert/strict';
import { empty, suggested, suggestionsFor, type Files } from './suggested';

/** What speaks against each suggestion: stage, path, stages that have it, stages that others name for it. */
function doubts(files: Files, project?: string): readonly string[] {
  return suggestionsFor(files, project).links.map(
    ({ stage, path, linkedTo, contestedBy }) =>
      `${stage} ${path} [${linkedTo.join(' ')}] [${contestedBy.join(' ')}]`,
  );
}

const linking = (links: string) => `version: 1\nstages: { collect: { links: ${links} } }\n`;

describe('What speaks against a suggested link', () => {
  it('is that another stage has it, or a part of it', () => {
    const files = {
      'dvc.yaml': 'stages: { train: { cmd: python fit.py, outs: [models, "b/${x}.bin"] } }\n',
      ...empty('fit.py', 'models/a.pkl', 'models/b.pkl', 'b/1.bin'),
    };
    assert.deepEqual(doubts(files, linking('[fit.py, models/b.pkl, "b/*"]')), [
      'train b/*.bin [collect] []',
      'train fit.py [collect] []',
      'train models [collect] []',
    ]);
    assert.deepEqual(doubts(files, linking('[other.py]')), [
      'train b/*.bin [] []',
      'train fit.py [] []',
      'train models [] []',
    ]);
  });

  it('is, of a Make target, that a tool of pipelines says another stage', () => {
    const files = {
      'dvc.yaml': 'stages: { prepare: { cmd: python a.py }, train: { cmd: python b.py } }\n',
      Makefile: 'features:\n\tpython a.py\n\nfit:\n\tpython b.py\n\nscore:\n\tpython c.py\n',
      ...empty('a.py', 'b.py', 'c.py'),
    };
    assert.deepEqual(doubts(files), [
      'curate a.py [] []',
      'transform a.py [] [curate]',
      'train b.py [] []',
      'evaluate c.py [] []',
    ]);
  });

  it('is nothing where one tool has a file in several steps', () => {
    const files = {
      'dvc.yaml':
        'stages: { train: { cmd: python a.py, deps: [utils.py] }, evaluate: { cmd: python b.py, deps: [utils.py] } }\n',
      ...empty('a.py', 'b.py', 'utils.py'),
    };
    assert.deepEqual(doubts(files), [
      'train a.py [] []',
      'train utils.py [] []',
      'evaluate b.py [] []',
      'evaluate utils.py [] []',
    ]);
  });
});

describe('A linked folder', () => {
  const files = {
    'dvc.yaml':
      'stages: { train: { cmd: python fit.py, deps: [data/raw/a.csv], outs: [models/a/1.pkl, "models/b/${x}.pkl"] } }\n',
    ...empty('data/raw/a.csv', 'models/a/1.pkl', 'models/b/1.pkl'),
  };

  it('has all that lies in it', () => {
    const project = 'version: 1\nstages: { collect: { links: [data/raw] }, train: { links: [models] } }\n';
    assert.deepEqual(doubts(files, project), []);
  });

  it('speaks against another stage of what lies in it', () => {
    assert.deepEqual(doubts(files, linking('[models]')), [
      'collect data/raw/a.csv [] []',
      'train models/a/1.pkl [collect] []',
      'train models/b/*.pkl [collect] []',
    ]);
  });
});

describe('A Make target that is a file of data', () => {
  const make = (target: string) => ({
    Makefile: `${target}: data/raw/all.csv\n\tpython churn/dataset.py\n`,
    ...empty('churn/dataset.py', 'data/raw/all.csv'),
  });

  it('belongs to the stage of its folder, whatever split it is called by', () => {
    assert.deepEqual(suggested(make('data/processed/train.csv')), [
      'collect data/raw/all.csv Makefile:1',
      'transform churn/dataset.py Makefile:1',
    ]);
    assert.deepEqual(suggested(make('./data/processed/validation.csv')), [
      'collect data/raw/all.csv Makefile:1',
      'transform churn/dataset.py Makefile:1',
    ]);
  });

  it('belongs to none where its folder tells nothing', () => {
    assert.deepEqual(suggested(make('out/train.csv')), []);
  });

  it('leaves the names of other targets their word', () => {
    assert.deepEqual(suggested(make('train out/train.csv')), [
      'collect data/raw/all.csv Makefile:1',
      'train churn/dataset.py Makefile:1',
    ]);
  });
});
