import assert from 'node:assert/strict';
import { notebookErrors } from '../../../../src/core/checks/notebook/notebookErrors';
import { judge, lines, memoryWorld, refused } from '../memoryWorld';
import { errorOutput, notebookText, type WrittenCell } from './notebooks';

async function check(...cells: readonly WrittenCell[]) {
  return judge(notebookErrors, {}, memoryWorld({ 'a.ipynb': notebookText(cells) }));
}

describe('notebook.errors', () => {
  it('passes when no output is an error', async () => {
    const outcome = await check({
      count: 1,
      outputs: [{ output_type: 'stream', name: 'stderr', text: 'Error' }],
    });
    assert.deepEqual(lines(outcome), ['pass: Errors: 0, in notebooks: 1.']);
  });

  it('fails at the line of the cell that raised', async () => {
    const outcome = await check(
      { count: 1 },
      { type: 'markdown' },
      { count: 2, source: 'a = 1\nb = 2\nframe["size"]\n', outputs: [errorOutput(3)] },
    );
    assert.deepEqual(lines(outcome), [
      'fail: Errors: 1, in notebooks: 1.',
      "fail a.ipynb#2:2:0 The cell raises KeyError: 'size'",
    ]);
  });

  it('stays inside the cell whatever line the traceback names', async () => {
    const outcome = await check({ count: 1, source: 'a', outputs: [errorOutput(99)] });
    assert.deepEqual(outcome.findings[0]?.range?.start, { line: 0, column: 0 });
  });

  it('reads the arrows of older kernels', async () => {
    const traceback = [
      'KeyError  Traceback',
      '<ipython-input-1-ab> in <module>',
      '      1 a',
      '----> 2 b',
      '',
    ];
    const outputs = [{ output_type: 'error', ename: 'KeyError', evalue: '', traceback }];
    const outcome = await check({ count: 1, source: 'a\nb', outputs });
    assert.deepEqual(lines(outcome).slice(1), ['fail a.ipynb#0:1:0 The cell raises KeyError.']);
  });

  it('shows an exception’s first line, without colours and control characters, bounded', async () => {
    const value = `\u001b[31mbad\u001b[0m\u0007 ${'x'.repeat(5000)}\nmore`;
    const outcome = await check({ count: 1, outputs: [errorOutput(1, 'E{0}', value)] });
    const shown = lines(outcome)[1] ?? '';
    assert.match(shown, /raises E\{0\}: bad x+…$/);
    assert.ok(shown.length < 600);
  });

  it('lists exceptions that are meant to be raised without failing', async () => {
    const outcome = await check({ count: 1, tags: ['raises-exception'], outputs: [errorOutput(1)] });
    assert.deepEqual(lines(outcome), [
      'pass: Errors: 0, in notebooks: 1.',
      'info a.ipynb#0:0:0 The cell raises KeyError, as its tag announces.',
    ]);
  });

  it('never passes a notebook that shows no execution', async () => {
    assert.equal((await check({})).verdict, 'warn');
    assert.equal((await check({ type: 'markdown' })).verdict, 'warn');
  });

  it('reads the errors of format 3', async () => {
    const cells = [
      {
        cell_type: 'code',
        input: ['a'],
        prompt_number: 1,
        outputs: [{ output_type: 'pyerr', ename: 'E', evalue: 'v' }],
      },
    ];
    const text = JSON.stringify({ nbformat: 3, nbformat_minor: 0, metadata: {}, worksheets: [{ cells }] });
    const outcome = await judge(notebookErrors, {}, memoryWorld({ 'a.ipynb': text }));
    assert.deepEqual(lines(outcome).slice(1), ['fail a.ipynb#0:0:0 The cell raises E: v']);
  });

  it('cannot judge without notebooks, or with a broken one', async () => {
    assert.equal((await judge(notebookErrors, {}, memoryWorld({}))).verdict, 'error');
    assert.equal((await judge(notebookErrors, { files: 'x/*.ipynb' }, memoryWorld({}))).verdict, 'error');
    assert.equal((await judge(notebookErrors, {}, memoryWorld({ 'a.ipynb': '{' }))).verdict, 'error');
  });

  it('refuses unknown parameters', () => {
    assert.deepEqual(refused(notebookErrors, { notebooks: 'a.ipynb' }), ['']);
  });
});
