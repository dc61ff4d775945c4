import assert from 'node:assert/strict';
import { parseNotebook } from '../../../src/core/notebook/notebook';
import { notebookText } from '../../../src/core/notebook/notebookText';

function textOf(cells: readonly object[]): string {
  const reading = parseNotebook(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  assert.ok(reading.kind === 'notebook');
  return notebookText(reading.notebook);
}

const code = (source: string, more = {}) => ({
  cell_type: 'code',
  execution_count: null,
  metadata: {},
  outputs: [],
  source: [source],
  ...more,
});

describe('A notebook as a text to compare', () => {
  it('has the source of each cell below a line with its type', () => {
    const markdown = { cell_type: 'markdown', metadata: {}, source: ['# Title\n', 'Words.'] };
    assert.equal(
      textOf([markdown, code('x = 1'), code('')]),
      '# %% [markdown]\n# Title\nWords.\n\n# %% [code]\nx = 1\n\n# %% [code]\n',
    );
  });

  it('is the same whatever was executed', () => {
    const executed = {
      execution_count: 7,
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['1\n'] }],
    };
    assert.equal(textOf([code('x = 1', executed)]), textOf([code('x = 1')]));
  });

  it('of no cells is empty', () => {
    assert.equal(textOf([]), '');
  });
});
