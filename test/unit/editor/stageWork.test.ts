import assert from 'node:assert/strict';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { notebookLinks } from '../../../src/core/links/markers';
import { parseNotebook } from '../../../src/core/notebook/notebook';
import { render } from '../../../src/core/text/message';
import { mainArtifacts } from '../../../src/editor/links/mainArtifacts';
import { withoutTag, withTag } from '../../../src/editor/notebook/cellMetadata';
import { stageCells, stageMetadata } from '../../../src/editor/notebook/stageNotebook';
import { link, sampleStage } from './sampleProject';

describe('A new notebook for a stage', () => {
  const stage = MLOPS.stages.find(({ id }) => id === 'explore')!;

  it('asks the questions of the stage, each with a cell for the answer', () => {
    const cells = stageCells(stage, render);
    assert.equal(cells[0]?.text, `# Explore\n\n${stage.guidance.purpose}`);
    const headings = cells
      .filter(({ text }) => text.startsWith('## '))
      .map(({ text }) => text.split('\n')[0]);
    assert.deepEqual(headings, [
      ...stage.guidance.questions.map((question) => `## ${question}`),
      '## Done when',
    ]);
    assert.equal(cells.filter(({ kind }) => kind === 'code').length, stage.guidance.questions.length);
  });

  it('is linked to the stage by its own metadata', () => {
    const file = { cells: [], ...stageMetadata('explore'), nbformat: 4, nbformat_minor: 5 };
    const reading = parseNotebook(JSON.stringify(file));
    assert.ok(reading.kind === 'notebook');
    assert.deepEqual(notebookLinks(reading.notebook), [{ stage: 'explore', origin: 'notebook' }]);
  });
});

describe('The artifacts of a stage that open together', () => {
  const open = (...links: readonly (readonly [string, ReturnType<typeof link>['kind']])[]) =>
    mainArtifacts(
      sampleStage('train', 'ml', { artifacts: links.map(([path, kind]) => link('train', path, { kind })) }),
    ).map(({ path }) => path);

  it('are of different kinds where there are any, and three at most', () => {
    assert.deepEqual(
      open(
        ['a.csv', 'data'],
        ['a.py', 'code'],
        ['b.py', 'code'],
        ['a.ipynb', 'notebook'],
        ['b.ipynb', 'notebook'],
      ),
      ['a.ipynb', 'a.py', 'b.ipynb'],
    );
    assert.deepEqual(open(['a.py', 'code'], ['a.py', 'code'], ['b.py', 'code']), ['a.py', 'b.py']);
    assert.deepEqual(open(['m.pkl', 'model'], ['data', 'folder']), []);
  });
});

describe('Tags of a cell, changed', () => {
  it('stand where the editor keeps the metadata of the file, and everything else stays', () => {
    assert.deepEqual(withTag({}, 'a'), { metadata: { tags: ['a'] } });
    assert.deepEqual(withTag({ metadata: { x: 1, tags: ['b'] }, id: 'c' }, 'a'), {
      metadata: { x: 1, tags: ['b', 'a'] },
      id: 'c',
    });
    assert.deepEqual(withTag({ custom: { metadata: { x: 1 } } }, 'a'), {
      custom: { metadata: { x: 1, tags: ['a'] } },
    });
    assert.deepEqual(withTag({ tags: ['b'] }, 'a'), { tags: ['b', 'a'] });
  });

  it('are there once, and leave nothing behind when the last goes', () => {
    const metadata = { metadata: { tags: ['a'] } };
    assert.deepEqual(withTag(metadata, 'a'), metadata);
    assert.deepEqual(withoutTag(metadata, 'a'), { metadata: {} });
    assert.deepEqual(withoutTag({ metadata: { tags: ['a', 'b'] } }, 'a'), { metadata: { tags: ['b'] } });
    assert.deepEqual(withoutTag({}, 'a'), { metadata: {} });
  });
});
