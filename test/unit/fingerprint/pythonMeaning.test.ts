import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pythonMeaning } from '../../../src/core/fingerprint/pythonMeaning';

const SAME: readonly (readonly [what: string, one: string, other: string])[] = [
  ['comments', 'a = 1\n', '# Why.\na = 1  # one\n'],
  ['blank lines and the end of the file', 'a = 1\nb = 2\n', '\n\na = 1\n\n\nb = 2'],
  ['line endings', 'a = 1\nb = 2\n', 'a = 1\r\nb = 2\r\n'],
  ['spaces', 'a = f(1, 2)\n', 'a=f( 1,2 )\n'],
  ['the width of indentation', 'if a:\n  b()\n', 'if a:\n        b()\n'],
  ['lines that go on', 'a = 1 + 2\n', 'a = 1 + \\\n    2\n'],
  ['lines in brackets', 'a = f(1, 2)\n', 'a = f(\n    1,\n    2,\n)\n'],
  ['the comma behind a single argument', 'f(a)\n', 'f(\n    a,\n)\n'],
  ['the comma behind parameters', 'def f(a, b): pass\n', 'def f(\n    a,\n    b,\n): pass\n'],
  ['the comma that ends a longer tuple', 'x = (1, 2)\n', 'x = (1, 2,)\n'],
  ['the kind of quotes', "a = 'b'\n", 'a = "b"\n'],
  ['the kind of triple quotes', "'''Title.'''\n", '"""Title."""\n'],
  ['the case of prefixes and digits', "a = R'b' + 0XFF + 1E5\n", 'a = r"b" + 0xff + 1e5\n'],
  ['underscores in numbers', 'a = 1_000\n', 'a = 1000\n'],
];

const DIFFERENT: readonly (readonly [what: string, one: string, other: string])[] = [
  ['a number', 'a = 1\n', 'a = 2\n'],
  ['a name', 'a = 1\n', 'b = 1\n'],
  ['a string', 'a = "b"\n', 'a = "c"\n'],
  ['a docstring', '"""Title."""\n', '"""Other."""\n'],
  ['what a block holds', 'if a:\n  b()\n  c()\n', 'if a:\n  b()\nc()\n'],
  ['what a string begins with', 'a = "b"\n', 'a = b"b"\n'],
  ['a string and a name', 'a = "b"\n', 'a = b\n'],
  ['a tuple of one', 'x = (1,)\n', 'x = (1)\n'],
  ['a tuple of one that is returned', 'def f(): return (1,)\n', 'def f(): return (1)\n'],
  ['an index that is a tuple', 'x[1,]\n', 'x[1]\n'],
  ['a subject that is a tuple', 'match (x,):\n  case _: pass\n', 'match (x):\n  case _: pass\n'],
  ['the blanks that an f-string prints', 'f"{x=}"\n', 'f"{x = }"\n'],
  ['the text of an f-string', 'f"{x} a"\n', 'f"{x} b"\n'],
  ['one string and two', "'a' 'b'\n", "'ab'\n"],
  ['statements on one line and a call', 'a; (b)\n', 'a(b)\n'],
];

const NONE: readonly (readonly [what: string, text: string])[] = [
  ['a string without an end', 'a = "b\n'],
  ['a bracket without an end', 'f(1\n'],
  ['text that is not Python', 'a = ?\n'],
  ['cells of Databricks, whose magics are comments', '# Databricks notebook source\n# MAGIC %sql SELECT 1\n'],
  ['a generated file of megabytes', 'a = 1\n'.repeat(400_000)],
];

describe('the meaning of Python', () => {
  for (const [what, one, other] of SAME) {
    it(`does not move with ${what}`, () => {
      assert.ok(pythonMeaning(one));
      assert.equal(pythonMeaning(one), pythonMeaning(other));
    });
  }

  for (const [what, one, other] of DIFFERENT) {
    it(`moves with ${what}`, () => {
      assert.ok(pythonMeaning(one) && pythonMeaning(other));
      assert.notEqual(pythonMeaning(one), pythonMeaning(other));
    });
  }

  for (const [what, text] of NONE) {
    it(`is none for ${what}`, () => assert.equal(pythonMeaning(text), undefined));
  }

  it('does not move when tokens are spaced anew, and moves with each word', () => {
    const word = fc.constantFrom('a', '1', '"s"', 'f(x, y)', '[1, 2]', 'lambda: 0', '{1: 2}', 'f"{a}"');
    const blank = fc.constantFrom(' ', '   ', '\t', ' \\\n ');
    const statement = fc.array(fc.tuple(word, blank), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(statement, (pieces) => {
        const plain = `x = (${pieces.map(([text]) => text).join(', ')}, 0)\n`;
        const spaced = `x =${pieces[0]![1]}( ${pieces.map(([text, space]) => text + space).join(',\n')}, 0, ) # end\n`;
        assert.equal(pythonMeaning(spaced), pythonMeaning(plain));
        assert.notEqual(pythonMeaning(plain.replace('(', '(z, ')), pythonMeaning(plain));
      }),
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      ',',
      '"',
      "'",
      '"""',
      'f"',
      '{',
      '}',
      'a',
      '\n',
      '  ',
      '=',
      '\\',
      '#',
      '0x',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        pythonMeaning(pieces.join(''));
      }),
      { numRuns: 2000 },
    );
  });
});
