import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainLine } from '../../../src/core/text/plainLine';

describe('plain line', () => {
  it('drops escape sequences and control characters', () => {
    assert.equal(plainLine('a\u001b[31mred\u001b[0m\u0007 b\u0000'), 'ared b');
  });

  it('drops characters that reverse the reading direction', () => {
    assert.equal(plainLine('evil\u202egpj.py'), 'evilgpj.py');
  });

  it('is one line of bounded length without controls, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = plainLine(text, 80);
        assert.ok(line.length <= 80);
        assert.doesNotMatch(line, /\p{Cc}/u);
      }),
    );
  });
});
