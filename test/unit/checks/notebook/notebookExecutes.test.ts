import assert from 'node:assert/strict';
import { notebookExecutes } from '../../../../src/core/checks/notebook/notebookExecutes';
import type { NotebookRun, NotebookRunEnd } from '../../../../src/core/checks/world/notebookRunner';
import { say } from '../../../../src/core/text/message';
import { judge, lines, memoryWorld, nextSteps, refused, scope } from '../memoryWorld';
import { notebookText } from './notebooks';

const FILE = 'notebooks/a.ipynb';
const NOTEBOOK = notebookText([{ type: 'markdown', source: '# A' }, { source: 'import x\n\nx.load()' }]);

/** Judges where Jupyter answers so; `runs` receives what it was asked. */
async function check(end: NotebookRunEnd, given: object = {}, runs: NotebookRun[] = []) {
  const execute = (run: NotebookRun) => {
    runs.push(run);
    return Promise.resolve(end);
  };
  return judge(notebookExecutes, given, memoryWorld({ [FILE]: NOTEBOOK }, { notebooks: { execute } }));
}

describe('notebook.executes', () => {
  it('passes a notebook that gets through, with ten minutes and in its own folder', async () => {
    const runs: NotebookRun[] = [];
    const outcome = await check({ kind: 'completed', cells: 1 }, {}, runs);
    assert.deepEqual(lines(outcome), ['pass: Notebooks that run from top to bottom: 1, with cells: 1.']);
    assert.deepEqual(outcome.metrics, { notebooks: 1, cells: 1, failed: 0 });
    assert.deepEqual(runs, [{ path: FILE, timeoutMs: 600_000, folder: 'notebook' }]);
  });

  it('hands over the kernel, the time and the folder', async () => {
    const runs: NotebookRun[] = [];
    await check({ kind: 'completed', cells: 1 }, { kernel: 'ir', timeout: '1m30s', folder: 'project' }, runs);
    assert.deepEqual(runs, [{ path: FILE, timeoutMs: 90_000, folder: 'project', kernel: 'ir' }]);
    assert.deepEqual(refused(notebookExecutes, { timeout: 'ten', kernel: '../x', folder: 'here' }), [
      'timeout',
      'kernel',
      'folder',
    ]);
  });

  it('fails at the line that raises, with the end of the traceback in plain text', async () => {
    const frames = Array.from({ length: 30 }, (_, at) => `File lib.py:${String(at)}, in f`);
    const traceback = [
      '\u001b[31m'.concat('-'.repeat(75)),
      '\u001b[36mCell In[1], line 3\u001b[39m',
      ...frames,
    ].join('\n');
    const outcome = await check({ kind: 'raised', cell: 1, name: 'KeyError', value: "'a'\nmore", traceback });
    const [summary, first, ...rest] = lines(outcome).join('\n').split('\n');
    assert.equal(summary, 'fail: 1 of 1 notebooks do not run to their end.');
    assert.equal(first, `fail ${FILE}#1:2:0 The cell raises KeyError: 'a'`);
    assert.deepEqual(rest, ['…', ...frames.slice(-12)]);
    assert.deepEqual(nextSteps(outcome), [
      'Mend the cell or what it needs, then restart the kernel and run all cells.',
    ]);
  });

  it('fails when the kernel dies', async () => {
    const outcome = await check({ kind: 'kernel-died', cell: 1 });
    assert.deepEqual(lines(outcome).slice(1), [`fail ${FILE}#1:0:0 The kernel dies in this cell.`]);
  });

  it('cannot judge what takes too long, and names the cell', async () => {
    const outcome = await check({ kind: 'timed-out', cell: 1 });
    assert.equal(outcome.verdict, 'error');
    assert.deepEqual(lines(outcome).slice(1), [
      `fail ${FILE}#1:0:0 ${FILE} did not get to its end within 10m.`,
    ]);
    assert.equal((await check({ kind: 'timed-out' })).findings[0]?.cell, undefined);
  });

  it('cannot judge without Jupyter, and says what to do', async () => {
    const end = { kind: 'failed', reason: say('there is no kernel'), next: say('Install it.') } as const;
    const outcome = await check(end);
    assert.deepEqual(lines(outcome), [
      `error: ${FILE} cannot be executed: there is no kernel.`,
      `fail ${FILE} ${FILE} cannot be executed: there is no kernel.`,
    ]);
    assert.deepEqual(nextSteps(outcome), ['Install it.']);
  });

  it('executes nothing that it cannot read', async () => {
    const runs: NotebookRun[] = [];
    assert.equal((await check({ kind: 'completed', cells: 1 }, { files: 'b.ipynb' }, runs)).verdict, 'error');
    assert.deepEqual(runs, []);
  });

  it('consumes the linked notebooks by their meaning: outputs do not move it', () => {
    const given = notebookExecutes.parameters.parse({});
    assert.deepEqual(notebookExecutes.consumes(given, scope({ notebooks: [FILE] })).patterns, [FILE]);
    assert.equal(notebookExecutes.identity, 'meaning');
  });
});
