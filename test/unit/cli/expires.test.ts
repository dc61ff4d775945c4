import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckReport, Report } from '../../../src/core/report/report';
import { dayAfter, dayOf } from '../../../src/core/journal/day';
import { put, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();

const FILES = {
  'ml-lifecycle.yaml': `version: 1
name: demo
stages:
  operate:
    checks:
      answers: { run: "node -e 0", expires: 30d }
      always: { run: "node -e 0" }
`,
};
const ANSWERS = '.ml-lifecycle/evidence/operate/answers.json';

async function checksOf(root: string, ...args: string[]): Promise<readonly CheckReport[]> {
  const { stdout } = await runCli([...args, '--json'], root);
  return (JSON.parse(stdout) as Report).projects[0]!.stages.flatMap(({ checks }) => checks);
}

describe('a check that expires', () => {
  it('has its last day in its evidence and in the report, and the others have none', async () => {
    const root = scratch(FILES);
    const days = [dayOf(new Date())];
    const checks = await checksOf(root, 'check');
    days.push(dayOf(new Date()));
    const [answers, always] = checks;
    assert.ok(
      days.some((day) => answers?.until === dayAfter(day, 30)),
      String(answers?.until),
    );
    assert.equal(always?.until, undefined);
    const evidence = readFileSync(path.join(root, ANSWERS), 'utf8');
    assert.ok(evidence.includes(`"until": "${String(answers?.until)}"`));
    assert.doesNotMatch(readFileSync(path.join(root, ANSWERS.replace('answers', 'always')), 'utf8'), /until/);
  });

  it('is stale after it, says so, and is run again by --stale', async () => {
    const root = scratch(FILES);
    await runCli(['check'], root);
    const evidence = readFileSync(path.join(root, ANSWERS), 'utf8');
    put(root, ANSWERS, evidence.replace(/"until": "[^"]*"/, '"until": "2026-01-31"'));
    const [answers] = await checksOf(root, 'status');
    assert.equal(answers?.health, 'stale');
    assert.deepEqual(answers.causes, [{ kind: 'expired', until: '2026-01-31' }]);
    assert.match((await runCli(['status'], root)).stdout, /its outcome held until 2026-01-31 only/);
    const again = await checksOf(root, 'check', '--stale');
    assert.deepEqual(
      again.map(({ id, freshness }) => [id, freshness]),
      [['answers', 'fresh']],
    );
  });
});
