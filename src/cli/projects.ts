import { statSync } from 'node:fs';
import path from 'node:path';
import { say } from '../core/text/message';
import { enclosingProject, findProjects } from '../node/project/findProjects';
import type { ProjectState } from '../node/project/deriveState';
import { ProjectReader } from '../node/project/projectReader';
import { UsageError, type Invocation } from './usage';

/** A project that a command works on. */
export interface OpenProject {
  readonly reader: ProjectReader;
  readonly state: ProjectState;
  /** The root relative to the working folder, `.` for itself. */
  readonly shownRoot: string;
}

/**
 * The projects that a call means: `--project DIR`, else the one around the working folder, else all below it.
 * Throws a `UsageError` when there is none.
 */
export async function openProjects(invocation: Invocation): Promise<readonly OpenProject[]> {
  const opened: OpenProject[] = [];
  for (const root of rootsOf(invocation)) {
    const reader = new ProjectReader(root, { isTrusted: true, isForOnce: true });
    await reader.prepare();
    const state = reader.read();
    reader.save();
    opened.push({ reader, state, shownRoot: shownRootOf(root, invocation) });
  }
  return opened;
}

/** A project's root relative to the working folder, `.` for itself. */
export function shownRootOf(root: string, { cwd }: Invocation): string {
  return path.relative(cwd, root).split(path.sep).join('/') || '.';
}

/** Whether a project's file has errors, so that verdicts cannot be relied on. */
export function isBroken({ state }: OpenProject): boolean {
  return state.snapshot.problems.some((problem) => problem.severity === 'error');
}

/** Folder that `--project` names, or the working folder. */
export function folderOf({ options, cwd }: Invocation): string {
  const named = options['project'];
  return typeof named === 'string' ? path.resolve(cwd, named) : cwd;
}

/** Roots of the projects that a call means: see `openProjects`. */
export function rootsOf(invocation: Invocation): readonly string[] {
  const folder = folderOf(invocation);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(say('There is no folder "{0}".', folder));
  }
  const around = enclosingProject(folder);
  if (around !== undefined) return [around];
  const below = findProjects(folder);
  if (below.length > 0) return below;
  throw new UsageError(
    say('No ml-lifecycle.yaml in {0}, above it or below it.', folder),
    say('Run "ml-lifecycle init" in the folder of your project.'),
  );
}
