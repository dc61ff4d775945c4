import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { modelPickleSafety } from '../../../../src/core/checks/model/modelPickleSafety';
import { scanModel } from '../../../../src/core/checks/model/pickle/scanModel';
import type { ByteFile } from '../../../../src/core/checks/world/byteFile';
import { openByteFile } from '../../../../src/node/files/byteFile';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

const FILES = path.join(__dirname, '../../../fixtures/pickles');
const NAMES = readdirSync(FILES);
const SYSTEM = Buffer.from("cposix\nsystem\n(S'true'\ntR.", 'latin1');

function fixture(name: string): Buffer {
  return readFileSync(path.join(FILES, name));
}

/** A file in memory that is never packed; tells how much of it was read. */
function memoryFile(bytes: Uint8Array, piece = Infinity): ByteFile & { readonly taken: () => number } {
  let taken = 0;
  return {
    kind: 'bytes',
    size: bytes.length,
    read: (offset, length) => {
      const part = bytes.subarray(offset, offset + Math.min(length, offset === 0 ? length : piece));
      taken += part.length;
      return Promise.resolve(part);
    },
    sha256: () => Promise.resolve(''),
    unpacked: () => ({ read: () => Promise.resolve({ kind: 'end' } as const), close: () => undefined }),
    taken: () => taken,
  };
}

async function openFile(file: string): Promise<ByteFile> {
  const opened = await openByteFile(file);
  assert.equal(opened.kind, 'bytes');
  return opened;
}

