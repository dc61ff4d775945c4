import assert from 'node:assert/strict';
import fc from 'fast-check';
import { damerauLevenshtein, suggest } from '../../../src/core/text/suggest';

const STAGES = ['plan', 'train', 'transform', 'test', 'evaluate', 'deploy', 'data-ml'];

describe('suggest', () => {
  it('finds the candidate behind a swapped, missing, extra or wrong letter', () => {
    assert.equal(suggest('trian', STAGES), 'train');
    assert.equal(suggest('tst', STAGES), 'test');
    assert.equal(suggest('evalluate', STAGES), 'evaluate');
    assert.equal(suggest('transforn', STAGES), 'transform');
  });

  it('ignores letter case and the choice of separator', () => {
    assert.equal(suggest('Train', STAGES), 'train');
    assert.equal(suggest('DATA_ML', STAGES), 'data-ml');
    assert.equal(suggest('data ml', STAGES), 'data-ml');
  });

  it('accepts another form of the same word', () => {
    assert.equal(suggest('deployment', STAGES), 'deploy');
    assert.equal(suggest('eval', STAGES), 'evaluate');
  });

  it('prefers a close word to one with the same beginning', () => {
    assert.equal(suggest('testt', ['test-everything', 'tests', 'test']), 'tests');
  });

  it('says nothing when no candidate is close', () => {
    assert.equal(suggest('governance', STAGES), undefined);
    assert.equal(suggest('x', STAGES), undefined);
    assert.equal(suggest('', STAGES), undefined);
    assert.equal(suggest('a', ['b', 'c']), undefined);
    assert.equal(suggest('train', []), undefined);
  });

  it('never suggests the word itself', () => {
    assert.equal(suggest('train', ['train']), undefined);
  });

  it('does not compare words of hostile length', () => {
    assert.equal(suggest('train'.repeat(100_000), STAGES), undefined);
    assert.equal(suggest('train', ['train'.repeat(100_000)]), undefined);
  });

  it('answers with a candidate or nothing, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (word, candidates) => {
        const answer = suggest(word, candidates);
        assert.ok(answer === undefined || candidates.includes(answer));
      }),
    );
  });
});

describe('damerauLevenshtein', () => {
  it('counts a swap of neighbours as one step', () => {
    assert.equal(damerauLevenshtein('ab', 'ba'), 1);
    assert.equal(damerauLevenshtein('kitten', 'sitting'), 3);
    assert.equal(damerauLevenshtein('', 'abc'), 3);
  });

  it('is symmetric, zero only for equal words, and never above the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = damerauLevenshtein(a, b);
        assert.equal(distance, damerauLevenshtein(b, a));
        assert.equal(distance === 0, a === b);
        assert.ok(distance <= Math.max(a.length, b.length));
      }),
    );
  });

  it('gives up above its limit', () => {
    assert.equal(damerauLevenshtein('kitten', 'sitting', 2), Infinity);
    assert.equal(damerauLevenshtein('kitten', 'sitting', 3), 3);
  });
});
