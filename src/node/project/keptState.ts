import type { FileContent } from '../../core/checks/world/checkWorld';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import type { InFileLink } from '../../core/links/inFileLink';
import { Witnessed } from '../cache/witnessed';
import type { Standing } from '../files/standingAt';
import type { ProjectState } from './deriveState';
import type { DiskFiles } from './diskFiles';
import type { ProjectFiles } from './projectFiles';

interface Kept {
  readonly today: string;
  readonly standings: readonly (readonly [path: string, standing: Standing])[];
  readonly state: ProjectState;
}

/** Keeps the state that was derived from a project's files for as long as these look the same, and it is the same day. */
export class KeptState {
  readonly #cache: Witnessed<Kept>;

  constructor(root: string) {
    this.#cache = new Witnessed(root, 'state');
  }

  find(look: string, today: string, files: Pick<ProjectFiles, 'standingAt'>): ProjectState | undefined {
    const kept = this.#cache.find(look);
    if (kept?.today !== today) return undefined;
    const isSame = kept.standings.every(([file, standing]) => files.standingAt(file) === standing);
    return isSame ? kept.state : undefined;
  }

  /** `files` are those that the state was derived from. */
  keep(look: string, today: string, { isKnown, standings }: SeenFiles, state: ProjectState): void {
    if (isKnown) this.#cache.keep(look, { today, standings: [...standings], state });
  }
}

/** A project's files that note what was looked at beyond those that a witness looks at. */
export class SeenFiles implements ProjectFiles {
  readonly root: string;
  /** What stood at paths where no file was. */
  readonly standings = new Map<string, Standing>();
  readonly #files: DiskFiles;
  readonly #expanded = new Set<readonly string[]>();
  #isKnown = true;

  constructor(files: DiskFiles) {
    this.root = files.root;
    this.#files = files;
  }

  /** Whether all that was read is among the files that a witness looks at. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  paths(): readonly string[] {
    return this.#files.paths();
  }

  inFileLinks(): ReadonlyMap<string, readonly InFileLink[]> {
    return this.#files.inFileLinks();
  }

  standingAt(file: string): Standing {
    const standing = this.#files.standingAt(file);
    if (standing !== 'file' || !this.#files.isWatched(file)) this.standings.set(file, standing);
    return standing;
  }

  text(file: string, limit?: number): FileContent {
    this.#read(file);
    return this.#files.text(file, limit);
  }

  expand(include: readonly string[], exclude?: readonly string[]): readonly string[] {
    const expansion = this.#files.expansionOf(include, exclude);
    if (!expansion.isWatched || this.#files.hasUnwatched(expansion)) this.#isKnown = false;
    this.#expanded.add(expansion.files);
    return expansion.files;
  }

  against(
    files: readonly string[],
    recorded: readonly InputFingerprint[],
    ids?: DvcIds,
  ): readonly InputFingerprint[] {
    if (!this.#expanded.has(files)) for (const file of files) this.#read(file);
    return this.#files.against(files, recorded, ids);
  }

  #read(file: string): void {
    if (!this.#files.isWatched(file)) this.#isKnown = false;
  }
}
