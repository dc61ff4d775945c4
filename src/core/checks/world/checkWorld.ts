import type { Standing } from '../../evidence/evidence';
import type { ProjectSnapshot } from '../../snapshot/snapshot';
import type { Message } from '../../text/message';
import type { ByteContent } from './byteFile';
import type { DataQuery } from './dataQuery';
import type { GitQuery } from './gitQuery';
import type { HttpQuery } from './httpQuery';
import type { NotebookRunner } from './notebookRunner';
import type { TextStream } from './textStream';

/** A file as a check sees it. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: Message };

/**
 * What a check may ask of the world. Implemented outside the core; paths are relative to the project's root. Files that
 * it reads beside `files` become a part of its evidence too.
 */
export interface CheckWorld {
  /** Paths that match the check's consumption, sorted: captured and fingerprinted before the check starts. */
  readonly files: readonly string[];
  /** Reads one file as UTF-8 (BOM removed); a missing, too large, binary or forbidden one is `unreadable`, with the reason. */
  readText(path: string): Promise<FileContent>;
  /**
   * The same in pieces, for texts that may be larger than memory should hold at once. One is read after another: whoever
   * has begun one must end or close it before the next.
   */
  openText(path: string): TextStream;
  openBytes(path: string): Promise<ByteContent>;
  /**
   * What stands at a path inside the project; `nothing` also for what leads out of it. Its evidence goes stale when
   * that is no longer so: where nothing stands, only if `absence` is said to count.
   */
  kindOf(path: string, absence?: 'counts'): Promise<Standing>;
  readonly data: DataQuery;
  readonly git: GitQuery;
  readonly http: HttpQuery;
  readonly notebooks: NotebookRunner;
  /** The project's state now, evidence of checks that ended before included. */
  readonly project: () => Promise<ProjectSnapshot>;
  /** The present moment. Only for verdicts that depend on it: what it says must not get into evidence otherwise. */
  readonly now: () => Date;
}
