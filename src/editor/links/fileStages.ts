import { cellTagStage } from '../../core/links/markers';
import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import type { PathIndexes } from './pathIndexes';

/** What a file is to its project. */
export interface FileStages {
  readonly project: ProjectSnapshot;
  /** The file relative to the project. */
  readonly path: string;
  /** Its stages, or those of the cell where that is tagged, in the lifecycle's order. */
  readonly stages: readonly StageSnapshot[];
}

/** A file, perhaps with the notebook cell in it that is selected. */
export interface FileQuestion {
  readonly path: string;
  readonly cell?: { readonly index: number; readonly tags: readonly string[] };
}

/** Which stages a file belongs to; `undefined` outside every project. The nearest link wins: the cell's own tags first. */
export function fileStages(paths: PathIndexes, file: FileQuestion): FileStages | undefined {
  const known = paths.at(file.path);
  if (known === undefined) return undefined;
  const { project, path, facts } = known;
  const tagged = new Set((file.cell?.tags ?? []).flatMap((tag) => cellTagStage(tag) ?? []));
  const byTag = project.stages.filter((stage) => tagged.has(stage.id));
  return { project, path, stages: byTag.length > 0 ? byTag : (facts?.stages ?? []) };
}
