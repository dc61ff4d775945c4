import assert from 'node:assert/strict';
import path from 'node:path';
import { addSecondTry, failedFiles, readReport } from '../../scripts/testbed/testReport';
import { put, scratchFolders } from './node/scratch';

const scratch = scratchFolders();

type Test = readonly [title: string, file: string | undefined, state: string];

/** A report with these tests. */
function reportOf(...tests: readonly Test[]): string {
  const folder = scratch({});
  const written = tests.map(([title, file, state]) => ({ title, file, state, error: `${title} broke` }));
  put(folder, 'report.json', JSON.stringify({ tests: written }));
  return path.join(folder, 'report.json');
}

const countsOf = async (report: string) => {
  const { passes, failures, pending } = (await readReport(report)) ?? assert.fail('a report');
  return { passes, failures, pending };
};

describe('report of a suite', () => {
  it('takes the second try of a file in place of the first, and tells what failed before', async () => {
    const report = reportOf(
      ['steady', 'a.ts', 'passed'],
      ['left out', 'b.ts', 'pending'],
      ['before', 'c.ts', 'passed'],
      ['shaky', 'c.ts', 'failed'],
      ['after', 'c.ts', 'pending'],
    );
    assert.deepEqual(await failedFiles(report), ['c.ts']);
    const second = [
      ['before', 'c.ts', 'passed'],
      ['shaky', 'c.ts', 'passed'],
      ['after', 'c.ts', 'passed'],
    ] as const;
    await addSecondTry(report, reportOf(...second));
    assert.deepEqual(await countsOf(report), { passes: 4, failures: 0, pending: 1 });
    assert.deepEqual((await readReport(report))?.retried, [{ title: 'shaky', error: 'shaky broke' }]);
  });

  it('counts what fails at both tries once, as failed', async () => {
    const report = reportOf(['broken', 'c.ts', 'failed']);
    await addSecondTry(report, reportOf(['broken', 'c.ts', 'failed']));
    assert.deepEqual(await countsOf(report), { passes: 0, failures: 1, pending: 0 });
    assert.deepEqual((await readReport(report))?.retried, []);
  });

  it('names no files to try again where something failed outside of all files', async () => {
    assert.equal(
      await failedFiles(reportOf(['hook', undefined, 'failed'], ['x', 'c.ts', 'failed'])),
      undefined,
    );
  });

  it('is missing when it is torn, or not there', async () => {
    const folder = scratch({ 'torn.json': '{"tests":[' });
    assert.equal(await readReport(path.join(folder, 'torn.json')), undefined);
    assert.equal(await readReport(path.join(folder, 'none.json')), undefined);
  });
});
