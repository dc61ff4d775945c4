import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cellWithOtherTag,
  cellWithoutTag,
  notebookWithoutStage,
  notebookWithStage,
} from '../../../src/core/notebook/notebookEdits';
import { applyOffsetEdits, type OffsetEdit } from '../../../src/core/project/yamlLayout';

const apply = (text: string, edit: OffsetEdit | undefined): string | undefined =>
  edit && applyOffsetEdits(text, [edit]);

const notebook = (tags: readonly unknown[] | undefined, stage?: unknown) => ({
  nbformat: 4,
  cells: [
    { metadata: {}, source: 'a "quoted\\" } ] brace' },
    { source: ['\\', '"'], metadata: tags === undefined ? {} : { tags } },
  ],
  metadata: { kernel: [1.5e3, null], ...(stage === undefined ? {} : { ml_lifecycle: { stage } }) },
});

describe('taking a tag from a cell in the text of a notebook', () => {
  it('leaves every other character as it is', () => {
    const text = '{"cells": [ {"metadata" :{"x":1,  "tags": ["a" , "lifecycle:train"]}}],"nbformat":4 }';
    assert.equal(apply(text, cellWithoutTag(text, 0, 'train')), text.replace(' , "lifecycle:train"', ''));
    const only = text.replace('"a" , ', '');
    assert.equal(
      apply(only, cellWithoutTag(only, 0, 'train')),
      '{"cells": [ {"metadata" :{"x":1}}],"nbformat":4 }',
    );
  });

  it('finds the cells of format 3 too', () => {
    const sheet = (tags: readonly string[]) => ({ cells: [{ metadata: { tags } }] });
    const text = JSON.stringify({ worksheets: [sheet([]), sheet(['lifecycle:train', 'b'])] });
    assert.equal(apply(text, cellWithoutTag(text, 1, 'train')), text.replace('"lifecycle:train",', ''));
  });

  it('puts that of another stage in its place, once', () => {
    const text = '{"cells": [ {"metadata" :{"tags": ["a" , "lifecycle:train","b"]}}],"nbformat":4 }';
    assert.equal(apply(text, cellWithOtherTag(text, 0, 'train', 'plan')), text.replace('train', 'plan'));
    const both = text.replace('"b"', '"lifecycle:plan"');
    assert.equal(
      apply(both, cellWithOtherTag(both, 0, 'train', 'plan')),
      both.replace(' , "lifecycle:train"', ''),
    );
    assert.equal(cellWithOtherTag(text, 0, 'test', 'plan'), undefined);
  });

  it('does nothing where there is no such tag, or no notebook', () => {
    for (const text of [
      '',
      '[]',
      '{"cells": [',
      '{"cells": [{"metadata": {"tags": "lifecycle:train"}}]}',
      '{"cells"}',
    ]) {
      assert.equal(cellWithoutTag(text, 0, 'train'), undefined, text);
    }
    const text = JSON.stringify(notebook(['lifecycle:plan']));
    assert.equal(cellWithoutTag(text, 1, 'train'), undefined);
    assert.equal(cellWithoutTag(text, 7, 'plan'), undefined);
  });

  it('means the same as changing the value, however the text is laid out', () => {
    const tags = fc.array(fc.constantFrom('a', 'b"\\', 'lifecycle:plan'), { maxLength: 3 });
    const layouts = fc.constantFrom<string | number | undefined>(undefined, 1, 4, '\t');
    fc.assert(
      fc.property(tags, tags, layouts, (before, after, layout) => {
        const text = JSON.stringify(notebook([...before, 'lifecycle:train', ...after]), undefined, layout);
        const others = [...before, ...after];
        const expected = notebook(others.length === 0 ? undefined : others);
        assert.equal(
          apply(text, cellWithoutTag(text, 1, 'train')),
          JSON.stringify(expected, undefined, layout),
        );
      }),
    );
  });
});

describe('changing the stages that a notebook names, in its text', () => {
  it('lays them out as the text is, and leaves every other character as it is', () => {
    for (const layout of [undefined, 1, 2, '\t']) {
      const text = (stage: unknown) => JSON.stringify(notebook(['x'], stage), undefined, layout);
      const both = text(['train', 'plan']);
      assert.equal(apply(text('train'), notebookWithStage(text('train'), 'plan')), both);
      assert.equal(apply(both, notebookWithoutStage(both, 'plan')), text('train'));
      assert.equal(apply(text('train'), notebookWithoutStage(text('train'), 'train')), text(undefined));
      assert.equal(notebookWithStage(both, 'plan'), undefined);
      assert.equal(notebookWithoutStage(both, 'test'), undefined);
    }
  });

  it('keeps how lines end', () => {
    const text = (stage: unknown) =>
      JSON.stringify(notebook([], stage), undefined, 1).replaceAll('\n', '\r\n');
    assert.equal(apply(text('train'), notebookWithStage(text('train'), 'plan')), text(['train', 'plan']));
  });

  it('keeps what else stands with them', () => {
    const text = '{"metadata": {"ml_lifecycle": {"stage": "train", "note": 1}}}';
    assert.equal(
      apply(text, notebookWithoutStage(text, 'train')),
      '{"metadata": {"ml_lifecycle": {"note": 1}}}',
    );
  });
});
