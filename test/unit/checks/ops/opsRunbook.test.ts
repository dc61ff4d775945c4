import assert from 'node:assert/strict';
import { opsRunbook } from '../../../../src/core/checks/ops/opsRunbook';
import { judge, lines, memoryWorld } from '../memoryWorld';

const WORDS = 'one two three four five six seven eight nine ten';
const RUNBOOK = `# On-call\n${WORDS}\n## Rollback\n${WORDS}\n## Dashboards\n${WORDS}\n`;

async function check(text: string, more: object = {}) {
  return judge(opsRunbook, { file: 'runbook.md', ...more }, memoryWorld({ 'runbook.md': text }));
}

describe('ops.runbook', () => {
  it('asks for who is on call, how to roll back, and the dashboards', async () => {
    assert.deepEqual(lines(await check(RUNBOOK)), ['pass: 3 of 3 sections are written.']);
    assert.equal((await check(RUNBOOK.replace('Rollback', 'History'))).verdict, 'fail');
    assert.equal((await check(RUNBOOK.replace('one two', 'TODO two'))).verdict, 'warn');
  });

  it('asks for other sections where they are named', async () => {
    assert.equal(
      (await check('# Escalation\nCall Ada.\n', { sections: ['Escalation'], minWords: 2 })).verdict,
      'pass',
    );
  });
});
