import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { dataPinned } from '../../../../src/core/checks/data/dataPinned';
import { md5Of } from '../../../../src/core/checks/data/md5';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';

describe('data.pinned', () => {
  const folder = scratchFolders();
  const GIVEN = { files: 'raw/*', manifest: 'raw/SHA256SUMS' };

  function sum(content: string): string {
    return createHash('sha256').update(content).digest('hex');
  }

  function judge(files: Readonly<Record<string, string>>, written: object = {}) {
    return judgeOnDisk(dataPinned, { ...GIVEN, ...written }, folder(files));
  }

  it('passes while every file is as recorded', async () => {
    const outcome = await judge({
      'raw/a.csv': 'a',
      'raw/b.csv': 'b',
      'raw/SHA256SUMS': `${sum('b')}  b.csv\n${sum('a')}  a.csv\n`,
    });
    assert.deepEqual(lines(outcome), ['pass: Files as recorded: 2.']);
    assert.deepEqual(outcome.metrics, { files: 2, missing: 0, differing: 0 });
  });

  for (const [what, text, manifest] of [
    ['binary mode', `${sum('a')} *a.csv\n`, 'raw/SHA256SUMS'],
    ['paths from the project folder', `${sum('a')}  raw/a.csv\n`, 'raw/SHA256SUMS'],
    ['paths with steps', `${sum('a')}  ./../raw/a.csv\n`, 'raw/SHA256SUMS'],
    [
      'capitals, comments and line ends of Windows',
      `# data\r\n${sum('a').toUpperCase()}  a.csv\r\n`,
      'raw/SHA256SUMS',
    ],
    ['BSD style', `SHA256 (a.csv) = ${sum('a')}\n`, 'raw/SHA256SUMS'],
    ['a manifest above the folder', `${sum('a')}  raw/a.csv\n`, 'SHA256SUMS'],
    ['a manifest elsewhere', `${sum('a')}  raw/a.csv\n`, 'meta/SUMS'],
    ['a map in JSON', JSON.stringify({ 'raw/a.csv': sum('a') }), 'meta/data.json'],
    ['a map in JSON, beside the data', JSON.stringify({ 'a.csv': sum('a') }), 'raw/sums.json'],
  ] as const) {
    it(`reads ${what}`, async () => {
      const outcome = await judge({ 'raw/a.csv': 'a', [manifest]: text }, { manifest });
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
      const spoilt = await judge({ 'raw/a.csv': 'b', [manifest]: text }, { manifest });
      assert.equal(spoilt.verdict, 'fail');
    });
  }

  it('reads names that sha256sum escapes', async () => {
    const outcome = await judge({
      'raw/a\nb.csv': 'a',
      'raw/SHA256SUMS': `\\${sum('a')}  a\\nb.csv\n`,
    });
    assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
  });

  it('fails for a file that differs, with the beginning of both sums', async () => {
    const outcome = await judge({ 'raw/a.csv': 'b', 'raw/SHA256SUMS': `${sum('a')}  a.csv\n` });
    assert.deepEqual(lines(outcome), [
      'fail: Files that are not as recorded: 1, of 1.',
      `fail raw/a.csv raw/a.csv is not the recorded file: its SHA-256 is ${sum('b').slice(0, 12)}…, raw/SHA256SUMS records ${sum('a').slice(0, 12)}….`,
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /Restore the recorded file/);
  });

  it('fails for a file that is not recorded', async () => {
    const outcome = await judge({
      'raw/a.csv': 'a',
      'raw/late.csv': 'b',
      'raw/SHA256SUMS': `${sum('a')}  a.csv\n`,
    });
    assert.deepEqual(lines(outcome).slice(1), [
      'fail raw/late.csv raw/SHA256SUMS does not record raw/late.csv.',
    ]);
  });

  it('fails for a recorded file that is gone, at its line, even if no file is left', async () => {
    const manifest = `${sum('a')}  a.csv\n${sum('b')}  b.csv\n`;
    const outcome = await judge({ 'raw/a.csv': 'a', 'raw/SHA256SUMS': manifest });
    assert.deepEqual(lines(outcome).slice(1), [
      'fail raw/SHA256SUMS:1:0 raw/SHA256SUMS records b.csv, which does not exist.',
    ]);
    assert.equal((await judge({ 'raw/.gitkeep': '', 'raw/SHA256SUMS': manifest })).verdict, 'fail');
    const named = { files: ['raw/b.csv', 'raw/a.csv'] };
    assert.equal((await judge({ 'raw/a.csv': 'a', 'raw/SHA256SUMS': manifest }, named)).verdict, 'fail');
  });

  it('fails for a file with two different sums', async () => {
    const outcome = await judge({
      'raw/a.csv': 'a',
      'raw/SHA256SUMS': `${sum('a')}  a.csv\n${sum('b')}  a.csv\n`,
    });
    assert.match(
      lines(outcome)[1] ?? '',
      /^fail raw\/SHA256SUMS:0:0 .* two different checksums of raw\/a\.csv/,
    );
  });

  it('takes neither the manifest nor hidden files for data, also in a folder', async () => {
    const files = {
      'raw/a.csv': 'a',
      'raw/.gitkeep': '',
      'raw/.cache/x': 'x',
      'raw/SHA256SUMS': `${sum('a')}  a.csv\n`,
    };
    assert.equal((await judge(files, { files: 'raw' })).verdict, 'pass');
  });

  it('leaves to others what the manifest records outside of its files', async () => {
    const text = `${sum('a')}  raw/a.csv\n${sum('m')}  models/gone.pkl\n`;
    const outcome = await judge({ 'raw/a.csv': 'a', SHA256SUMS: text }, { manifest: 'SHA256SUMS' });
    assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
  });

  it('cannot judge without data, without a manifest, or with one that is none', async () => {
    for (const files of [
      { 'raw/a.csv': 'a' },
      { 'raw/a.csv': 'a', 'raw/SHA256SUMS': '' },
      { 'raw/a.csv': 'a', 'raw/SHA256SUMS': 'a.csv is fine\n' },
      { 'raw/SHA256SUMS': `${sum('a')}  ../other/a.csv\n`, 'other/a.csv': 'a' },
    ]) {
      const outcome = await judge(files);
      assert.equal(outcome.verdict, 'error', lines(outcome).join('\n'));
      assert.ok(nextSteps(outcome).length > 0);
    }
  });

  it('cannot judge a pattern that matches nothing beside one that does', async () => {
    const files = { 'raw/a.csv': 'a', 'raw/SHA256SUMS': `${sum('a')}  a.csv\n` };
    const outcome = await judge(files, { files: ['raw/*', 'new/*'] });
    assert.equal(lines(outcome)[0], 'error: No file matches "new/*".');
  });

  describe('with a file of DVC', () => {
    const md5 = (content: string): string => createHash('md5').update(content).digest('hex');
    const dvc = (sum: string): string => `outs:\n- md5: ${sum}\n  size: 1\n  hash: md5\n  path: a.csv\n`;
    const given = { files: 'raw/a.csv', manifest: 'raw/a.csv.dvc' };

    it('compares the MD5', async () => {
      const content = 'a,b\n'.repeat(1000);
      const outcome = await judge({ 'raw/a.csv': content, 'raw/a.csv.dvc': dvc(md5(content)) }, given);
      assert.deepEqual(lines(outcome), ['pass: Files as recorded: 1.']);
      const spoilt = await judge({ 'raw/a.csv': 'b', 'raw/a.csv.dvc': dvc(md5(content)) }, given);
      assert.match(
        lines(spoilt)[1] ?? '',
        /^fail raw\/a\.csv .* its MD5 is 92eb5ffee6ae…, raw\/a\.csv\.dvc records/,
      );
    });

    it('fails where the data was not fetched', async () => {
      const outcome = await judge({ 'raw/a.csv.dvc': dvc(md5('a')) }, given);
      assert.match(
        lines(outcome)[1] ?? '',
        /^fail raw\/a\.csv\.dvc:1:2 .* records a\.csv, which does not exist/,
      );
    });

    it('cannot judge by a folder or by a broken file', async () => {
      for (const text of [dvc(`${md5('a')}.dir`), dvc('12'), 'outs: []\n', 'outs: [\n', 'a: b\n', '']) {
        const outcome = await judge({ 'raw/a.csv': 'a', 'raw/a.csv.dvc': text }, given);
        assert.equal(outcome.verdict, 'error', text);
        assert.ok(nextSteps(outcome).length > 0);
      }
    });

    it('computes the MD5 of any length', async () => {
      for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 1_048_576 + 77]) {
        const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 31) % 256));
        // Pieces that end within a block.
        const read = (offset: number, length: number) =>
          Promise.resolve(bytes.subarray(offset, offset + Math.min(length, 300_001)));
        const expected = createHash('md5').update(bytes).digest('hex');
        assert.equal(await md5Of({ size, read }), expected, String(size));
      }
    });
  });

  it('reads nothing outside of the project', async () => {
    const outcome = await judge({ 'raw/a.csv': 'a', 'raw/SHA256SUMS': `${sum('a')}  ../../../etc/passwd\n` });
    assert.deepEqual(lines(outcome).slice(1), ['fail raw/a.csv raw/SHA256SUMS does not record raw/a.csv.']);
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataPinned, { files: 'raw/*' }), ['manifest']);
    assert.deepEqual(refused(dataPinned, { manifest: 'SUMS' }), ['files']);
  });
});
