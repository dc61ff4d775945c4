import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { modelHash } from '../../../../src/core/checks/model/modelHash';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

const MODEL = 'bytes of a model';
const SUM = createHash('sha256').update(MODEL).digest('hex');
const OTHER = 'ab'.repeat(32);

describe('model.hash', () => {
  const folder = scratchFolders();

  async function judged(manifest: string, text: string, more: Readonly<Record<string, string>> = {}) {
    const root = folder({ 'models/model.pkl': MODEL, [manifest]: text, ...more });
    return lines(await judgeOnDisk(modelHash, { files: 'models/model.pkl', manifest }, root));
  }

  const recorded: readonly (readonly [string, string])[] = [
    ['models/SHA256SUMS', `${SUM}  model.pkl\n`],
    ['models/SHA256SUMS', `# made by sha256sum\n\n${SUM.toUpperCase()} *./model.pkl\r\n`],
    ['SHA256SUMS', `${OTHER}  README.md\n${SUM}  models/model.pkl\n`],
    ['models/SHA256SUMS', `${SUM}  models/model.pkl\n`],
    ['models/SHA256SUMS', `SHA256 (model.pkl) = ${SUM}\n`],
    ['release/sums.txt', `${SUM}  ../models/model.pkl\n`],
    ['models/model.pkl.sha256', SUM],
    ['release.json', JSON.stringify({ files: { 'models/model.pkl': SUM } })],
    [
      'release.json',
      JSON.stringify({ version: 3, files: [{ path: 'models/model.pkl', sha256: `sha256:${SUM}` }] }),
    ],
    ['models/release.yaml', `model:\n  file: model.pkl\n  sha256: ${SUM}\n`],
    ['models/release.yml', `model.pkl:\n  size: 16\n  hash: ${SUM}\n`],
  ];
  for (const [manifest, text] of recorded) {
    it(`passes what ${manifest} records as ${JSON.stringify(text.replace(SUM, '<sum>'))}`, async () => {
      assert.deepEqual(await judged(manifest, text), ['pass: 1 files are as recorded.']);
    });
  }

  it('fails for another sum, at its line', async () => {
    const [first, second] = await judged('models/SHA256SUMS', `# sums\n${OTHER}  model.pkl\n`);
    assert.equal(first, 'fail: 1 of 1 files are not as recorded.');
    assert.equal(
      second,
      `fail models/SHA256SUMS:1:0 models/model.pkl is not the recorded file: its SHA-256 is ${SUM.slice(0, 12)}…, models/SHA256SUMS records abababababab….`,
    );
  });

  it('fails for a file that is not recorded, and for one that is recorded twice', async () => {
    assert.match((await judged('models/SHA256SUMS', `${SUM}  modle.pkl\n`))[1] ?? '', /does not record/);
    const twice = `${SUM}  model.pkl\n${OTHER}  model.pkl\n`;
    assert.match((await judged('models/SHA256SUMS', twice))[1] ?? '', /two different checksums/);
  });

  it('goes by the sum in a pointer of Git LFS', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${OTHER}\nsize 123456\n`;
    const more = { 'models/model.pkl': pointer };
    assert.match((await judged('SUMS', `${OTHER}  models/model.pkl\n`, more))[0] ?? '', /^pass/);
    assert.match((await judged('SUMS', `${SUM}  models/model.pkl\n`, more))[0] ?? '', /^fail/);
  });

  const unreadable: readonly (readonly [string, string])[] = [
    ['SUMS', `${SUM}\n`],
    ['SUMS', `${SUM.slice(0, 40)}  models/model.pkl\n`],
    ['SUMS', ''],
    ['release.json', '{"a": '],
    ['release.json', '{"version": 1}'],
  ];
  for (const [manifest, text] of unreadable) {
    it(`cannot judge by ${manifest} with ${JSON.stringify(text.replace(SUM, '<sum>'))}`, async () => {
      assert.match((await judged(manifest, text))[0] ?? '', /^error/);
    });
  }

  it('judges every file of a pattern, but not the manifest in it', async () => {
    const root = folder({
      'models/a.bin': MODEL,
      'models/b.bin': 'other',
      'models/SHA256SUMS': `${SUM}  a.bin\n`,
    });
    const outcome = await judgeOnDisk(modelHash, { files: 'models/*', manifest: 'models/SHA256SUMS' }, root);
    assert.deepEqual(outcome.metrics, { files: 2, differing: 1 });
  });
});
