import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { modelPickleSafety } from '../../../../src/core/checks/model/modelPickleSafety';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps } from '../memoryWorld';

const FILES = path.join(__dirname, '../../../fixtures/pickles');
const SYSTEM = Buffer.from("cposix\nsystem\n(S'true'\ntR.", 'latin1');
const SKIPPED = Buffer.from('P*M\x18\x03\0\0\0\nN.', 'latin1');

function fixture(name: string): Buffer {
  return readFileSync(path.join(FILES, name));
}

describe('the scan of a packed model', () => {
  const folder = scratchFolders();

  async function judged(bytes: Buffer) {
    return judgeOnDisk(modelPickleSafety, { files: 'model' }, folder({ model: bytes }));
  }

  const closed = [
    { name: 'bz2.joblib', packing: 'bzip2', command: 'bzip2 -dc' },
    { name: 'lzma.joblib', packing: 'lzma', command: 'xz -dc' },
    { name: 'xz.joblib', packing: 'xz', command: 'xz -dc' },
    { name: 'lz4.joblib', packing: 'lz4', command: 'lz4 -dc' },
    { name: 'zstd.pkl', packing: 'zstd', command: 'zstd -dc' },
  ];
  for (const { name, packing, command } of closed) {
    it(`cannot judge what ${packing} has packed, and tells how to unpack it without loading it`, async () => {
      const outcome = await judged(fixture(name));
      assert.equal(outcome.verdict, 'error');
      assert.match(
        lines(outcome)[0] ?? '',
        new RegExp(`is compressed by ${packing}, which is not unpacked here`),
      );
      const [next] = nextSteps(outcome);
      assert.ok(next?.includes(`"${command} model > unpacked"`), next);
    });

    it(`cannot judge what ${packing} has packed inside of gzip or zlib`, async () => {
      for (const outer of [gzipSync, deflateSync])
        assert.equal((await judged(outer(fixture(name)))).verdict, 'error');
    });
  }

  it('cannot judge what brotli has packed, which has no sign of its own', async () => {
    const outcome = await judged(brotliCompressSync(SYSTEM));
    assert.equal(outcome.verdict, 'error');
    assert.match(lines(outcome)[0] ?? '', /no whole pickle/);
  });

  it('cannot judge a file that joblib before 0.10 has packed', async () => {
    const outcome = await judged(Buffer.concat([Buffer.from('ZF0x1b                '), deflateSync(SYSTEM)]));
    assert.equal(outcome.verdict, 'error');
    assert.match(lines(outcome)[0] ?? '', /joblib before 0\.10/);
  });

  it('does not take a frame that lz4 and zstd skip for a pickle', async () => {
    const outcome = await judged(Buffer.concat([SKIPPED, fixture('zstd.pkl')]));
    assert.equal(outcome.verdict, 'error', lines(outcome).join('\n'));
    assert.match(lines(outcome)[0] ?? '', /compressed by lz4 or zstd/);
  });

  it('names the method by which a member of an archive is packed', async () => {
    assert.match(lines(await judged(fixture('bz2.npz')))[0] ?? '', /packed by method 12 \(bzip2\)/);
    assert.match(lines(await judged(fixture('lzma.npz')))[0] ?? '', /packed by method 14 \(lzma\)/);
  });
});
