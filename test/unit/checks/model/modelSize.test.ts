import assert from 'node:assert/strict';
import { modelSize } from '../../../../src/core/checks/model/modelSize';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, refused } from '../memoryWorld';

describe('model.size', () => {
  const folder = scratchFolders();

  async function judged(
    files: Readonly<Record<string, string | Buffer>>,
    maxMegabytes: number,
    pattern = 'models/*',
  ) {
    return lines(await judgeOnDisk(modelSize, { files: pattern, maxMegabytes }, folder(files)));
  }

  it('passes at the limit and fails above it', async () => {
    const files = { 'models/a.bin': Buffer.alloc(2_000_000) };
    assert.deepEqual(await judged(files, 2), ['pass: The model has 2 MB.']);
    const more = { ...files, 'models/b.bin': Buffer.alloc(1) };
    const message = 'The model has 2.000001 MB, more than 2 MB; the largest file is models/a.bin.';
    assert.deepEqual(await judged(more, 2), [`fail: ${message}`, `fail models/a.bin ${message}`]);
  });

  it('counts the size that a pointer of Git LFS gives', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 5000000\n`;
    assert.match((await judged({ 'models/a.bin': pointer }, 4))[0] ?? '', /^fail: The model has 5 MB/);
  });

  it('cannot judge an empty file or none', async () => {
    assert.match((await judged({ 'models/a.bin': '' }, 4))[0] ?? '', /^error: models\/a\.bin is empty/);
    assert.match((await judged({ 'models/a.bin': 'x' }, 4, 'model/*'))[0] ?? '', /^error: No file matches/);
    assert.match((await judged({ 'models/a.bin': 'x' }, 4, '!models/*'))[0] ?? '', /^error: No file matches/);
  });

  it('refuses a limit of nothing', () => {
    assert.deepEqual(refused(modelSize, { files: 'a', maxMegabytes: 0 }), ['maxMegabytes']);
  });
});
