import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notebookOrder } from '../../../../src/core/checks/notebook/notebookOrder';
import { judge, lines, memoryWorld, nextSteps, refused, UNREADABLE, scope } from '../memoryWorld';
import { notebookText, type WrittenCell } from './notebooks';

async function check(...cells: readonly WrittenCell[]) {
  return judge(notebookOrder, {}, memoryWorld({ 'a.ipynb': notebookText(cells) }));
}

describe('notebook.order', () => {
  it('passes when the code cells that do something carry 1, 2, 3 …', async () => {
    const outcome = await check(
      { count: 1 },
      { type: 'markdown', source: '# Title' },
      { count: null, source: ' \n' },
      { count: 2 },
      { type: 'raw' },
      { count: 3 },
    );
    assert.deepEqual(lines(outcome), ['pass: Cells executed in order: 3, in notebooks: 1.']);
    assert.deepEqual(outcome.metrics, { notebooks: 1, cells: 3, executed: 3 });
  });

  it('fails where a cell was executed before one above it', async () => {
    const outcome = await check({ count: 1 }, { count: 3 }, { count: 2, source: '\ny = 2' });
    assert.deepEqual(lines(outcome), [
      'fail: 1 of 1 notebooks were not executed from top to bottom.',
      'warn a.ipynb#1:0:0 The execution count leaps from 1 to 3: cells were run again or deleted.',
      'fail a.ipynb#2:1:0 The cell was executed as number 2, before number 3 that stands above it.',
    ]);
    assert.equal(nextSteps(outcome).length, 2);
  });

  it('fails where two cells carry the same count', async () => {
    const outcome = await check({ count: 1 }, { count: 1 });
    assert.deepEqual(lines(outcome).slice(1), ['fail a.ipynb#1:0:0 The execution count 1 is there twice.']);
  });

  it('warns when counts begin above 1', async () => {
    const outcome = await check({ count: 7 }, { count: 8 });
    assert.deepEqual(lines(outcome).slice(1), [
      'warn a.ipynb#0:0:0 The first executed cell carries the count 7 instead of 1.',
    ]);
  });

  it('warns about each cell that was not executed, and only once about a notebook that was not', async () => {
    assert.deepEqual(lines(await check({ count: 1 }, {}, { count: 2 })).slice(1), [
      'warn a.ipynb#1:0:0 The cell was not executed.',
    ]);
    assert.deepEqual(lines(await check({}, {})).slice(1), ['warn a.ipynb The notebook was not executed.']);
  });

  it('leaves out cells that are not to be executed', async () => {
    assert.equal((await check({ count: 1 }, { tags: ['skip-execution'] }, { count: 2 })).verdict, 'pass');
  });

  it('never passes without code', async () => {
    assert.deepEqual(lines(await check({ type: 'markdown' })), [
      'warn: No notebook has code to execute.',
      'warn a.ipynb The notebook has no code to execute.',
    ]);
  });

  it('judges the notebooks that its patterns name, not other inputs', async () => {
    const world = memoryWorld({
      'notebooks/a.ipynb': notebookText([{ count: 1 }]),
      'notebooks/data.csv': 'x',
      'old/b.ipynb': notebookText([{ count: 2 }]),
    });
    assert.equal((await judge(notebookOrder, { files: 'notebooks/*' }, world)).metrics?.['notebooks'], 1);
    assert.equal((await judge(notebookOrder, { files: ['notebooks', 'old'] }, world)).verdict, 'warn');
    assert.equal((await judge(notebookOrder, {}, world)).metrics?.['notebooks'], 2);
  });

  it('cannot judge when no notebook is linked', async () => {
    const outcome = await judge(notebookOrder, {}, memoryWorld({ 'params.yaml': '' }));
    assert.deepEqual(lines(outcome).slice(1), [
      'fail There is no notebook to check: none is linked to the stage.',
    ]);
    assert.deepEqual(nextSteps(outcome), ['Link notebooks to the stage, or name them by "files".']);
  });

  it('cannot judge when one of its patterns matches nothing, and still tells what it found', async () => {
    const world = memoryWorld({ 'a.ipynb': notebookText([{ count: 2 }]) });
    const outcome = await judge(notebookOrder, { files: ['a.ipynb', 'b*.ipynb'] }, world);
    assert.deepEqual(lines(outcome), [
      'error: No file matches "b*.ipynb".',
      'fail No file matches "b*.ipynb".',
      'warn a.ipynb#0:0:0 The first executed cell carries the count 2 instead of 1.',
    ]);
  });

  for (const [what, text, at] of [
    ['empty', '', undefined],
    ['truncated', '{\n "cells": [', { line: 1, column: 11 }],
    ['no notebook', '{"a": 1}', undefined],
    ['in conflict', '{\n<<<<<<< HEAD\n "cells": []}', { line: 1, column: 0 }],
  ] as const) {
    it(`cannot judge a notebook that is ${what}`, async () => {
      const outcome = await judge(notebookOrder, {}, memoryWorld({ 'a.ipynb': text }));
      assert.equal(outcome.verdict, 'error');
      assert.equal(outcome.findings[0]?.path, 'a.ipynb');
      assert.deepEqual(outcome.findings[0].range?.start, at);
    });
  }

  for (const reason of Object.keys(UNREADABLE) as (keyof typeof UNREADABLE)[]) {
    it(`cannot judge a notebook that is ${reason}`, async () => {
      const outcome = await judge(notebookOrder, {}, memoryWorld({ 'a.ipynb': { unreadable: reason } }));
      assert.equal(outcome.verdict, 'error');
    });
  }

  it('passes exactly the counts 1, 2, … n', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 5 }),
        async (counts) => {
          const outcome = await check(...counts.map((count) => ({ count })));
          const inOrder = counts.every((count, index) => count === index + 1);
          assert.equal(outcome.verdict === 'pass', inOrder);
          const executed = counts.filter((count) => count !== null);
          const ascending = executed.every(
            (count, index) => index === 0 || count > (executed[index - 1] ?? 0),
          );
          assert.equal(outcome.verdict === 'fail', !ascending);
        },
      ),
    ));

  it('consumes its own patterns, else the linked notebooks, by their bytes', () => {
    const explore = scope({ stage: 'explore', notebooks: ['x.ipynb'] });
    assert.deepEqual(notebookOrder.consumes({}, explore).patterns, ['x.ipynb']);
    assert.deepEqual(notebookOrder.consumes({ files: 'n/*' }, explore).patterns, ['n/*']);
    assert.equal(notebookOrder.identity, 'bytes');
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(notebookOrder, { file: 'a.ipynb' }), ['']);
    assert.deepEqual(refused(notebookOrder, { files: [] }), ['files']);
    assert.deepEqual(refused(notebookOrder, { files: 3 }), ['files']);
  });
});
