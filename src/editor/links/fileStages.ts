import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import type { PathIndexes } from './pathIndexes';

/** What a file is to its project. */
export interface FileStages {
  readonly project: ProjectSnapshot;
  /** The file relative to the project. */
  readonly path: string;
  /** Its stages, or those of the cell where that is tagged, in the lifecycle's order. */
  readonly stages: readonly StageSnapshot[];
  /** Whether only cells of it have stages, and it has none as a whole. */
  readonly isLinkedInCells: boolean;
}

/** A file, perhaps with the cell of a notebook or a script in it that the user is in. */
export interface FileQuestion {
  readonly path: string;
  /** Ids of the stages that the cell names itself. */
  readonly cell?: { readonly stages: readonly string[] };
}

/** Which stages a file belongs to; `undefined` outside every project. The nearest link wins: the cell's own tags first. */
export function fileStages(paths: PathIndexes, file: FileQuestion): FileStages | undefined {
  const known = paths.at(file.path);
  if (known === undefined) return undefined;
  const { project, path, facts } = known;
  const named = new Set(file.cell?.stages);
  const ofCell = project.stages.filter(({ id }) => named.has(id));
  const { stages = [], cellStages = [] } = facts ?? {};
  return {
    ...{ project, path, stages: ofCell.length > 0 ? ofCell : stages },
    isLinkedInCells: stages.length === 0 && cellStages.length > 0,
  };
}
