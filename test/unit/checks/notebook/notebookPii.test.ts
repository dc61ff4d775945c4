import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notebookPii } from '../../../../src/core/checks/notebook/notebookPii';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';
import { notebookText, type WrittenCell } from './notebooks';

function judgeCells(cells: readonly WrittenCell[], written: object = {}) {
  return judge(notebookPii, written, memoryWorld({ 'a.ipynb': notebookText(cells) }));
}

const printed = (text: string) => ({ output_type: 'stream', name: 'stdout', text: [text] });

describe('notebook.pii', () => {
  it('passes without personal data, and with what belongs to nobody', async () => {
    const outcome = await judgeCells([
      { type: 'markdown', source: 'Ask user@example.com or call +44 20 7946 0018.' },
      { source: 'card = "4111 1111 1111 1111"', outputs: [printed('git@github.com:a/b.git 1234567890')] },
    ]);
    assert.deepEqual(lines(outcome), ['pass: Personal data: 0, in notebooks: 1.']);
    assert.deepEqual(outcome.metrics, { values: 0, notebooks: 1 });
  });

  it('warns of each value in a source, at its place', async () => {
    const outcome = await judgeCells([
      { type: 'markdown', source: 'by maria.lehner@gmail.com' },
      { source: 'x = 1\nsample = "5425 2334 3010 9903"' },
    ]);
    assert.deepEqual(lines(outcome), [
      'warn: Personal data: 2, in notebooks: 1.',
      'warn a.ipynb#0:0:3 Personal data is written here. E-mail addresses: …(22 characters).',
      'warn a.ipynb#1:1:10 Personal data is written here. Numbers of payment cards: …(19 characters).',
    ]);
  });

  it('warns once of each kind in an output, with the number of different values', async () => {
    const table = {
      output_type: 'execute_result',
      execution_count: 1,
      metadata: {},
      data: {
        'text/plain': ['a@corp.de b@corp.de +49 89 63610001'],
        'text/html': ['<td>a@corp.de</td><td>b@corp.de</td>'],
      },
    };
    const outcome = await judgeCells([{ outputs: [printed('IBAN GB33BUKB20201555555555'), table] }]);
    assert.deepEqual(lines(outcome), [
      'warn: Personal data: 4, in notebooks: 1.',
      'warn a.ipynb#0 Output 1 of the cell shows personal data. Bank accounts (IBAN): 1.',
      'warn a.ipynb#0 Output 2 of the cell shows personal data. E-mail addresses: 2.',
      'warn a.ipynb#0 Output 2 of the cell shows personal data. Telephone numbers: 1.',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /clear the output/);
  });

  it('looks for the kinds that are asked for, national numbers only then', async () => {
    const cells = [{ source: 'a@corp.de 536-22-1234' }];
    assert.equal((await judgeCells(cells, { kinds: ['iban'] })).verdict, 'pass');
    const outcome = await judgeCells(cells, { kinds: ['iban'], nationalIds: ['us-ssn'] });
    assert.deepEqual(lines(outcome).slice(1), [
      'warn a.ipynb#0:0:10 Personal data is written here. Social security numbers (USA): …(11 characters).',
    ]);
    assert.deepEqual(refused(notebookPii, { kinds: [] }), ['kinds']);
    assert.deepEqual(refused(notebookPii, { nationalIds: ['xx'] }), ['nationalIds.0']);
  });

  it('lets pass what the team allows: values and domains', async () => {
    const cells = [{ source: 'team@our-team.org x@our-team.org y@other.org' }];
    assert.equal((await judgeCells(cells)).findings.length, 3);
    assert.equal((await judgeCells(cells, { allow: ['TEAM@our-team.org'] })).findings.length, 2);
    assert.equal((await judgeCells(cells, { allow: ['@our-team.org'] })).findings.length, 1);
    assert.equal((await judgeCells(cells, { allow: ['@team.org'] })).findings.length, 3);
  });

  it('cannot judge a notebook that is broken or not there', async () => {
    assert.equal((await judge(notebookPii, {}, memoryWorld({ 'a.ipynb': '' }))).verdict, 'error');
    assert.equal((await judge(notebookPii, {}, memoryWorld({}))).verdict, 'error');
  });

  it('shows no value in any finding', async () => {
    const value = fc.constantFrom(
      'maria.lehner@gmail.com',
      '+49 89 63610001',
      '5425233430109903',
      'GB33BUKB20201555555555',
    );
    const around = fc.string({ maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(value, around, around, async (datum, before, behind) => {
        const source = `${before} ${datum} ${behind}`;
        const outcome = await judgeCells([{ source, outputs: [printed(source)] }]);
        assert.ok(!JSON.stringify(outcome).includes(datum));
      }),
    );
  });
});
