import assert from 'node:assert/strict';
import { factsOf } from '../../../../src/node/project/fileFacts';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { scratchFolders } from '../scratch';

const scratch = scratchFolders();

const PROJECT = `version: 1
stages:
  transform:
    links: [src/transform.py]
    inputs: [data/raw/*.csv]
    outputs: [data/train.csv]
  train:
    links: [src/train.py]
    inputs: [data/train.csv, params.yaml]
    outputs: [models/model.pkl]
    checks:
      runs: { run: "node -e 0" }
      seeds: { uses: code.seeds }
  evaluate:
    links: [src/evaluate.py]
    inputs: [models/model.pkl]
`;

function facts(file: string) {
  const root = scratch({
    'ml-lifecycle.yaml': PROJECT,
    'src/transform.py': 'x = 1\n',
    'src/train.py': 'x = 1\n',
    'src/evaluate.py': 'x = 1\n',
    'data/raw/a.csv': 'a\n1\n',
    'data/train.csv': 'a\n1\n',
    'params.yaml': 'x: 1\n',
  });
  const reader = new ProjectReader(root);
  const state = reader.read();
  return factsOf(file, state, reader.files);
}

describe('What a file is to the stages', () => {
  it('is told by what consumes it, and by what its stages read and write', () => {
    assert.deepEqual(facts('src/train.py'), {
      judgedBy: [
        { stage: 'train', check: 'runs' },
        { stage: 'train', check: 'seeds' },
      ],
      readBy: [],
      writtenBy: [],
      dependsOn: [{ stage: 'transform', path: 'data/train.csv' }],
      feeds: [{ stage: 'evaluate', path: 'models/model.pkl' }],
    });
  });

  it('is told of files that no stage links, by what is declared of them', () => {
    assert.deepEqual(facts('data/train.csv'), {
      judgedBy: [{ stage: 'train', check: 'runs' }],
      readBy: ['train'],
      writtenBy: ['transform'],
      dependsOn: [],
      feeds: [],
    });
    assert.deepEqual(facts('data/raw/a.csv').readBy, ['transform']);
    assert.deepEqual(facts('models/model.pkl').writtenBy, ['train'], 'it need not be there yet');
  });
});
