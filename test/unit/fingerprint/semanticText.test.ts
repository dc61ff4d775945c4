import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { canonicalJson } from '../../../src/core/fingerprint/canonicalJson';
import { notebookMeaning, semanticText } from '../../../src/core/fingerprint/semanticText';
import { parseNotebook } from '../../../src/core/notebook/notebook';

interface Cell {
  readonly source: string;
  readonly type: 'code' | 'markdown';
}

/** A notebook; `run` decides everything that is not its meaning. */
function notebook(cells: readonly Cell[], run: number, metadata: object = {}): string {
  const written = cells.map(({ source, type }, index) => ({
    cell_type: type,
    id: `id-${String(run)}-${String(index)}`,
    metadata: run % 2 === 0 ? {} : { collapsed: true, tags: ['hide-input', 'lifecycle:train'] },
    source: run % 2 === 0 ? source : source.split(/(?<=\n)/),
    ...(type === 'code'
      ? { execution_count: run + index, outputs: [{ output_type: 'stream', text: String(run) }] }
      : {}),
  }));
  return JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: run % 6 }, null, run % 4);
}

const CELLS: readonly Cell[] = [
  { type: 'markdown', source: '# Title' },
  { type: 'code', source: 'a = 1\nb = 2' },
];

describe('semanticText of notebooks', () => {
  const text = (cells: readonly Cell[], run = 0, metadata: object = {}) =>
    semanticText('a.ipynb', notebook(cells, run, metadata));

  it('does not move with outputs, counts, ids, layout and tags for readers', () => {
    const cell = fc.record({
      source: fc.string(),
      type: fc.constantFrom('code' as const, 'markdown' as const),
    });
    fc.assert(
      fc.property(fc.array(cell), fc.nat(20), fc.nat(20), (cells, one, other) => {
        const meaning = text(cells, one);
        assert.ok(meaning);
        assert.equal(text(cells, other), meaning);
      }),
    );
  });

  it('moves with a source, a type, the order and the language', () => {
    const [first, second] = CELLS as [Cell, Cell];
    const meanings = [
      text(CELLS),
      text([first, { ...second, source: 'a = 1\nb = 3' }]),
      text([{ ...first, type: 'code' }, second]),
      text([second, first]),
      text([first]),
      text(CELLS, 0, { kernelspec: { language: 'R' } }),
    ];
    assert.equal(new Set(meanings).size, meanings.length);
  });

  it('moves with tags that steer execution', () => {
    const tagged = (tags: readonly string[]) =>
      semanticText(
        'a.ipynb',
        JSON.stringify({ cells: [{ cell_type: 'code', source: 'x', metadata: { tags } }] }),
      );
    assert.notEqual(tagged(['parameters']), tagged([]));
    assert.equal(tagged(['parameters', 'b']), tagged(['a', 'parameters']));
  });

  it('comes in pieces that together are its canonical JSON', () => {
    const written = notebook(CELLS, 0);
    const reading = parseNotebook(written);
    assert.equal(reading.kind, 'notebook');
    const cells = CELLS.map(({ type, source }) => [type, type === 'code' ? 'python' : type, source]);
    const whole = canonicalJson({ language: 'python', cells });
    assert.equal([...notebookMeaning(reading.notebook)].join(''), whole);
    assert.equal(semanticText('a.ipynb', written), whole);
  });

  it('has none for what is no notebook', () => {
    assert.equal(semanticText('a.ipynb', '{"cells": ['), undefined);
  });
});

describe('semanticText of JSON and YAML', () => {
  it('does not move with layout, order of keys, comments and the spelling of numbers', () => {
    assert.equal(
      semanticText('a.json', '{"b": 42880, "a": [1]}'),
      semanticText('a.json', '{\n "a":[1.0],"b":42880.0}\r\n'),
    );
    assert.equal(
      semanticText('a.yaml', 'b: 42880\na: [1] # one\n'),
      semanticText('a.yml', '"a":\n  - 1.0\n"b": 42880.0'),
    );
    assert.equal(semanticText('a.json', '\uFEFF{}'), semanticText('a.json', '{}'));
  });

  it('is the same however a value is written', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = semanticText('a.json', JSON.stringify(value));
        assert.ok(json);
        assert.equal(semanticText('a.json', JSON.stringify(value, null, 2)), json);
        const yaml = semanticText('a.yaml', stringify(value));
        assert.equal(semanticText('a.yaml', JSON.stringify(value)), yaml);
      }),
    ));

  it('keeps integers beyond 2^53 exact', () => {
    for (const [path, before] of [
      ['a.json', '{"id": "9007199254740993", "n": '],
      ['a.yaml', 'n: '],
    ] as const) {
      const end = path === 'a.json' ? '}' : '\n';
      const meanings = [
        '9007199254740992',
        '9007199254740993',
        '-9007199254740993',
        '"9007199254740993"',
      ].map((number) => semanticText(path, before + number + end));
      assert.equal(new Set(meanings).size, meanings.length);
    }
    const words = ['\\"12345678901234567\\\\', '\uE00012345678901234567'];
    for (const word of words) assert.ok(semanticText('a.json', `{"a": "${word}", "b": 12345678901234567}`));
    assert.notEqual(
      semanticText('a.json', '[12345678901234567]'),
      semanticText('a.json', '["\uE00012345678901234567"]'),
    );
  });

  it('tells keys of different types, documents and values apart', () => {
    const meanings = ['1: a', '"1": a', '1: a\n---\n1: a', '1: b', '- 1\n- a', 'a: .nan', 'a: null'].map(
      (text) => semanticText('a.yaml', text),
    );
    assert.equal(new Set(meanings).size, meanings.length);
    assert.ok(meanings.every((meaning) => meaning !== undefined));
  });

  for (const [what, path, text] of [
    ['broken JSON', 'a.json', '{"a": 1'],
    ['an empty JSON file', 'a.json', ''],
    ['YAML with duplicate keys', 'a.yaml', 'a: 1\na: 2'],
    ['YAML with errors', 'a.yaml', 'a: [1'],
    ['YAML with unknown tags', 'a.yaml', 'a: !Ref b'],
    ['aliases that explode', 'a.yaml', bomb()],
    ['deep JSON', 'a.json', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['deep YAML', 'a.yaml', '- '.repeat(50_000)],
    ['large YAML', 'a.yaml', 'a: 1\n'.padEnd(300_000, '#')],
    ['bytes that are no UTF-8', 'a.json', '{"a": "\uFFFD"}'],
    ['other files', 'src/a.sql', 'SELECT 1'],
    ['files without an ending', 'json', '{}'],
  ] as const) {
    it(`has none for ${what}`, () => {
      assert.equal(semanticText(path, text), undefined);
    });
  }

  it('never throws', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      "'",
      'a',
      '1',
      '&a',
      '*a',
      '- ',
      '? ',
      '\n',
      ' ',
      '!!set',
      '<<',
      '|',
      '%YAML 1.1\n---',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('a.json', 'a.yaml', 'a.ipynb'), (pieces, path) => {
        semanticText(path, pieces.join(''));
      }),
      { numRuns: 2000 },
    );
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) {
    const before = `*a${String(level - 1)}`;
    lines.push(`a${String(level)}: &a${String(level)} [${Array(9).fill(before).join(', ')}]`);
  }
  return lines.join('\n');
}
