import { statSync, type Stats } from 'node:fs';

/** What stands at a path. `unreachable`: a name that leads nowhere readable, such as a link to itself; readers say why. */
export type Standing = 'file' | 'folder' | 'special' | 'unreachable' | 'nothing';

/** Codes that say that nothing is there; names that no file can have belong to them. */
const NOTHING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE']);

/** Looks at a path, links followed; whatever the file system says is a value. */
export function standingAt(file: string): Standing {
  try {
    return standingOf(statSync(file));
  } catch (error) {
    return NOTHING.has((error as NodeJS.ErrnoException).code ?? '') ? 'nothing' : 'unreachable';
  }
}

/** `special`: a pipe, a socket or a device, reading of which may never end. */
export function standingOf(
  stats: Pick<Stats, 'isFile' | 'isDirectory'>,
): Exclude<Standing, 'unreachable' | 'nothing'> {
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'special';
}
