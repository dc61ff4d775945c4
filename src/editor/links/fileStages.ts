import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import { projectOf, relativePath } from '../snapshot/lookUp';

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

const TAG = /^lifecycle:(.+)$/;

/** Which stages a file belongs to; `undefined` outside every project. The nearest link wins: the cell's own tags first. */
export function fileStages(projects: readonly ProjectSnapshot[], file: FileQuestion): FileStages | undefined {
  const project = projectOf(projects, file.path);
  if (project === undefined) return undefined;
  const path = relativePath(project.root, file.path) ?? '';
  const tagged = (file.cell?.tags ?? []).flatMap((tag) => TAG.exec(tag)?.[1] ?? []);
  const byTag = project.stages.filter((stage) => tagged.includes(stage.id));
  if (byTag.length > 0) return { project, path, stages: byTag };
  return { project, path, stages: project.stages.filter((stage) => isLinked(stage, path)) };
}

/** Whether the file as a whole, not only a cell of it, is linked to the stage. */
function isLinked(stage: StageSnapshot, path: string): boolean {
  return stage.artifacts.some(
    (link) =>
      link.cell === undefined &&
      (link.path === path || (link.kind === 'folder' && path.startsWith(`${link.path}/`))),
  );
}
