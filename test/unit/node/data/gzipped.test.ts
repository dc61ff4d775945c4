import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { scratchFolders } from '../scratch';
import { readTable } from './readTable';

const CSV = `a,b\n${Array.from({ length: 20_000 }, (_, row) => `${String(row)},${String(row * 7)}`).join('\n')}\n`;

describe('a gzipped file', () => {
  const folder = scratchFolders();
  const read = (content: Buffer, name = 'a.csv.gz') => readTable(folder({ [name]: content }), name);
  const whole = gzipSync(CSV);

  it('is read when it is whole, also of several parts', async () => {
    for (const content of [whole, Buffer.concat([whole, gzipSync('1,2\n')])]) {
      const { fault, rows } = await read(content);
      assert.deepEqual([fault, rows[0]], ['', ['0', '0']]);
    }
  });

  for (const [what, content, fault] of [
    ['cut off in its middle', whole.subarray(0, whole.length / 2), /cut off/],
    ['cut off just before its end', whole.subarray(0, -4), /cut off/],
    ['of several parts and cut off in the last', Buffer.concat([whole, whole.subarray(0, 2000)]), /cut off/],
    ['with another checksum', Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]), /damaged/],
  ] as const) {
    it(`is refused when it is ${what}`, async () => {
      assert.match((await read(content)).fault, fault);
      assert.match((await read(content, 'a.jsonl.gz')).fault, fault);
    });
  }
});
