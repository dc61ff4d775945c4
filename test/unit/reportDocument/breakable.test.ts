import assert from 'node:assert/strict';
import fc from 'fast-check';
import { breakable } from '../../../src/core/reportDocument/html/breakable';
import { escapeHtml } from '../../../src/core/reportDocument/html/escapeHtml';
import { hostileText } from './hostileText';

const parts = (text: string): readonly string[] => breakable(text).split('<wbr>');

describe('names in a report', () => {
  it('may be broken where their parts meet', () => {
    assert.deepEqual(parts('data/interim/tumours.csv'), ['data/', 'interim/', 'tumours.', 'csv']);
    assert.deepEqual(parts('slices.below_12_mm'), ['slices.', 'below_', '12_', 'mm']);
    assert.deepEqual(parts('equalisedOdds'), ['equalised', 'Odds']);
    assert.deepEqual(parts('no-notebook'), ['no-', 'notebook']);
  });

  it('keep numbers, abbreviations and what stands between words whole', () => {
    for (const text of ['0.9871', '-0.5', '1.2.3', 'e.g. this', 'A sentence. Another', '2026-11-28', 'URL']) {
      assert.deepEqual(parts(text), [text]);
    }
  });

  it('may be broken anywhere where a part is longer than any word', () => {
    assert.deepEqual(parts('x'.repeat(50)), ['x'.repeat(24), 'x'.repeat(24), 'xx']);
  });

  it('show exactly their characters, whatever those are', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.equal(breakable(text).replaceAll('<wbr>', ''), escapeHtml(text));
      }),
    );
  });
});
