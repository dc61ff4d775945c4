import assert from 'node:assert/strict';
import { render, say } from '../../../src/core/text/message';
import type { FileFacts } from '../../../src/protocol/engine';
import { currentFileNodes } from '../../../src/editor/currentFile/currentFileNodes';
import { PathIndexes } from '../../../src/editor/links/pathIndexes';
import type { LifecycleNode } from '../../../src/editor/tree/nodes';
import { failingCheck, link, sampleCheck, sampleProject, sampleStage } from './sampleProject';

const project = sampleProject([
  sampleStage('collect', 'data', { checks: [sampleCheck('collect', 'rows')] }),
  sampleStage('train', 'ml', {
    artifacts: [
      link('train', 'src/train.py', { pattern: 'src/*.py' }),
      link('train', 'eda.ipynb', { origin: 'cell', cell: 2 }),
      ...Array.from({ length: 60 }, (_, cell) =>
        link('train', 'src/cells.py', { origin: 'cell', cell, line: cell * 3, lastLine: cell * 3 + 2 }),
      ),
    ],
    checks: [
      failingCheck('train', 'seeds', [
        { severity: 'fail', message: say('No seed.'), path: 'src/train.py' },
        { severity: 'fail', message: say('Elsewhere.'), path: 'src/other.py' },
      ]),
    ],
  }),
  sampleStage('evaluate', 'ml', { artifacts: [link('evaluate', 'eda.ipynb', { origin: 'notebook' })] }),
]);
const paths = new PathIndexes({ projects: [project] });
const NOTHING: FileFacts = { judgedBy: [], readBy: [], writtenBy: [], dependsOn: [], feeds: [] };

function shown(path: string, facts: Partial<FileFacts> = {}): readonly string[] {
  const known = paths.at(`/projects/churn/${path}`);
  assert.ok(known);
  const lines = (nodes: readonly LifecycleNode[], depth = 0): readonly string[] =>
    nodes.flatMap(({ label, description, children }) => [
      `${'  '.repeat(depth)}${[label, description].filter(Boolean).join(' | ')}`,
      ...lines(children, depth + 1),
    ]);
  return lines(currentFileNodes(known, { ...NOTHING, ...facts }, [], render));
}

describe('The view of the current file', () => {
  it('shows its stages and what links them, what was found in it, what judges it, and what flows', () => {
    const facts = {
      judgedBy: [{ stage: 'train', check: 'seeds' }],
      readBy: ['evaluate'],
      dependsOn: [{ stage: 'collect', path: 'data/train.csv' }],
      feeds: [{ stage: 'evaluate', path: 'models/model.pkl' }],
    };
    assert.deepEqual(shown('src/train.py', facts), [
      'Train | 0/1 check · 1 failing',
      '  linked by the project file: src/*.py',
      'Found in It | 1',
      '  No seed. | src/train.py',
      'Judged by | 1',
      '  seeds | failing · 1 finding',
      '    No seed. | src/train.py',
      '    Elsewhere. | src/other.py',
      'Read by | 1',
      '  Evaluate | src/train.py',
      'Depends on | 1',
      '  Collect | data/train.csv',
      'Feeds | 1',
      '  Evaluate | models/model.pkl',
    ]);
  });

  it('shows the stages that only cells of it have, behind those of the whole', () => {
    assert.deepEqual(shown('eda.ipynb'), [
      'Evaluate | no checks',
      '  linked by the notebook’s metadata',
      'Train | 0/1 check · 1 failing',
      '  linked by a tag of the cell | cell 3',
    ]);
  });

  it('shows the first of very many cells, and counts the others', () => {
    const rows = shown('src/cells.py');
    assert.equal(rows.length, 52);
    assert.equal(rows[1], '  linked by the cell at line 1 | cell 1');
    assert.equal(rows.at(-1), '  10 more…');
  });

  it('is empty for a file that is nothing to any stage', () => {
    assert.deepEqual(shown('README.md'), []);
  });

  it('shows a file that only checks read', () => {
    assert.deepEqual(shown('params.yaml', { judgedBy: [{ stage: 'collect', check: 'rows' }] }), [
      'Judged by | 1',
      '  rows | 569 rows',
    ]);
  });
});
