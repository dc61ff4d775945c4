import { statSync, type Stats } from 'node:fs';

/** By what a file is recognised as one that was read before. */
export interface FileStamp {
  /** Other for every other content, but for one written within the clock's smallest step. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** The later of the times at which its content and what is known of it changed: ms. */
  readonly changed: number;
}

/** The stamp of the file at a path, links followed; nothing for whatever else is there, and for what cannot be looked at. */
export function stampOf(file: string): FileStamp | undefined {
  let stats: Stats | undefined;
  try {
    stats = statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
  if (!stats?.isFile()) return undefined;
  const { ino, size, mtimeMs, ctimeMs } = stats;
  const key = `${String(ino)}:${String(size)}:${String(mtimeMs)}`;
  return {
    // Most files were never touched but by writing them.
    key: ctimeMs === mtimeMs ? key : `${key}:${String(ctimeMs)}`,
    size,
    changed: Math.max(mtimeMs, ctimeMs),
  };
}
