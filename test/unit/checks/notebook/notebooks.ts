/** A code cell as a test writes it: its execution count, its source, and what else differs. */
export interface WrittenCell {
  readonly count?: number | null;
  readonly source?: string;
  readonly outputs?: readonly object[];
  readonly tags?: readonly string[];
  readonly type?: 'code' | 'markdown' | 'raw';
}

/** Text of a notebook of format 4.5. */
export function notebookText(cells: readonly WrittenCell[], metadata: object = {}): string {
  const written = cells.map(
    ({ count = null, source = 'x = 1', outputs = [], tags, type = 'code' }, index) => ({
      id: `cell-${String(index)}`,
      cell_type: type,
      metadata: tags === undefined ? {} : { tags },
      source: source.split(/(?<=\n)/),
      ...(type === 'code' ? { execution_count: count, outputs } : {}),
    }),
  );
  return JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

/** An output of type `error`, as IPython writes it. */
export function errorOutput(line: number, name = 'KeyError', value = "'size'"): object {
  const traceback = [
    '\u001b[31m---------------------------------------------------------------------------\u001b[39m',
    `\u001b[31m${name}\u001b[39m                                  Traceback (most recent call last)`,
    `\u001b[36mCell\u001b[39m\u001b[36m \u001b[39m\u001b[32mIn[3]\u001b[39m\u001b[32m, line ${String(line)}\u001b[39m`,
    `\u001b[31m${name}\u001b[39m: ${value}`,
  ];
  return { output_type: 'error', ename: name, evalue: value, traceback };
}
