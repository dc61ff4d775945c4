import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSyntax } from '../../../src/core/python/syntax/readSyntax';
import { readTree } from '../../../src/core/python/tree/readTree';
import { cellCode } from '../../../src/core/python/cells/cellCode';
import topics from '../../fixtures/pythonSyntax.json';

const SNIPPETS = Object.values(topics).flatMap(({ valid, invalid }): string[] => [...valid, ...invalid]);
const PIECES = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ':=',
    '=',
    ',',
    ';',
    '.',
    '*',
    '**',
    '@',
    '->',
    '!',
    '?',
    '%',
    '\\',
    '#',
  ],
  ...[
    '"',
    "'",
    '"""',
    'f"',
    'f"{',
    '}"',
    'b"',
    '\n',
    '\n    ',
    '\n\t',
    ' ',
    '\r',
    '\0',
    'é',
    '𝒳',
    '0x',
    '1_',
    '1.',
  ],
  ...[
    'if',
    'else',
    'for',
    'in',
    'async',
    'await',
    'lambda',
    'yield',
    'match x:\n    case',
    'def f(',
    'class',
    'x',
  ],
  ...[
    'with (',
    'as',
    'try:',
    'except*',
    'global x',
    'nonlocal x',
    'return',
    'from',
    'import',
    'type',
    '\n%%time\n',
    '!ls',
  ],
];

describe('readers of Python', () => {
  it('end with a place inside the text, whatever is left out of a program or put into it', () => {
    const edit = fc.record({ at: fc.nat(400), removed: fc.nat(5), added: fc.constantFrom('', ...PIECES) });
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    const property = fc.property(fc.constantFrom(...SNIPPETS), edits, (snippet, all) => {
      const text = all.reduce((before, { at, removed, added }) => {
        const from = at % (before.length + 1);
        return before.slice(0, from) + added + before.slice(from + removed);
      }, snippet);
      const reading = readSyntax(text);
      if (reading.kind === 'invalid') {
        const { start, end } = reading.fault;
        assert.ok(start >= 0 && start <= end && end <= text.length);
      }
      readTree(text);
      const cell = cellCode(text);
      if (cell !== undefined) assert.equal(cell.text.length, text.length + cell.shift);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('read half of any program', () => {
    for (const snippet of SNIPPETS) {
      for (let length = 0; length < Math.min(snippet.length, 60); length++) {
        const text = snippet.slice(0, length);
        const reading = readSyntax(text);
        if (reading.kind === 'invalid') assert.ok(reading.fault.end <= text.length, JSON.stringify(text));
      }
    }
  });
});
