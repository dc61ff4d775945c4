import type { FileContent } from '../../core/checks/world/checkWorld';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import type { InFileLink } from '../../core/links/inFileLink';
import { hasSorted } from '../../core/text/sortedTexts';
import type { Expansion } from '../files/expansions';
import type { Standing } from '../files/standingAt';
import { isChanged, type ChangedPaths } from './changedPaths';
import type { DiskFiles } from './diskFiles';
import type { ProjectFiles } from './projectFiles';

/** A project's files that note what was looked at, so that it is known which changes matter to what was made of it. */
export class Footprint implements ProjectFiles {
  readonly root: string;
  readonly #files: DiskFiles;
  readonly #expansions = new Set<Expansion>();
  readonly #paths = new Set<string>();
  /** All files were looked at, or some of whose changes nothing is told. */
  #isUnknown = false;

  constructor(files: DiskFiles) {
    this.root = files.root;
    this.#files = files;
  }

  /** Takes in what was looked at for a part. */
  add(part: Footprint): void {
    for (const expansion of part.#expansions) this.#expansions.add(expansion);
    for (const file of part.#paths) this.#paths.add(file);
    this.#isUnknown ||= part.#isUnknown;
  }

  /** Whether what was looked at is as it was. */
  isUntouchedBy(changed: ChangedPaths): boolean {
    if (this.#isUnknown) return false;
    for (const expansion of this.#expansions) {
      if (changed.expansions.has(expansion)) return false;
      for (const file of changed.paths) if (hasSorted(expansion.files, file)) return false;
    }
    for (const file of this.#paths) if (isChanged(changed, file)) return false;
    return true;
  }

  paths(): readonly string[] {
    this.#isUnknown = true;
    return this.#files.paths();
  }

  inFileLinks(): ReadonlyMap<string, readonly InFileLink[]> {
    this.#isUnknown = true;
    return this.#files.inFileLinks();
  }

  standingAt(file: string): Standing {
    this.#note(file);
    return this.#files.standingAt(file);
  }

  text(file: string, limit?: number): FileContent {
    this.#note(file);
    return this.#files.text(file, limit);
  }

  expand(include: readonly string[], exclude?: readonly string[]): readonly string[] {
    const expansion = this.#files.expansionOf(include, exclude);
    this.#expansions.add(expansion);
    if (!expansion.isWatched || this.#files.hasUnwatched(expansion)) this.#isUnknown = true;
    return expansion.files;
  }

  against(
    files: readonly string[],
    recorded: readonly InputFingerprint[],
    ids?: DvcIds,
  ): readonly InputFingerprint[] {
    const isExpansion = [...this.#expansions].some((expansion) => expansion.files === files);
    if (!isExpansion) for (const file of files) this.#note(file);
    return this.#files.against(files, recorded, ids);
  }

  #note(file: string): void {
    this.#paths.add(file);
    if (!this.#files.isWatched(file)) this.#isUnknown = true;
  }
}
