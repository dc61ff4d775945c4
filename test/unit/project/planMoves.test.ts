import assert from 'node:assert/strict';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { movedPath, planMoves, type MoveRequest } from '../../../src/core/project/planMoves';
import { applyEdits } from '../../../src/core/project/textEdit';

const PROJECT = `version: 1 # one
stages:
  train:
    # what trains
    links: ["src/train.py", notebooks/*.ipynb, '!src/old.py'] # all
    inputs:
      - data/train.csv
      - "data/raw/**" # raw
    outputs: [./models/model.pkl]
    checks:
      good:
        uses: metrics.threshold
        with: { file: reports/metrics.json, metric: src, min: 0.8 }
      tests:
        run: python src/train.py
        results: { junit: reports/junit.xml }
`;

function moved(text: string, moves: MoveRequest['moves'], linked: MoveRequest['linked'] = []): string {
  const plan = planMoves(text, { moves, linked, lifecycle: MLOPS });
  assert.equal(plan.kind, 'edits', JSON.stringify(plan));
  return applyEdits(text, plan.edits);
}

describe('A project file whose files move', () => {
  it('spells their new paths, in the quotes and with the comments that were there', () => {
    assert.equal(
      moved(PROJECT, [{ from: 'src/train.py', to: 'lib/fit.py' }]),
      PROJECT.replace('"src/train.py"', '"lib/fit.py"'),
    );
    assert.equal(
      moved(PROJECT, [{ from: 'src/old.py', to: "src/it's.py" }]),
      PROJECT.replace("'!src/old.py'", "'!src/it''s.py'"),
    );
    assert.equal(
      moved(PROJECT, [{ from: 'models/model.pkl', to: 'models/best.pkl' }]),
      PROJECT.replace('./models/model.pkl', './models/best.pkl'),
    );
    assert.equal(
      moved(PROJECT, [{ from: 'reports/metrics.json', to: 'out/metrics.json' }]),
      PROJECT.replace('reports/metrics.json', 'out/metrics.json'),
    );
  });

  it('follows folders, in globs too', () => {
    assert.equal(
      moved(PROJECT, [{ from: 'data', to: 'dataset [1]' }]),
      PROJECT.replace('- data/train.csv', '- "dataset [[]1[]]/train.csv"').replace(
        '"data/raw/**"',
        '"dataset [[]1[]]/raw/**"',
      ),
    );
    assert.equal(
      moved(PROJECT, [{ from: 'reports', to: 'out' }]),
      PROJECT.replace('reports/metrics.json', 'out/metrics.json').replace(
        'reports/junit.xml',
        'out/junit.xml',
      ),
    );
  });

  it('links a file that leaves the reach of a glob by its new path, and no file that stays in it', () => {
    const linked = [{ path: 'notebooks/a.ipynb', stage: 'train' }];
    assert.equal(
      moved(PROJECT, [{ from: 'notebooks/a.ipynb', to: 'eda/a.ipynb' }], linked),
      PROJECT.replace("'!src/old.py']", "'!src/old.py', 'eda/a.ipynb']"),
    );
    const stays = planMoves(PROJECT, {
      moves: [{ from: 'notebooks/a.ipynb', to: 'notebooks/b.ipynb' }],
      linked,
      lifecycle: MLOPS,
    });
    assert.equal(stays.kind, 'already');
  });

  it('leaves other words alone: commands, names of metrics, paths that only begin alike', () => {
    for (const from of ['src', 'train', 'data/train.cs', 'python src/train.py', 'good']) {
      const plan = planMoves(PROJECT, { moves: [{ from, to: 'x' }], linked: [], lifecycle: MLOPS });
      if (from !== 'src') assert.equal(plan.kind, 'already', from);
      else
        assert.doesNotMatch(
          plan.kind === 'edits' ? applyEdits(PROJECT, plan.edits) : '',
          /metric: x|python x/,
        );
    }
  });

  it('is not touched while it is broken', () => {
    const plan = planMoves('stages: [', { moves: [{ from: 'a', to: 'b' }], linked: [], lifecycle: MLOPS });
    assert.equal(plan.kind, 'impossible');
  });

  it('knows where a path is afterwards', () => {
    const moves = [{ from: 'a', to: 'b/c' }];
    assert.equal(movedPath('a', moves), 'b/c');
    assert.equal(movedPath('a/x.py', moves), 'b/c/x.py');
    assert.equal(movedPath('ab/x.py', moves), undefined);
  });
});
