/** A position in a text: line and column count from zero, columns in UTF-16 units, as in VS Code. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range in a text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where something is: a path relative to the project's root with `/`, perhaps a notebook cell, perhaps a range in it. */
export interface Place {
  readonly path: string;
  /** Index of the notebook cell, from zero, counting every cell. */
  readonly cell?: number;
  readonly range?: Range;
}
