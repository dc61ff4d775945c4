import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNotebook, type Notebook } from '../../../src/core/notebook/notebook';
import { render } from '../../../src/core/text/message';

function parsed(value: unknown): Notebook {
  const reading = parseNotebook(JSON.stringify(value));
  assert.equal(reading.kind, 'notebook');
  return reading.notebook;
}

describe('parseNotebook', () => {
  it('reads format 4: sources, counts, outputs, tags, stages, languages', () => {
    const notebook = parsed({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { language: 'Python' }, ml_lifecycle: { stage: 'explore' } },
      cells: [
        { cell_type: 'markdown', id: 'a', metadata: {}, source: ['# Title\n', 'text'] },
        {
          cell_type: 'code',
          id: 'b',
          execution_count: 3,
          metadata: { tags: ['lifecycle:train', 7], ml_lifecycle: { stage: ['train', 'evaluate'] } },
          source: 'x',
          outputs: [
            { output_type: 'stream', text: 'a' },
            { output_type: 'error', ename: 'KeyError', evalue: "'a'", traceback: ['one', 'two'] },
          ],
        },
        {
          cell_type: 'code',
          execution_count: null,
          metadata: { vscode: { languageId: 'sql' } },
          source: '',
          outputs: [],
        },
        { cell_type: 'raw', metadata: {}, source: 'r' },
      ],
    });
    const none = { outputs: { count: 0, bytes: 0, errors: [], errorCount: 0 }, tags: [], stages: [] };
    assert.deepEqual(notebook, {
      language: 'python',
      stages: ['explore'],
      cells: [
        { index: 0, id: 'a', type: 'markdown', source: '# Title\ntext', language: 'markdown', ...none },
        {
          index: 1,
          id: 'b',
          type: 'code',
          source: 'x',
          executionCount: 3,
          outputs: {
            count: 2,
            bytes: 20,
            errors: [{ name: 'KeyError', value: "'a'", traceback: 'one\ntwo' }],
            errorCount: 1,
          },
          tags: ['lifecycle:train'],
          stages: ['train', 'evaluate'],
          language: 'python',
        },
        { index: 2, type: 'code', source: '', language: 'sql', ...none },
        { index: 3, type: 'raw', source: 'r', language: 'raw', ...none },
      ],
    });
  });

  it('reads format 3: worksheets, inputs, prompt numbers, headings', () => {
    const notebook = parsed({
      nbformat: 3,
      metadata: { name: '' },
      worksheets: [
        { cells: [{ cell_type: 'heading', level: 2, source: ['Data'] }] },
        {
          cells: [
            {
              cell_type: 'code',
              language: 'python',
              input: ['a\n', 'b'],
              prompt_number: 4,
              outputs: [
                { output_type: 'pyout' },
                { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: [] },
              ],
            },
          ],
        },
      ],
    });
    assert.deepEqual(
      notebook.cells.map(({ type, source, executionCount, outputs }) => [
        type,
        source,
        executionCount,
        [outputs.count, outputs.errorCount],
      ]),
      [
        ['markdown', '## Data', undefined, [0, 0]],
        ['code', 'a\nb', 4, [2, 1]],
      ],
    );
  });

  for (const [metadata, language] of [
    [{ kernelspec: { language: 'R', name: 'ir' } }, 'r'],
    [{ kernelspec: { name: 'ir' } }, 'r'],
    [{ kernelspec: { name: 'julia-1.10' } }, 'julia'],
    [{ kernelspec: { name: 'churn-env' }, language_info: { name: 'python' } }, 'python'],
    [{ kernelspec: { name: 'churn-env' } }, 'python'],
    [{ language: 'Julia', name: '' }, 'julia'],
    [undefined, 'python'],
  ] as const) {
    it(`takes ${JSON.stringify(metadata ?? 'no metadata')} for ${language}, wherever the metadata stand`, () => {
      const cells = [{ cell_type: 'code', source: 'x' }];
      assert.equal(parsed({ cells, metadata }).cells[0]?.language, language);
      assert.equal(parsed({ metadata, cells }).language, language);
    });
  }

  it('keeps the index of every cell, whatever stands in its place', () => {
    const notebook = parsed({ cells: [null, 5, [], { cell_type: 'sql' }, { cell_type: 'code', source: 3 }] });
    assert.deepEqual(
      notebook.cells.map(({ index, type }) => `${String(index)} ${type}`),
      ['0 raw', '1 raw', '2 raw', '3 raw', '4 code'],
    );
  });

  for (const [what, text, reason, position] of [
    ['an empty file', ' \n', 'it is empty', undefined],
    ['a truncated file', '{\n "cells": [\n', 'it is not complete JSON, so not a Jupyter notebook', [2, 0]],
    ['a script', 'import os', 'it is not complete JSON, so not a Jupyter notebook', [0, 0]],
    ['a conflict', '{\n "cells": [\n<<<<<<< HEAD\n', 'it has an unresolved merge conflict', [2, 0]],
    ['a list', '[]', 'it is JSON, but not a Jupyter notebook: it has no list of cells', undefined],
    [
      'other JSON',
      '{"cells": {}}',
      'it is JSON, but not a Jupyter notebook: it has no list of cells',
      undefined,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const reading = parseNotebook(text);
      assert.equal(reading.kind, 'invalid');
      assert.equal(render(reading.reason), reason);
      assert.deepEqual(reading.position && [reading.position.line, reading.position.column], position);
    });
  }

  it('never throws, and tells the place of whatever is no JSON', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'cells',
      '"cells"',
      '1',
      '-',
      '.',
      'e',
      'null',
      '\n',
      ' ',
      'u00',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const reading = parseNotebook(text);
        if (text.trim() === '') return;
        assert.equal(reading.kind === 'invalid' && reading.position !== undefined, !isJson(text));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => void parseNotebook(`{"cells": [${text}], "metadata": ${text}}`)),
    );
  });

  it('survives nesting without end', () => {
    assert.equal(parseNotebook('{"cells":['.repeat(50_000)).kind, 'invalid');
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
