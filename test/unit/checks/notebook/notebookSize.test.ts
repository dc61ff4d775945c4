import assert from 'node:assert/strict';
import { notebookSize } from '../../../../src/core/checks/notebook/notebookSize';
import { judge, lines, memoryWorld, nextSteps, refused, UNREADABLE } from '../memoryWorld';
import { notebookText, type WrittenCell } from './notebooks';

const FILE = 'notebooks/a.ipynb';

function printed(characters: number): object {
  return { output_type: 'stream', name: 'stdout', text: 'x'.repeat(characters) };
}

function picture(characters: number): object {
  return { output_type: 'display_data', metadata: {}, data: { 'image/png': 'A'.repeat(characters) } };
}

function check(cells: readonly WrittenCell[], given: object = {}) {
  return judge(notebookSize, given, memoryWorld({ [FILE]: notebookText(cells) }));
}

describe('notebook.size', () => {
  it('passes small outputs, whatever the size of sources and attachments', async () => {
    const outcome = await check([
      { source: '# '.repeat(4_000_000), count: 1, outputs: [printed(5_000)] },
      { type: 'markdown', source: 'text' },
    ]);
    assert.deepEqual(lines(outcome), ['pass: The largest outputs of a notebook take 0.01 MB.']);
    assert.deepEqual(outcome.metrics, { notebooks: 1, largestMegabytes: 0.01 });
  });

  it('passes what has no outputs', async () => {
    assert.equal((await check([{ source: 'x' }])).verdict, 'pass');
  });

  it('warns above 5 MB of all outputs together and names the largest cells', async () => {
    const outcome = await check([
      { source: 'small', outputs: [printed(1000)] },
      { source: '\nplot()', outputs: [picture(3_000_000), printed(10)] },
      { source: 'table', outputs: [printed(2_000_000)] },
    ]);
    assert.deepEqual(lines(outcome), [
      'warn: The largest outputs of a notebook take 5.01 MB.',
      `warn ${FILE} The outputs of ${FILE} take 5.01 MB, more than 5 MB.`,
      `info ${FILE}#1:1:0 The outputs of this cell take 3.01 MB. Their number: 2.`,
      `info ${FILE}#2:0:0 The outputs of this cell take 2 MB. Their number: 1.`,
      `info ${FILE}#0:0:0 The outputs of this cell take 0.01 MB. Their number: 1.`,
    ]);
    assert.deepEqual(nextSteps(outcome), [
      'Show less in the cells that are named, or clear their outputs, and save the notebook.',
    ]);
  });

  it('fails above 20 MB', async () => {
    assert.equal((await check([{ outputs: [picture(20_000_000)] }])).verdict, 'warn');
    const outcome = await check([{ outputs: [picture(20_000_001)] }]);
    assert.equal(outcome.verdict, 'fail');
    assert.match(lines(outcome)[1] ?? '', /take 20\.01 MB, more than 20 MB\.$/);
  });

  it('counts bytes, not characters', async () => {
    const cells = [{ outputs: [{ output_type: 'stream', text: '€'.repeat(1000) }] }];
    assert.equal((await check(cells, { warnMegabytes: 0.003 })).verdict, 'pass');
    assert.equal((await check(cells, { warnMegabytes: 0.002 })).verdict, 'warn');
  });

  it('takes other limits, not the wrong way round', async () => {
    const cells = [{ outputs: [printed(2000)] }];
    assert.equal((await check(cells, { warnMegabytes: 0.001, failMegabytes: 0.0015 })).verdict, 'fail');
    assert.deepEqual(refused(notebookSize, { warnMegabytes: 30 }), ['']);
    assert.ok(refused(notebookSize, { failMegabytes: -1 }).includes('failMegabytes'));
  });

  it('judges format 3, with its pictures beside the type', async () => {
    const outputs = [{ output_type: 'display_data', png: 'A'.repeat(6_000_000) }];
    const cells = [{ cell_type: 'code', input: 'x', outputs }];
    const text = JSON.stringify({ nbformat: 3, worksheets: [{ cells }], metadata: {} });
    assert.equal((await judge(notebookSize, {}, memoryWorld({ [FILE]: text }))).verdict, 'warn');
  });

  it('cannot judge what cannot be read, and still tells of the others', async () => {
    const world = memoryWorld({
      [FILE]: notebookText([{ outputs: [picture(6_000_000)] }]),
      'b.ipynb': { unreadable: 'forbidden' },
    });
    const outcome = await judge(notebookSize, {}, world);
    assert.equal(outcome.verdict, 'error');
    assert.deepEqual(
      outcome.findings.map(({ path }) => path),
      ['b.ipynb', FILE, FILE],
    );
    assert.ok(UNREADABLE.forbidden);
  });
});
