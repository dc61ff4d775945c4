import assert from 'node:assert/strict';
import { parseNotebook } from '../../../src/core/notebook/notebook';
import { fileProgram, notebookProgram } from '../../../src/core/python/cells/pythonProgram';

interface Cell {
  readonly source: string;
  readonly type?: string;
}

function program(cells: readonly Cell[], language = 'python') {
  const text = JSON.stringify({
    cells: cells.map(({ source, type = 'code' }) => ({ cell_type: type, source, metadata: {}, outputs: [] })),
    metadata: { kernelspec: { language } },
    nbformat: 4,
  });
  const parsed = parseNotebook(text);
  assert.equal(parsed.kind, 'notebook');
  return notebookProgram('a.ipynb', parsed.notebook);
}

describe('a Python program', () => {
  it('is a file', () => {
    const { parts } = fileProgram('a.py', 'x = 1\ny = 2\n');
    assert.deepEqual(parts[0]?.place({ start: 6, end: 7 }), {
      path: 'a.py',
      range: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } },
    });
  });

  it('is the code cells of a notebook, by the numbers of all cells', () => {
    const { parts, otherCells } = program([
      { source: '# Title', type: 'markdown' },
      { source: '%%bash\nls' },
      { source: '' },
      { source: '  x = 1\n  y = 2' },
    ]);
    assert.deepEqual(otherCells, [1]);
    assert.equal(parts.length, 1);
    const at = parts[0]?.text.indexOf('y') ?? 0;
    assert.deepEqual(parts[0]?.place({ start: at, end: at + 1 }), {
      path: 'a.ipynb',
      cell: 3,
      range: { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } },
    });
  });

  it('leaves out what another kernel runs', () => {
    const { parts, otherCells } = program([{ source: 'x <- 1' }], 'R');
    assert.deepEqual([parts.length, otherCells], [0, [0]]);
  });
});
