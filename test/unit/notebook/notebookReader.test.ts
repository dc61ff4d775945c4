import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNotebook } from '../../../src/core/notebook/notebook';
import { NotebookReader } from '../../../src/core/notebook/notebookReader';
import type { OutputOptions } from '../../../src/core/notebook/outputReader';
import { render } from '../../../src/core/text/message';

function inPieces(text: string, size: number, options?: OutputOptions) {
  const reader = new NotebookReader(options);
  for (let at = 0; at < text.length; at += size) if (!reader.write(text.slice(at, at + size))) break;
  return reader.end();
}

/** A notebook of one code cell with these outputs. */
function withOutputs(...outputs: readonly unknown[]): string {
  return JSON.stringify({ cells: [{ cell_type: 'code', source: 'x', outputs }] });
}

/** What people read of the outputs, each with its place. */
function texts(text: string): readonly string[] {
  const seen: string[] = [];
  inPieces(text, 50, {
    onText: (part, { cell, output }) => seen.push(`${String(cell)}.${String(output)} ${part}`),
  });
  return seen;
}

function bytes(...outputs: readonly unknown[]): number | undefined {
  const reading = parseNotebook(withOutputs(...outputs));
  return reading.kind === 'notebook' ? reading.notebook.cells[0]?.outputs.bytes : undefined;
}

function identity(...outputs: readonly unknown[]): string | undefined {
  const reading = inPieces(withOutputs(...outputs), 7, { withIdentity: true });
  return reading.kind === 'notebook' ? reading.notebook.cells[0]?.outputs.identity : undefined;
}

