export type CellType = 'code' | 'markdown' | 'raw';

/** What a cell's execution raised; strings as the kernel wrote them, colour codes included. */
export interface CellError {
  readonly name: string;
  readonly value: string;
  readonly traceback: string;
}

/** The outputs of a code cell, as far as they are kept: texts are read as they pass by. */
export interface CellOutputs {
  readonly count: number;
  /** Bytes of all that is embedded, as UTF-8: texts, tables, pictures in their Base64. */
  readonly bytes: number;
  /** Of outputs of type `error`; in a notebook with very many only the first are kept. */
  readonly errors: readonly CellError[];
  readonly errorCount: number;
  /** Tells outputs of different content apart; only where it was asked for. */
  readonly identity?: string;
}

export interface NotebookCell {
  /** From zero, counting every cell. */
  readonly index: number;
  /** Of format 4.5: lasts as long as the cell does. */
  readonly id?: string;
  readonly type: CellType;
  readonly source: string;
  /** Absent while the cell was not executed. */
  readonly executionCount?: number;
  readonly outputs: CellOutputs;
  readonly tags: readonly string[];
  /** Stages that the cell's own `metadata.ml_lifecycle.stage` names. */
  readonly stages: readonly string[];
  /** Language of a code cell; `markdown` or `raw` of others. */
  readonly language: string;
  /** Tells executions apart by the times that some tools note; only where identities were asked for. */
  readonly timing?: string;
}

/** Cells without outputs share these. */
export const NO_OUTPUTS: CellOutputs = { count: 0, bytes: 0, errors: [], errorCount: 0 };
