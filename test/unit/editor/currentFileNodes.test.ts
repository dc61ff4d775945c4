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
    artifacts: [link('train', 'src/train.py', { pattern: 'src/*.py' })],
    checks: [
      failingCheck('train', 'seeds', [
        { severity: 'fail', message: say('No seed.'), path: 'src/train.py' },
        { severity: 'fail', message: say('Elsewhere.'), path: 'src/other.py' },
      ]),
    ],
  }),
  sampleStage('evaluate', 'ml'),
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
