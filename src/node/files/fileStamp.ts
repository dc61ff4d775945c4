import { statSync } from 'node:fs';

/** By what a file is recognised as one that was read before: another content has another stamp, but for one written within the clock's smallest step. */
export interface FileStamp {
  readonly ino: number;
  /** Bytes. */
  readonly size: number;
  /** When its content changed: ms. */
  readonly mtimeMs: number;
  /** When anything that is known of it changed: ms. */
  readonly ctimeMs: number;
}

/** The stamp of the file at a path, links followed; nothing for whatever else is there, and for what cannot be looked at. */
export function stampOf(file: string): FileStamp | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) return undefined;
    const { ino, size, mtimeMs, ctimeMs } = stats;
    return { ino, size, mtimeMs, ctimeMs };
  } catch {
    return undefined;
  }
}

/** Whether two looks at a file found the same. */
export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.size === b.size && a.ino === b.ino;
}
