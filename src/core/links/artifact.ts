import type { StageId } from '../lifecycle/lifecycle';

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
  /** Index of the notebook cell where the link is a cell's. */
  readonly cell?: number;
  /** Line (from zero) of the marker comment. */
  readonly line?: number;
  /** The glob of the project file that matched. */
  readonly pattern?: string;
}
