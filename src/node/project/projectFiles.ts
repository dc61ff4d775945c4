import type { FileContent } from '../../core/checks/world/checkWorld';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import type { InFileLink } from '../../core/links/inFileLink';
import type { Standing } from '../files/standingAt';

/** The files of a project at one moment, on the disk or in a commit. Paths are relative to its root, with `/`. */
export interface ProjectFiles {
  /** Absolute path of the project's folder. */
  readonly root: string;
  /** Paths of all files that a project can link or consume, sorted. */
  paths(): readonly string[];
  /** Links that the files declare themselves, by path, of those that declare any. */
  inFileLinks(): ReadonlyMap<string, readonly InFileLink[]>;
  /**
   * What stands at a path, links followed. `recorded` is what evidence says of it: believed where nothing can be known.
   */
  standingAt(file: string, recorded?: Standing): Standing;
  /** A file as UTF-8 text; everything that can be wrong with it is a value. `limit` in bytes. */
  text(file: string, limit?: number): FileContent;
  /** Paths of existing files that patterns stand for, sorted and unique: see `expandPatterns`. */
  expand(include: readonly string[], exclude?: readonly string[]): readonly string[];
  /**
   * Identities of those of the files that can be read, to be held against what evidence recorded: a meaning is worked
   * out only where bytes moved. `ids`: what DVC keeps.
   */
  against(
    files: readonly string[],
    recorded: readonly InputFingerprint[],
    ids?: DvcIds,
  ): readonly InputFingerprint[];
}
