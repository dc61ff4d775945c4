import type { StageId } from '../lifecycle/lifecycle';
import type { Place } from '../place/place';

export type ArtifactKind =
  'notebook' | 'code' | 'data' | 'model' | 'metrics' | 'document' | 'config' | 'folder';

/** What declares a link. The nearest wins: cell, then the file itself, then the project file. */
export type LinkOrigin = 'project' | 'marker' | 'notebook' | 'cell';

/** An artifact of a stage. */
export interface Link {
  readonly stage: StageId;
  readonly path: string;
  readonly kind: ArtifactKind;
  readonly origin: LinkOrigin;
  /** Index of the cell where the link is one of a notebook's, or of a script's. */
  readonly cell?: number;
  /** Line (from zero) of the marker comment; of a script's cell its first. */
  readonly line?: number;
  /** The last line (from zero) of a script's cell. */
  readonly lastLine?: number;
  /** The glob of the project file that matched. */
  readonly pattern?: string;
}

/** Whether a link is of a part of its file: a cell. */
export function isPart({ origin }: Pick<Link, 'origin'>): boolean {
  return origin === 'cell';
}

/** Where what is linked begins. A script has lines only: the cells of a place are those of notebooks. */
export function placeOfLink({
  path,
  cell,
  line,
  lastLine,
}: Pick<Link, 'path' | 'cell' | 'line' | 'lastLine'>): Place {
  const start = { line: line ?? 0, column: 0 };
  return {
    path,
    ...(cell === undefined || lastLine !== undefined ? {} : { cell }),
    ...(line === undefined ? {} : { range: { start, end: start } }),
  };
}