describe('the scan of a model', () => {
  const folder = scratchFolders();

  async function judged(bytes: Buffer, given: object = {}) {
    const root = folder({ 'model.bin': bytes });
    return lines(await judgeOnDisk(modelPickleSafety, { files: 'model.bin', ...given }, root));
  }

  it('names each class or function once, with its place', async () => {
    const [first, second, ...others] = await judged(Buffer.concat([SYSTEM, SYSTEM]));
    assert.equal(first, 'fail: Loading would fetch 1 classes or functions that may run foreign code.');
    assert.equal(
      second,
      'fail model.bin Loading fetches posix.system, which can run any code or reach any file (at byte 0).',
    );
    assert.deepEqual(others, []);
  });

  it('names the member of an archive', async () => {
    const found = await judged(fixture('hostile.pt'));
    assert.match(found[1] ?? '', /\(at byte \d+ of m\/data\.pkl\)/);
  });

  it('lets in what the project allows, and only that', async () => {
    const own = Buffer.from('\x80\x02cchurn.models\nModel\n)\x81.', 'latin1');
    assert.match((await judged(own))[1] ?? '', /churn\.models\.Model, which is not known to be harmless/);
    for (const allow of [['churn.*'], ['churn.models.Model'], ['*.Model'], ['c*.m*.M*']]) {
      assert.match((await judged(own, { allow }))[0] ?? '', /^pass/, allow.join());
    }
    for (const allow of [
      ['churn'],
      ['churn.models'],
      ['churn?models.Model'],
      ['*.model'],
      ['churn.models.Model*x'],
    ]) {
      assert.match((await judged(own, { allow }))[0] ?? '', /^fail/, allow.join());
    }
  });

  it('shows hostile names without what would disturb the reader', async () => {
    const found = await judged(Buffer.from(`c\u001b[31mos\u202e\n${'x'.repeat(200)}\n.`, 'utf8'));
    assert.ok(!['\u001b', '\u202e'].some((sign) => found.join('').includes(sign)));
    assert.ok((found[1]?.length ?? 0) < 400);
  });

  it('finds the same when a file comes byte by byte', async () => {
    for (const name of NAMES.filter((one) => !/zlib|gzip|npz|large|\.pt$/.test(one))) {
      const whole = await scanModel(memoryFile(fixture(name)));
      assert.deepEqual(await scanModel(memoryFile(fixture(name), 1)), whole, name);
    }
  });

  it('still finds what stands before the place where a file is cut off', async () => {
    for (const name of NAMES.filter((one) => /^(?:posix|os)-system/.test(one))) {
      const whole = fixture(name);
      const { fetched } = await scanModel(memoryFile(whole));
      const [last] = fetched.map(({ offset }) => offset).sort((a, b) => b - a);
      for (let length = 1; length < whole.length; length++) {
        const scan = await scanModel(memoryFile(whole.subarray(0, length)));
        assert.equal(scan.faults.length, 1, name);
        if (length > (last ?? 0) + 20) assert.equal(scan.fetched.length, fetched.length, name);
      }
    }
  });

  it('ends with a judgement whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const scan = await scanModel(memoryFile(bytes));
        assert.ok(
          scan.pickles > 0 || scan.faults.length > 0 || String.fromCharCode(...bytes).startsWith('\x93NUMPY'),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('ends with a judgement whatever is changed in a model', async () => {
    const names = NAMES.filter((one) => !/large|zlib|gzip/.test(one));
    const change = fc.tuple(fc.constantFrom(...names), fc.nat(5000), fc.nat(255), fc.nat(40));
    await fc.assert(
      fc.asyncProperty(change, async ([name, at, byte, removed]) => {
        const bytes = [...fixture(name)];
        bytes.splice(at % (bytes.length + 1), removed % 7, byte);
        await scanModel(memoryFile(Uint8Array.from(bytes)));
      }),
      { numRuns: 500 },
    );
  });

  it('does not take opcodes of a sequence of valid ones for more than they are', async () => {
    const opcodes = Array.from('(.012GIJKLMNPQRSTUVXabcdeghijloprstuBC)}]', (sign) => sign.charCodeAt(0));
    const known = Array.from({ length: 0x99 - 0x80 }, (_, index) => 0x80 + index);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...opcodes, ...known, 0, 1, 10), { maxLength: 80 }),
        async (bytes) => {
          await scanModel(memoryFile(Uint8Array.from(bytes)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  describe('within bounds', () => {
    it('passes over the payload of a large model without reading it', async () => {
      const root = folder({});
      const file = path.join(root, 'large.pkl');
      const handle = openSync(file, 'w');
      const size = 3 * 2 ** 30;
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(size));
      writeSync(handle, Buffer.concat([Buffer.from('\x80\x04\x8e', 'latin1'), length]));
      ftruncateSync(handle, size + 11);
      writeSync(handle, Buffer.concat([Buffer.from('0'), SYSTEM]), 0, SYSTEM.length + 1, size + 11);
      closeSync(handle);
      assert.ok(statSync(file).size > size);
      const started = Date.now();
      const { fetched } = await scanModel(await openFile(file));
      assert.deepEqual(
        fetched.map(({ what, offset }) => [what.kind, offset]),
        [['global', size + 12]],
      );
      assert.ok(Date.now() - started < 1000);
    });

    it('reads little of a file with a large array', async () => {
      const file = memoryFile(Buffer.concat([fixture('large-array.pkl').subarray(0, -1), Buffer.from('.')]));
      await scanModel(file);
      assert.ok(file.taken() <= file.size + 1024);
    });

    const bombs: Readonly<Record<string, () => Buffer>> = {
      'deep marks': () => Buffer.alloc(4_500_000, '('),
      'deep tuples': () => Buffer.concat([Buffer.from(')'), Buffer.alloc(4_500_000, 0x85), Buffer.from('.')]),
      'values that are doubled': () =>
        Buffer.concat([Buffer.from('N'), Buffer.alloc(4_500_000, '2'), Buffer.from('.')]),
      'a full memo': () => Buffer.concat([Buffer.from('N'), Buffer.alloc(4_500_000, 0x94), Buffer.from('.')]),
      'many pickles': () => Buffer.from('N.'.repeat(1_000_000)),
      'nested dictionaries': () =>
        Buffer.concat([
          Buffer.from('}'),
          Buffer.from('}K\x01}s'.repeat(1_000_000), 'latin1'),
          Buffer.from('.'),
        ]),
      'an endless line': () => Buffer.concat([Buffer.from('V'), Buffer.alloc(30_000_000, 'a')]),
    };
    for (const [name, make] of Object.entries(bombs)) {
      it(`judges ${name} in time`, async () => {
        const started = Date.now();
        await scanModel(memoryFile(make()));
        assert.ok(Date.now() - started < 15_000);
      }).timeout(20_000);
    }

    it('unpacks a small file of a large text piece by piece', async () => {
      const text = Buffer.concat([
        Buffer.from('\x80\x04B\0\0\0\x04', 'latin1'),
        Buffer.alloc(2 ** 26),
        Buffer.from('0'),
        SYSTEM,
      ]);
      const root = folder({});
      put(root, 'model.gz', gzipSync(text));
      const before = process.memoryUsage().rss;
      const { fetched } = await scanModel(await openFile(path.join(root, 'model.gz')));
      assert.equal(fetched.length, 1);
      assert.ok(process.memoryUsage().rss - before < 150 * 2 ** 20);
    });
  });

  it('cannot judge what unpacks to nothing, or only in part', async () => {
    assert.match((await judged(gzipSync(Buffer.alloc(0))))[0] ?? '', /^error: .*it is empty/);
    const whole = gzipSync(fixture('forest.pkl'));
    assert.match((await judged(whole.subarray(0, -200)))[0] ?? '', /^error: .*cut off/);
  });

  it('cannot judge a file that Git LFS has not fetched', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 3030\n`;
    assert.match((await judged(Buffer.from(pointer)))[0] ?? '', /^error: .*Git LFS/);
  });
});
