import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE } from '../../core/project/project';
import { walk } from '../files/walk';

/** Roots of the projects in a folder and below it, sorted. */
export function findProjects(folder: string): string[] {
  return walk(folder)
    .filter((file) => path.posix.basename(file) === PROJECT_FILE)
    .map((file) => path.join(folder, path.posix.dirname(file)))
    .sort();
}

/** Root of the project that a folder belongs to: the nearest folder upwards with a project file. */
export function enclosingProject(folder: string): string | undefined {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (existsSync(path.join(current, PROJECT_FILE))) return current;
    if (current === path.dirname(current)) return undefined;
  }
}
