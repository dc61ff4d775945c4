import assert from 'node:assert/strict';
import { notebookPaths } from '../../../../src/core/checks/notebook/notebookPaths';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';
import { notebookText, type WrittenCell } from './notebooks';

function judgeCells(cells: readonly WrittenCell[], written: object = {}, metadata: object = {}) {
  return judge(notebookPaths, written, memoryWorld({ 'a.ipynb': notebookText(cells, metadata) }));
}

describe('notebook.paths', () => {
  it('passes with paths inside the project, routes, comments and Markdown', async () => {
    const outcome = await judgeCells([
      { type: 'markdown', source: 'Data is in /home/maria/data.' },
      {
        source:
          '# from /home/maria/data\nframe = pd.read_csv("data/raw.csv")\n@app.get("/users")\ndef f(): ...',
      },
    ]);
    assert.deepEqual(lines(outcome), ['pass: Absolute paths: 0, in notebooks: 1.']);
    assert.deepEqual(outcome.metrics, { paths: 0, notebooks: 1 });
  });

  it('warns of home folders, drives, shares and mounted folders, at their place', async () => {
    const outcome = await judgeCells([
      { source: 'import x\na = pd.read_csv("/home/maria/churn/data.csv")' },
      { source: 'b = r"C:\\data\\x.csv"\nc = r"\\\\server\\share\\x.csv"\nd = "/mnt/a/b"\n!cp ~/x .' },
    ]);
    assert.deepEqual(lines(outcome), [
      'warn: Absolute paths: 5, in notebooks: 1.',
      'warn a.ipynb#0:1:16 A path leads to the home folder of one person: /home/maria/churn/data.csv',
      'warn a.ipynb#1:0:4 A path begins at a drive of one machine: C:\\data\\x.csv',
      'warn a.ipynb#1:1:4 A path names a share of one network: \\\\server\\share\\x.csv',
      'warn a.ipynb#1:2:4 An absolute path exists on some machines only: /mnt/a/b',
      'warn a.ipynb#1:3:4 A path leads to the home folder of one person: ~/x',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /folder of the project/);
  });

  it('lets pass what lies in folders that every machine has', async () => {
    const cells = [{ source: 'a = "/data/shared/x.csv"\nb = "/data/sharedx/x.csv"' }];
    assert.equal((await judgeCells(cells, { allow: ['/data/shared/'] })).findings.length, 1);
    assert.equal((await judgeCells(cells, { allow: ['/data'] })).findings.length, 0);
    assert.deepEqual(refused(notebookPaths, { allow: [''] }), ['allow.0']);
  });

  it('reads cells of other languages too', async () => {
    const metadata = { kernelspec: { language: 'R' } };
    const outcome = await judgeCells(
      [{ source: 'x <- read.csv("/home/maria/x.csv") # "/mnt/a/b"' }],
      {},
      metadata,
    );
    assert.equal(outcome.findings.length, 1);
  });

  it('cannot judge a notebook that is broken or not there', async () => {
    assert.equal((await judge(notebookPaths, {}, memoryWorld({ 'a.ipynb': '' }))).verdict, 'error');
    assert.equal((await judge(notebookPaths, {}, memoryWorld({}))).verdict, 'error');
  });
});
