import assert from 'node:assert/strict';
import { dataPii } from '../../../../src/core/checks/data/dataPii';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';

describe('data.pii', () => {
  const folder = scratchFolders();

  function judge(csv: string, written: object = {}) {
    return judgeOnDisk(dataPii, { file: 'a.csv', ...written }, folder({ 'a.csv': csv }));
  }

  const rows = (count: number, line: (row: number) => string) =>
    Array.from({ length: count }, (_, row) => `${line(row)}\n`).join('');

  it('passes without personal data, and with what belongs to nobody', async () => {
    const csv = `mail,n,card\n${rows(20, (row) => `user${String(row)}@example.com,${String(row * 1e9)},4111 1111 1111 1111`)}`;
    const outcome = await judge(csv);
    assert.deepEqual(lines(outcome), ['pass: No personal data was found in columns: 3, rows: 20.']);
    assert.deepEqual(outcome.metrics, {
      rows: 20,
      sampledRows: 20,
      columns: 3,
      personalColumns: 0,
      shares: {},
    });
  });

  it('warns of a column with its share, and never shows a value', async () => {
    const csv = `id,contact,note\n${rows(10, (row) => `${String(row)},${row < 3 ? `person${String(row)}@gmail.com` : 'none'},call +49 89 6361000${String(row)}`)}`;
    const outcome = await judge(csv);
    assert.deepEqual(lines(outcome), [
      'warn: Columns with personal data: 2 of 3.',
      'warn a.csv The column "contact" holds personal data. E-mail addresses: 100% of its values.',
      'warn a.csv The column "note" holds personal data. Telephone numbers: 100% of its values.',
    ]);
    assert.ok(!/person\d|6361/.test(JSON.stringify(outcome)));
    assert.match(nextSteps(outcome)[0] ?? '', /Drop the column/);
  });

  it('measures the share of the values that are there', async () => {
    const csv = `contact\n${rows(10, (row) => (row === 4 ? 'maria@corp.de' : row === 5 ? 'NA' : `plan ${String(row)}`))}`;
    const outcome = await judge(csv);
    assert.deepEqual(outcome.metrics?.['shares'], { contact: { email: 0.111111111111 } });
    assert.equal((await judge(csv, { max: 0.2 })).verdict, 'pass');
  });

  it('finds card numbers and bank accounts among other texts', async () => {
    const csv = `region,plan\n${rows(10, (row) => (row === 3 ? '5425233430109903,DE75512108001245126199' : 'north,basic'))}`;
    assert.deepEqual((await judge(csv)).metrics?.['shares'], { region: { card: 0.1 }, plan: { iban: 0.1 } });
  });

  it('takes a column of bare numbers for cards only if most pass the check digit', async () => {
    const card = (row: number) => `45391488${String(10_000_000 + row * 7)}`;
    const some = await judge(`n\n${rows(50, card)}`);
    assert.equal(some.verdict, 'pass', lines(some).join('\n'));
    const all = await judge(`n\n${rows(5, () => '4539148803436467')}`);
    assert.deepEqual(all.metrics?.['shares'], { n: { card: 1 } });
  });

  it('takes numbers for telephone numbers in a column that is called so', async () => {
    const line = (row: number) => `491701234${String(500 + row)}`;
    assert.equal((await judge(`phone_number\n${rows(5, line)}`)).verdict, 'warn');
    assert.equal((await judge(`telescope\n${rows(5, line)}`)).verdict, 'pass');
  });

  it('looks at a sample that is the same in every run, spread over the file', async () => {
    const csv = `a,b\n${rows(5000, (row) => `x${String(row)},${row >= 2500 ? `p${String(row)}@corp.de` : 'none '}`)}`;
    const [first, second] = [await judge(csv, { sample: 500 }), await judge(csv, { sample: 500 })];
    assert.deepEqual(first, second);
    const sampled = Number(first.metrics?.['sampledRows']);
    assert.ok(Math.abs(sampled - 500) < 10, String(sampled));
    assert.match(lines(first)[1] ?? '', /about .*% of its values, by a sample of \d+ rows\.$/);
  });

  it('looks for the kinds and in the columns that are asked for', async () => {
    const csv = 'mail,ssn\nmaria@corp.de,536-22-1234\n';
    assert.deepEqual(lines(await judge(csv, { nationalIds: ['us-ssn'] })).length, 3);
    assert.equal((await judge(csv, { kinds: ['iban'] })).verdict, 'pass');
    assert.equal((await judge(csv, { columns: 'ssn' })).verdict, 'pass');
    assert.equal((await judge(csv, { ignore: 'MAIL' })).verdict, 'pass');
    assert.equal((await judge(csv, { allow: ['@corp.de'] })).verdict, 'pass');
  });

  it('reads nested values', async () => {
    const root = folder({ 'a.jsonl': '{"who": {"mail": "maria@corp.de"}}\n' });
    assert.equal((await judgeOnDisk(dataPii, { file: 'a.jsonl' }, root)).verdict, 'warn');
  });

  it('cannot judge without rows, or without a column that is named', async () => {
    assert.match(lines(await judge('a,b\n'))[0] ?? '', /^error: .*no rows/);
    assert.match(lines(await judge('a,b\n1,2\n', { columns: 'c' }))[0] ?? '', /^error: .*no column "c"/);
    assert.match(lines(await judge('a,b\n1,2\n', { ignore: 'c' }))[0] ?? '', /^error: .*no column "c"/);
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataPii, {}), ['file']);
    assert.deepEqual(refused(dataPii, { file: 'a', kinds: ['names'] }), ['kinds.0']);
    assert.deepEqual(refused(dataPii, { file: 'a', sample: 1 }), ['sample']);
  });
});
