import assert from 'node:assert/strict';
import fc from 'fast-check';
import { artifactKind } from '../../../src/core/links/artifactKind';
import { findMarker, notebookLinks } from '../../../src/core/links/markers';
import { parseNotebook } from '../../../src/core/notebook/notebook';

describe('findMarker', () => {
  for (const line of [
    '# lifecycle: train',
    '#lifecycle:train',
    '  ## lifecycle: train  ',
    '// lifecycle: train',
    '/// lifecycle: train',
    '-- lifecycle: train',
    '% lifecycle: train',
    '; lifecycle: train',
    '<!-- lifecycle: train -->',
    '/* lifecycle: train */',
    ' * lifecycle: train',
    'REM lifecycle: train',
    '# lifecycle: Train\r',
    '\uFEFF# lifecycle: train',
  ]) {
    it(`understands ${JSON.stringify(line)}`, () => {
      assert.deepEqual(findMarker(line), { stages: ['train'], line: 0 });
    });
  }

  it('reads several stages, each once', () => {
    assert.deepEqual(findMarker('# lifecycle: train, evaluate ,train'), {
      stages: ['train', 'evaluate'],
      line: 0,
    });
  });

  it('takes the first marker of the first thirty lines', () => {
    assert.equal(findMarker(`${'\n'.repeat(29)}# lifecycle: train`)?.line, 29);
    assert.equal(findMarker(`${'\n'.repeat(30)}# lifecycle: train`), undefined);
    assert.deepEqual(findMarker('#!/usr/bin/env python\n# lifecycle: code\n# lifecycle: test'), {
      stages: ['code'],
      line: 1,
    });
  });

  for (const line of [
    'lifecycle: mlops',
    'x = 1  # lifecycle: train',
    '# lifecycle: train the model',
    '# Lifecycle: overview',
    '# the lifecycle: train',
    '# lifecycle:',
    '# %% [lifecycle:train]',
    'remlifecycle: train',
    `# ${' '.repeat(400)}lifecycle: train`,
  ]) {
    it(`takes ${JSON.stringify(line.slice(0, 40))} for no marker`, () => {
      assert.equal(findMarker(line), undefined);
    });
  }

  it('finds the marker wherever it stands among the first lines', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme-ascii' }), { maxLength: 29 }), (before) => {
        fc.pre(before.every((line) => !line.includes('lifecycle')));
        assert.equal(findMarker([...before, '# lifecycle: train'].join('\n'))?.line, before.length);
      }),
    ));
});

describe('notebookLinks', () => {
  it('reads the notebook’s stage, the cells’ tags and the cells’ stages', () => {
    const reading = parseNotebook(
      JSON.stringify({
        metadata: { ml_lifecycle: { stage: 'explore' } },
        cells: [
          {
            cell_type: 'code',
            metadata: { tags: ['lifecycle:train', 'x', 'lifecycle:train', 'lifecycle:'] },
          },
          { cell_type: 'markdown', metadata: { ml_lifecycle: { stage: 'evaluate' } } },
        ],
      }),
    );
    assert.equal(reading.kind, 'notebook');
    assert.deepEqual(notebookLinks(reading.notebook), [
      { stage: 'explore', origin: 'notebook' },
      { stage: 'train', origin: 'cell', cell: 0 },
      { stage: 'evaluate', origin: 'cell', cell: 1 },
    ]);
  });
});

describe('artifactKind', () => {
  for (const [path, kind] of [
    ['notebooks/01.ipynb', 'notebook'],
    ['src/train.py', 'code'],
    ['sql/features.SQL', 'code'],
    ['data/raw/', 'folder'],
    ['data/train.csv', 'data'],
    ['data/train.csv.gz', 'data'],
    ['data/events.jsonl', 'data'],
    ['models/model.onnx', 'model'],
    ['reports/metrics.json', 'metrics'],
    ['reports/test-scores.csv', 'metrics'],
    ['src/metrics.py', 'code'],
    ['docs/problem.md', 'document'],
    ['README', 'document'],
    ['Dockerfile', 'config'],
    ['deploy/Dockerfile.serving', 'config'],
    ['.github/workflows/ci.yml', 'config'],
    ['.gitignore', 'config'],
    ['weights', 'data'],
    ['unknown.xyz', 'data'],
  ] as const) {
    it(`takes ${path} for ${kind}`, () => {
      assert.equal(artifactKind(path), kind);
    });
  }
});
