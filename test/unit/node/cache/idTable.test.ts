import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { IdTable } from '../../../../src/node/cache/idTable';

const id = fc
  .array(fc.constantFrom('0', '9', 'a', 'f'), { minLength: 40, maxLength: 40 })
  .map((digits) => digits.join(''));

describe('a table of ids', () => {
  it('has what was added and nothing else, as it is and as its bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 60 }), fc.array(id), (ids, others) => {
        const text = ids.map((one) => `H ${one} `).join('');
        const table = new IdTable();
        for (const at of ids.keys()) table.add(text, at * 43 + 2);
        const again = new IdTable(table.bytes);
        assert.equal(table.size, ids.length);
        assert.equal(again.size, ids.length);
        for (const one of [...ids, ...others]) {
          assert.equal(table.has(`.${one}`, 1), ids.includes(one));
          assert.equal(again.has(one, 0), ids.includes(one));
        }
      }),
    );
  });

  it('holds an id once', () => {
    const table = new IdTable();
    for (let turn = 0; turn < 3; turn += 1) table.add('a'.repeat(40), 0);
    assert.equal(table.size, 1);
  });

  it('is not made of bytes that are those of no table', () => {
    assert.throws(() => new IdTable(Buffer.alloc(0)));
    assert.throws(() => new IdTable(Buffer.alloc(12 * 3)));
    assert.throws(() => new IdTable(Buffer.alloc(12 * 4, 1)));
  });
});