describe('NotebookReader', () => {
  it('reads the same wherever the text is cut', () => {
    const value = {
      cells: [
        {
          cell_type: 'code',
          id: 'ü"\\',
          execution_count: 12,
          source: ['a = "\u00e9\\n"\n', '\ud83d\ude00\t'],
          outputs: [],
        },
        {
          cell_type: 'code',
          outputs: [{ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['a', 'b'] }],
          source: '',
        },
      ],
      metadata: { kernelspec: { language: 'r' } },
      nbformat: 4.0,
    };
    const indented = JSON.stringify(value, null, 1);
    const escaped = JSON.stringify(value).replace(
      /[^\0-\u007f]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const expected = parseNotebook(indented);
    assert.equal(expected.kind, 'notebook');
    assert.equal(expected.notebook.cells[0]?.source, 'a = "\u00e9\\n"\n\ud83d\ude00\t');
    for (const text of [indented, escaped]) {
      for (let size = 1; size < 20; size++) assert.deepEqual(inPieces(text, size), expected);
    }
  });

  it('finds the same fault at the same place wherever the text is cut', () => {
    const edit = fc.record({
      at: fc.nat(200),
      put: fc.constantFrom('', '"', '\\', '}', ',', '\n', '<<<<<<< HEAD', '1x'),
    });
    const good = JSON.stringify(
      { cells: [{ cell_type: 'code', source: ['a\n', '\\u00e9'], n: -1.5e3 }] },
      null,
      1,
    );
    fc.assert(
      fc.property(edit, fc.integer({ min: 1, max: 30 }), ({ at, put }, size) => {
        const text = good.slice(0, at) + put + good.slice(at + 1);
        assert.deepEqual(inPieces(text, size), parseNotebook(text));
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the engine about what JSON is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const reading = inPieces(`{"cells": [], "x": ${text}}`, size);
        assert.equal(reading.kind, 'notebook');
      }),
    );
  });

  it('hands over what people read of outputs: streams, tables, JSON, exceptions; no pictures', () => {
    const seen = texts(
      withOutputs(
        { output_type: 'stream', name: 'stdout', text: ['one\n', 'two\n'] },
        {
          output_type: 'display_data',
          data: {
            'image/png': 'iVBORw0KGgo',
            'image/svg+xml': '<svg>s</svg>',
            'text/html': '<b>h</b>',
            'application/vnd.vega.v5+json': { a: ['x', 1, null], b: { c: 'y' } },
            'application/json': ['p', 'q'],
          },
          metadata: { 'text/html': 'none' },
        },
        { output_type: 'error', ename: 'KeyError', evalue: "'a'", traceback: ['one', 'two'] },
        { output_type: 'pyout', prompt_number: 3, text: 'old', png: 'iVBORw0KGgo', html: ['<i>', '</i>'] },
      ),
    );
    assert.deepEqual(seen, [
      '0.0 one\ntwo\n\n',
      '0.1 <svg>s</svg>\n<b>h</b>\n{"a":["x",1,null,]"b":{"c":"y",}}\n["p","q",]\n',
      "0.2 KeyError\n'a'\none\ntwo\n\n",
      '0.3 old\n<i></i>\n',
    ]);
  });

  it('hands a large output over in pieces that end between lines and overlap', () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `line ${String(at)} of a long output`);
    const seen: string[] = [];
    const text = withOutputs({ output_type: 'stream', text: lines.map((line) => `${line}\n`) });
    inPieces(text, 65_536, { onText: (part) => seen.push(part) });
    assert.ok(seen.length > 2);
    assert.ok(seen.every((part) => part.length < 700_000));
    for (const part of seen) assert.match(part, /^line \d+ of a long output\n[^]*of a long output\n+$/);
    const found = seen.flatMap((part) => part.split('\n').filter((line) => line !== ''));
    assert.deepEqual([...new Set(found)], lines);
    assert.ok(found.length > lines.length && found.length < lines.length * 1.1);
  });

  it('cuts where words end, and anywhere where they do not', () => {
    for (const word of ['word ', 'w']) {
      const seen: string[] = [];
      const text = withOutputs({ output_type: 'stream', text: word.repeat(2_000_000 / word.length) });
      inPieces(text, 65_536, { onText: (part) => seen.push(part) });
      assert.ok(seen.length > 2 && seen.every((part) => part.length < 700_000));
    }
  });

  it('measures outputs in bytes, however they are written', () => {
    assert.equal(bytes({ output_type: 'stream', name: 'stdout', text: 'äb€\n' }), 7);
    assert.equal(bytes({ output_type: 'stream', name: 'stdout', text: ['äb', '€\n'] }), 7);
    assert.equal(
      bytes({ output_type: 'display_data', data: { 'image/png': 'AAAA', 'text/plain': '\ud83d\ude00' } }),
      8,
    );
    assert.equal(bytes({ output_type: 'display_data', data: {}, metadata: { long: 'x'.repeat(1000) } }), 0);
  });

  it('tells outputs apart by their content only', () => {
    const stream = identity({ output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] });
    assert.equal(
      identity({ text: 'a\nb', metadata: { x: 1 }, output_type: 'stream', name: 'stdout' }),
      stream,
    );
    assert.notEqual(identity({ output_type: 'stream', text: 'a\nc' }), stream);
    assert.notEqual(
      identity({ output_type: 'stream', text: 'a\n' }, { output_type: 'stream', text: 'b' }),
      stream,
    );
    assert.notEqual(identity(), stream);
  });

  it('refuses more source than anybody writes, and says so', () => {
    const cell = { cell_type: 'raw', source: 'x'.repeat(12 * 1024 * 1024) };
    const reading = inPieces(JSON.stringify({ cells: [cell, cell, cell, cell] }), 1 << 20);
    assert.equal(reading.kind, 'invalid');
    assert.equal(render(reading.reason), 'its cells hold more than 32 MiB of source, too much to be judged');
  });

  it('reads a hundred thousand cells, and refuses more', () => {
    const cells = Array.from({ length: 100_000 }, () => ({ cell_type: 'code', source: 'x' }));
    const reading = inPieces(JSON.stringify({ cells, metadata: { language: 'r' } }), 1 << 16);
    assert.equal(reading.kind, 'notebook');
    assert.equal(reading.notebook.cells.at(-1)?.language, 'r');
    const more = inPieces(JSON.stringify({ cells: [...cells, {}] }), 1 << 16);
    assert.equal(more.kind, 'invalid');
    assert.equal(render(more.reason), 'it has more than 100000 cells, too much to be judged');
  });

  it('counts the cells of all worksheets together', () => {
    const cells = Array.from({ length: 60_000 }, () => ({ cell_type: 'code', input: 'x' }));
    const reading = inPieces(JSON.stringify({ worksheets: [{ cells }, { cells }] }), 1 << 16);
    assert.equal(reading.kind, 'invalid');
  });

  it('keeps the words of a thousand exceptions and counts the others', () => {
    const error = { output_type: 'error', ename: 'E', evalue: 'v', traceback: [] };
    const reading = parseNotebook(withOutputs(...Array.from({ length: 1500 }, () => error)));
    assert.equal(reading.kind, 'notebook');
    const outputs = reading.notebook.cells[0]?.outputs;
    assert.deepEqual([outputs?.errors.length, outputs?.errorCount], [1000, 1500]);
  });
});
