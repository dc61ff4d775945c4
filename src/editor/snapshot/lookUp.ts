import path from 'node:path';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import type { RunningWork } from '../../protocol/board';

/** A project, stage or check by its ids. */
export type Target = RunningWork;

type Projects = readonly ProjectSnapshot[];

/** The project of that root. */
export function projectAt(projects: Projects, root: string): ProjectSnapshot | undefined {
  return projects.find((project) => project.root === root);
}

/** A stage of that project. */
export function stageAt(projects: Projects, root: string, stage: string): StageSnapshot | undefined {
  return projectAt(projects, root)?.stages.find((candidate) => candidate.id === stage);
}

/** A check of that stage. */
export function checkAt(
  projects: Projects,
  root: string,
  stage: string,
  check: string,
): CheckSnapshot | undefined {
  return stageAt(projects, root, stage)?.checks.find((candidate) => candidate.id === check);
}

/** Whether the target is there now. */
export function exists(projects: Projects, { root, stage, check }: Target): boolean {
  if (stage === undefined) return check === undefined && projectAt(projects, root) !== undefined;
  if (check === undefined) return stageAt(projects, root, stage) !== undefined;
  return checkAt(projects, root, stage, check) !== undefined;
}

/** The innermost project that a file lies in. */
export function projectOf(projects: Projects, file: string): ProjectSnapshot | undefined {
  return projects
    .filter((project) => relativePath(project.root, file) !== undefined)
    .sort((a, b) => b.root.length - a.root.length)[0];
}

/** Path of a file relative to a folder, with `/`; `undefined` when it lies elsewhere. */
export function relativePath(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  if (
    relative === '' ||
    relative === '..' ||
    relative.startsWith(`..${path.sep}`) ||
    path.isAbsolute(relative)
  ) {
    return undefined;
  }
  return relative.split(path.sep).join('/');
}

/** Absolute path of a place; `undefined` when it would lie outside the project, or be no path at all. */
export function absolutePath(root: string, relative: string): string | undefined {
  if (relative === '' || relative.includes('\0')) return undefined;
  const file = path.resolve(root, relative);
  return relativePath(root, file) === undefined ? undefined : file;
}
