import assert from 'node:assert/strict';
import { empty, reasonsFor, suggested, suggestionsFor } from './suggested';

/** As the tool's own "Get Started" has it. */
const GET_STARTED = `stages:
  prepare:
    cmd: python src/prepare.py data/data.xml
    deps:
      - data/data.xml
      - src/prepare.py
    params:
      - prepare.seed
      - prepare.split
    outs:
      - data/prepared
  featurize:
    cmd: python src/featurization.py data/prepared data/features
    deps:
      - data/prepared
      - src/featurization.py
    params:
      - featurize.max_features
      - featurize.ngrams
    outs:
      - data/features
  train:
    cmd: python src/train.py data/features model.pkl
    deps:
      - data/features
      - src/train.py
    params:
      - train.min_split
    outs:
      - model.pkl
  evaluate:
    cmd: python src/evaluate.py model.pkl data/features
    deps:
      - data/features
      - model.pkl
      - src/evaluate.py
    outs:
      - eval/live/plots:
          cache: false
    metrics:
      - eval/live/metrics.json:
          cache: false
plots:
  - ROC:
      x: fpr
`;
const FILES = {
  'dvc.yaml': GET_STARTED,
  ...empty('data/data.xml', 'data/prepared/train.tsv', 'data/features/train.pkl', 'model.pkl', 'params.yaml'),
  ...empty('src/prepare.py', 'src/featurization.py', 'src/train.py', 'src/evaluate.py', 'src/unused.py'),
  ...empty('eval/live/metrics.json'),
};

