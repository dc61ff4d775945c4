import { statSync } from 'node:fs';

/** A file that was emptied just now is taken for empty when it still is after so many looks. */
const LOOKS = 5;
/** Of more changed files none is looked at: whoever writes so many is not waited for. */
const MOST_PATHS = 100;

/** Most editors empty a file before they write it: tells when a file is seen between the two. */
export class Saves {
  /** How long to wait for the next look: ms. */
  static readonly pause = 40;
  #looks = 0;

  /** Whether any of the files that changed, absolute paths, is empty because it is being written. To be asked again after the pause. */
  areUnderWay(paths: readonly string[]): boolean {
    const isWaitedFor = this.#looks < LOOKS && paths.length <= MOST_PATHS && paths.some(wasEmptied);
    this.#looks = isWaitedFor ? this.#looks + 1 : 0;
    return isWaitedFor;
  }
}

/** Whether a file is empty that was changed since it was made: a new one may stay empty. */
function wasEmptied(file: string): boolean {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size === 0 && stats.mtimeMs > stats.birthtimeMs;
  } catch {
    return false;
  }
}
