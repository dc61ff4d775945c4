import { pathInProject } from '../place/pathInProject';

/** The folder of a path; `''` is the project's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path as written in a file of a folder, from the project's root; `undefined` where it leads out of it. */
export function pathFrom(folder: string, written: string): string | undefined {
  if (/^(?:\/|~|[A-Za-z]:|[a-z][a-z0-9+.-]*:\/\/)/i.test(written)) return undefined;
  return pathInProject(`${folder}/${written.replaceAll('\\', '/')}`);
}
