import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanMessage, cleanText } from '../../../src/core/results/externalText';
import { render } from '../../../src/core/text/message';

describe('cleanText', () => {
  it('drops colours, links and control characters, keeps lines and tabs', () => {
    assert.equal(cleanText('\u001b[1;31mred\u001b[0m\ta\r\nb\u0000\u0007'), 'red\ta\nb');
    assert.equal(cleanText('\u001b]8;;http://x\u001b\\link\u001b]8;;\u0007'), 'link');
    assert.equal(cleanText('\u202Eevil\u2066'), 'evil');
  });

  it('leaves nothing that controls a terminal, and stays within its bound', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const clean = cleanText(text, limit);
        assert.ok(clean.length <= limit);
        assert.doesNotMatch(clean, /(?![\n\t])\p{Cc}|\p{Cs}/u);
      }),
    ));

  it('makes messages that no translation and no braces change', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '0', '1', 'a') }), (text) => {
        assert.equal(render(cleanMessage(text), { [text]: 'translated' }), text);
      }),
    ));
});
