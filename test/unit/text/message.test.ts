import assert from 'node:assert/strict';
import fc from 'fast-check';
import { render, say, verbatim } from '../../../src/core/text/message';

describe('message', () => {
  it('fills numbered places', () => {
    assert.equal(render(say('{1} before {0}', 'b', 'a')), 'a before b');
  });

  it('is translated by its template, nested messages by theirs', () => {
    const message = say('{0} cannot be read: {1}', 'a.csv', say('it is binary'));
    const german = { '{0} cannot be read: {1}': '{0} ist unlesbar: {1}', 'it is binary': 'binär' };
    assert.equal(render(message, german), 'a.csv ist unlesbar: binär');
  });

  it('leaves places without an argument as they are', () => {
    assert.equal(render(say('{0} {7}', 1)), '1 {7}');
  });

  it('never takes somebody else’s words for a template', () => {
    fc.assert(fc.property(fc.string(), (words) => assert.equal(render(verbatim(words)), words)));
    assert.equal(render(verbatim('{0}'), { '{0}': 'translated' }), '{0}');
  });

  it('does not look templates up in the prototype of the translations', () => {
    assert.equal(render(say('constructor'), {}), 'constructor');
  });
});