describe('Suggestions from dvc.yaml', () => {
  it('link what each stage runs, reads and writes, with the line of the stage', () => {
    assert.deepEqual(suggested(FILES), [
      'collect data/data.xml dvc.yaml:2',
      'curate data/prepared dvc.yaml:2',
      'curate params.yaml dvc.yaml:2',
      'curate src/prepare.py dvc.yaml:2',
      'transform data/features dvc.yaml:12',
      'transform params.yaml dvc.yaml:12',
      'transform src/featurization.py dvc.yaml:12',
      'train model.pkl dvc.yaml:22',
      'train params.yaml dvc.yaml:22',
      'train src/train.py dvc.yaml:22',
      'evaluate eval/live/metrics.json dvc.yaml:31',
      'evaluate src/evaluate.py dvc.yaml:31',
    ]);
  });

  it('say what is declared', () => {
    assert.deepEqual(reasonsFor(FILES, 'src/train.py'), ['run by the DVC stage "train"']);
    assert.deepEqual(reasonsFor(FILES, 'model.pkl'), ['written by the DVC stage "train"']);
    assert.deepEqual(reasonsFor(FILES, 'data/data.xml'), [
      'read by the DVC stage "prepare" and written by none',
    ]);
  });

  it('read paths from the folder of the file, and from wdir', () => {
    const text = `stages:
  train:
    wdir: ../models
    cmd:
      - python ../code/fit.py
      - echo done
    outs: [out/model.pkl]
`;
    assert.deepEqual(
      suggested({ 'ml/dvc/dvc.yaml': text, ...empty('ml/code/fit.py', 'ml/models/out/model.pkl') }),
      ['train ml/code/fit.py ml/dvc/dvc.yaml:2', 'train ml/models/out/model.pkl ml/dvc/dvc.yaml:2'],
    );
  });

  it('take placeholders of foreach and matrix for globs', () => {
    const text = `stages:
  clean:
    foreach: [us, uk]
    do:
      cmd: python clean.py data/raw/\${item}.csv
      deps: ['data/raw/\${item}.csv', clean.py]
      outs: ['data/clean/\${item}.csv']
  train:
    matrix:
      model: [cnn, xgb]
      feature: [f1, f2]
    cmd: ./train.py --model \${item.model}
    outs: ['models/\${item.model}-\${item.feature}.pkl', '\${item.model}']
`;
    const files = {
      'dvc.yaml': text,
      ...empty('clean.py', 'train.py', 'data/raw/us.csv', 'data/clean/uk.csv', 'models/cnn-f1.pkl'),
    };
    assert.deepEqual(suggested(files), [
      'collect data/raw/*.csv dvc.yaml:2',
      'curate clean.py dvc.yaml:2',
      'curate data/clean/*.csv dvc.yaml:2',
      'train models/*-*.pkl dvc.yaml:8',
      'train train.py dvc.yaml:8',
    ]);
    assert.deepEqual(
      suggestionsFor(files).links.flatMap(({ path, isGlob }) => (isGlob ? [path] : [])),
      ['data/raw/*.csv', 'data/clean/*.csv', 'models/*-*.pkl'],
    );
  });

  it('tell by dvc.lock what templates came to, and leave out what is no longer defined', () => {
    const lock = `schema: '2.0'
stages:
  train@a:
    cmd: python fit.py a
    deps:
    - path: fit.py
      hash: md5
      md5: 7ac4ee2a4bfc6a4b4fbc5b3ed3b1d2c1
    params:
      settings/a.yaml:
        lr: 0.1
    outs:
    - path: out/a.onnx
      md5: 9d4a7d9e1f9d1f0a5e4c1e4cf1f1b1aa
  evaluate:
    cmd: python old.py
    outs:
    - path: old.json
`;
    const text = 'stages:\n  train:\n    foreach: [a]\n    do:\n      wdir: work\n      cmd: python fit.py\n';
    assert.deepEqual(
      suggested({
        'dvc.yaml': text,
        'dvc.lock': lock,
        ...empty('work/fit.py', 'work/out/a.onnx', 'work/settings/a.yaml', 'old.py', 'old.json'),
      }),
      [
        'train work/fit.py dvc.yaml:2',
        'train work/out/a.onnx dvc.lock:3',
        'train work/settings/a.yaml dvc.lock:3',
      ],
    );
  });

  it('are globs of what is repeated, and the very paths of what dvc.lock tells of variables', () => {
    const text = `vars: [{ out: built }]
stages:
  train:
    foreach: [a, b]
    do: { cmd: python fit.py, outs: ['models/\${item}.pkl'] }
  evaluate: { cmd: python judge.py, outs: ['\${out}/plots.csv'] }
`;
    const lock = `schema: '2.0'
stages:
  train@a: { cmd: python fit.py, outs: [{ path: models/a.pkl, md5: x }] }
  evaluate: { cmd: python judge.py, outs: [{ path: built/plots.csv, md5: x }] }
`;
    const files = { 'dvc.yaml': text, ...empty('models/a.pkl', 'built/plots.csv', 'other/plots.csv') };
    assert.deepEqual(suggested({ ...files, 'dvc.lock': lock }), [
      'train models/*.pkl dvc.yaml:3',
      'evaluate built/plots.csv dvc.lock:4',
    ]);
    assert.deepEqual(suggested(files), ['train models/*.pkl dvc.yaml:3', 'evaluate */plots.csv dvc.yaml:6']);
  });

  it('go by what a stage writes where its name says nothing, and leave out what nothing tells of', () => {
    const text = `stages:
  step-one:
    cmd: python one.py
    outs: [data/interim/a.csv]
  step-two:
    cmd: python two.py
    deps: [data/interim/a.csv]
    outs: [m/net.onnx]
  step-three:
    cmd: python three.py
    deps: [m/net.onnx]
    metrics: [numbers.json]
  step-four:
    cmd: python four.py
    outs: [something]
artifacts:
  spam:
    path: exported
    type: model
`;
    assert.deepEqual(
      suggested({
        'dvc.yaml': text,
        ...empty('one.py', 'two.py', 'three.py', 'four.py', 'data/interim/a.csv', 'm/net.onnx'),
        ...empty('numbers.json', 'something', 'exported/weights.bin'),
      }),
      [
        'curate data/interim/a.csv dvc.yaml:2',
        'curate one.py dvc.yaml:2',
        'train exported dvc.yaml:17',
        'train m/net.onnx dvc.yaml:5',
        'train two.py dvc.yaml:5',
        'evaluate numbers.json dvc.yaml:9',
        'evaluate three.py dvc.yaml:9',
      ],
    );
  });

  it('are none of what leads out of the project, or is not there', () => {
    const text = `stages:
  train:
    cmd: python ../train.py /etc/passwd
    deps: [../../secret.csv, /etc/passwd, 's3://bucket/data.csv', ~/x.csv, gone.csv, 'C:\\x.csv']
    outs: [..]
  evaluate: { wdir: .., cmd: python a.py }
`;
    assert.deepEqual(suggested({ 'dvc.yaml': text, ...empty('a.py', 'etc/passwd', 'train.py') }), []);
  });
});
