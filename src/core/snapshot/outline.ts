import { joinLinks, Linker } from '../links/linkIndex';
import { linksByStage } from '../links/linkMemory';
import type { Project } from '../project/project';
import type { ProjectSnapshot, StageSnapshot, WheelSnapshot } from './snapshot';

/** A stage of which nothing is judged. */
export type StageOutline = Pick<StageSnapshot, 'id' | 'title' | 'wheel' | 'artifacts'>;

/**
 * What is known of a project before any of its many files was read: its stages, and the files that the project file
 * links to them. What these declare themselves, and how checks stand, follows in the snapshot.
 */
export interface ProjectOutline extends Pick<ProjectSnapshot, 'root' | 'name'> {
  readonly wheels: readonly Pick<WheelSnapshot, 'id' | 'title'>[];
  /** In the lifecycle's order. */
  readonly stages: readonly StageOutline[];
}

/** Outlines a project by the paths of all its files, relative to its root, sorted. */
export function outlineOf(root: string, project: Project, paths: readonly string[]): ProjectOutline {
  const { links } = joinLinks(new Linker(project).linkAll(paths, new Map()));
  const byStage = linksByStage(links);
  const { wheels, stages } = project.lifecycle;
  return {
    root,
    name: project.name,
    wheels: wheels.map(({ id, title }) => ({ id, title })),
    stages: stages.map(({ id, title, wheel }) => ({ id, title, wheel, artifacts: byStage.get(id) ?? [] })),
  };
}
