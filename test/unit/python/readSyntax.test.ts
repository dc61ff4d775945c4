import assert from 'node:assert/strict';
import { readSyntax, type SyntaxOptions } from '../../../src/core/python/syntax/readSyntax';
import { render } from '../../../src/core/text/message';
import topics from '../../fixtures/pythonSyntax.json';

/** What is wrong with a text: the words, and what they are about between `⟦` and `⟧`. */
function fault(text: string, options?: SyntaxOptions): string {
  const reading = readSyntax(text, options);
  if (reading.kind === 'valid') return 'valid';
  const { start, end, message } = reading.fault;
  return `${render(message)} ${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
}

describe('readSyntax', () => {
  describe('judges as Python does', () => {
    for (const [topic, { valid, invalid }] of Object.entries(topics)) {
      it(topic, () => {
        for (const code of valid) assert.equal(fault(`${code}\n`), 'valid');
        for (const code of invalid) assert.equal(readSyntax(`${code}\n`).kind, 'invalid', code);
      });
    }
  });

  it('names the place and what is wrong', () => {
    assert.equal(fault('x = (1 + 2\ny = 3\n'), 'The bracket "(" is never closed. x = ⟦(⟧1 + 2\ny = 3\n');
    assert.equal(fault('f(a)]\n'), 'This bracket closes none. f(a)⟦]⟧\n');
    assert.equal(fault('f(a]\n'), 'The bracket "(" is closed by "]". f(a⟦]⟧\n');
    assert.equal(
      fault('def f()\n    pass\n'),
      'A colon is missing at the end of this line. def f()⟦\n⟧    pass\n',
    );
    assert.equal(fault('print "a"\n'), 'In Python 3, print is a function. ⟦print⟧ "a"\n');
    assert.equal(fault('x = "a\n'), 'This string is not closed on its line. x = ⟦"a⟧\n');
    assert.equal(fault('return 1\n'), '"return" stands outside of a function. ⟦return⟧ 1\n');
    assert.equal(fault('if x = 1: pass\n'), '"=" assigns: it cannot stand behind "if". if x ⟦=⟧ 1: pass\n');
    assert.equal(fault('f(a=1, a=2)\n'), 'The argument "a" is given twice. f(a=1, ⟦a⟧=2)\n');
    assert.equal(fault('f() = 1\n'), 'Nothing can be assigned to the result of a call. ⟦f()⟧ = 1\n');
    assert.equal(fault('x = 1 +\n'), 'The line ends where Python expects more. x = 1 +⟦\n⟧');
  });

  it('tells what to do', () => {
    const reading = readSyntax('if x:\ny = 1\n');
    assert.equal(reading.kind, 'invalid');
    assert.equal(reading.fault.next && render(reading.fault.next), 'Write "pass" for an empty block.');
  });

  it('allows await outside of functions where it is told to', () => {
    const code = 'x = await f()\nasync for y in z: pass\nasync with a as b: pass\n[c async for c in d]\n';
    assert.equal(readSyntax(code, { topLevelAwait: true }).kind, 'valid');
    assert.equal(readSyntax(code).kind, 'invalid');
    assert.equal(readSyntax('def f(): await x\n', { topLevelAwait: true }).kind, 'invalid');
  });

  it('reads texts with any line breaks, and none at their end', () => {
    assert.equal(readSyntax('if x:\r\n    y = """a\r\nb"""\r\n').kind, 'valid');
    assert.equal(readSyntax('if x:\r    y\r').kind, 'valid');
    assert.equal(readSyntax('if x:\n    y').kind, 'valid');
    assert.equal(readSyntax('').kind, 'valid');
    assert.equal(readSyntax('\n\n# a comment').kind, 'valid');
  });

  it('ends whatever is nested as deeply as nobody writes it', () => {
    for (const sign of ['(', '[', '{', '-', 'not ', 'lambda: ', 'f(', 'x if y else ', 'f"{', 'if x: ']) {
      const text = sign.repeat(20_000);
      const reading = readSyntax(text);
      assert.equal(reading.kind, 'invalid', sign);
      assert.ok(reading.fault.end <= text.length);
    }
    assert.equal(readSyntax(`${'('.repeat(100)}1${')'.repeat(100)}\n`).kind, 'valid');
    assert.equal(readSyntax(`x = ${'a + '.repeat(20_000)}a\n`).kind, 'valid');
  });
});
