import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { cellTags } from '../../../src/editor/links/cellTags';
import { fileStages, type FileQuestion } from '../../../src/editor/links/fileStages';
import { PathIndexes } from '../../../src/editor/links/pathIndexes';
import { absolutePath, relativePath } from '../../../src/editor/snapshot/lookUp';
import { link, sampleProject, sampleStage } from './sampleProject';

const project = sampleProject([
  sampleStage('explore', 'ml', {
    artifacts: [link('explore', 'notebooks/a.ipynb', { kind: 'notebook' }), link('explore', 'src/both.py')],
  }),
  sampleStage('train', 'ml', {
    artifacts: [
      link('train', 'src/both.py'),
      link('train', 'notebooks/a.ipynb', { origin: 'cell', cell: 2 }),
      link('train', 'models', { kind: 'folder' }),
    ],
  }),
]);
const inner = sampleProject([sampleStage('plan', 'dev', { artifacts: [link('plan', 'plan.md')] })], {
  root: '/projects/churn/sub',
  name: 'sub',
});

const paths = new PathIndexes({ projects: [project, inner] });

function stagesOf(file: FileQuestion): readonly string[] | undefined {
  return fileStages(paths, file)?.stages.map((stage) => stage.id);
}

describe('The stages of a file', () => {
  it('are those that it is linked to, in the lifecycle’s order', () => {
    assert.deepEqual(stagesOf({ path: '/projects/churn/src/both.py' }), ['explore', 'train']);
    assert.deepEqual(stagesOf({ path: '/projects/churn/README.md' }), []);
    assert.equal(stagesOf({ path: '/elsewhere/a.py' }), undefined);
  });

  it('are those of the folder that is linked', () => {
    assert.deepEqual(stagesOf({ path: '/projects/churn/models/a/model.pkl' }), ['train']);
    assert.deepEqual(stagesOf({ path: '/projects/churn/models-old/model.pkl' }), []);
  });

  it('are those of the cell where that is tagged, saved or not', () => {
    const notebook = '/projects/churn/notebooks/a.ipynb';
    assert.deepEqual(stagesOf({ path: notebook, cell: { stages: ['train'] } }), ['train']);
    assert.deepEqual(stagesOf({ path: notebook, cell: { stages: [] } }), ['explore']);
    assert.deepEqual(stagesOf({ path: notebook, cell: { stages: ['nonsense'] } }), ['explore']);
  });

  it('come from the innermost project', () => {
    assert.deepEqual(stagesOf({ path: '/projects/churn/sub/plan.md' }), ['plan']);
  });
});

describe('Tags of a cell', () => {
  it('are found wherever the editor’s versions keep them', () => {
    assert.deepEqual(cellTags({ tags: ['a'] }), ['a']);
    assert.deepEqual(cellTags({ metadata: { tags: ['a'] } }), ['a']);
    assert.deepEqual(cellTags({ custom: { metadata: { tags: ['a'] } } }), ['a']);
  });

  it('are none where metadata is anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => cellTags(value).every((tag) => typeof tag === 'string')),
    );
    assert.deepEqual(cellTags({ tags: [1, { a: 2 }] }), []);
  });
});

describe('Paths that other people wrote', () => {
  it('never lead outside the project', () => {
    const step = fc.constantFrom('..', '.', 'a', '', '/', '\\', '...', '..a', '~');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const file = absolutePath('/projects/churn', steps.join('/'));
        if (file !== undefined) assert.ok(file.startsWith(`/projects/churn${path.sep}`), file);
      }),
    );
  });

  it('are relative to the folder that they lie in', () => {
    assert.equal(relativePath('/projects/churn', '/projects/churn/..hidden/a'), '..hidden/a');
    assert.equal(relativePath('/projects/churn', '/projects/churned/a'), undefined);
    assert.equal(relativePath('/projects/churn', '/projects/churn'), undefined);
    assert.equal(absolutePath('/projects/churn', 'a\0b'), undefined);
  });
});
