import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from '../../../src/core/fingerprint/canonicalJson';

describe('canonicalJson', () => {
  it('sorts keys, drops white space and what is undefined', () => {
    assert.equal(
      canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, z: undefined }),
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('writes numbers by value', () => {
    assert.equal(
      canonicalJson([42880.0, -0, 1e3, 12n, 2n ** 64n, 0.1]),
      '[42880,0,1000,12,18446744073709551616,0.1]',
    );
    assert.equal(canonicalJson(1e22), canonicalJson(10n ** 22n));
  });

  it('keeps apart what JSON cannot say', () => {
    const values = [NaN, Infinity, -Infinity, null, 'NaN', 0, '', new Map([[1, 'a']]), new Map([['1', 'a']])];
    assert.equal(new Set(values.map(canonicalJson)).size, values.length);
  });

  it('does not depend on the order of keys', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        assert.equal(canonicalJson(reversed), canonicalJson(value));
      }),
    ));

  it('is JSON that says the same, and stable', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        assert.equal(canonicalJson(JSON.parse(text)), text);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      }),
    ));
});
