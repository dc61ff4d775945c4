import path from 'node:path';
import type { FileContent } from '../../core/checks/world/checkWorld';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import type { InFileLink } from '../../core/links/inFileLink';
import { hasSorted, withFolder } from '../../core/text/sortedTexts';
import { ContentLinks } from '../cache/contentLinks';
import { KnownFiles } from '../cache/knownFiles';
import { Witness, type Sighting } from '../cache/witness';
import { Witnessed } from '../cache/witnessed';
import { Expansions, type Expansion } from '../files/expansions';
import { FileListing } from '../files/fileListing';
import { IGNORE_FILE, IgnoredFiles, rulesAbove } from '../files/ignoredFiles';
import { foldersAbove } from '../../core/place/foldersAbove';
import { readText } from '../files/readText';
import type { Standing } from '../files/standingAt';
import { walkStore } from '../files/walk';
import { Fingerprints } from '../fingerprint/fingerprints';
import type { ChangedPaths } from './changedPaths';
import { GitIdentities, type GitAnswer } from '../git/gitIdentities';
import { indexSize } from '../git/indexSize';
import { InFileLinks, mayDeclareLinks, SOUGHT } from './inFileLinks';
import type { ProjectFiles } from './projectFiles';

/** Of more changed files at once, looking at all of them anew is quicker. */
const MOST_CHANGES = 500;

/** Fewer files are looked at as quickly as git is started. */
const MANY_FILES = 10_000;
/** What git notes of a tracked file is no less: bytes. */
const INDEX_ENTRY = 72;

export interface DiskSettings {
  /** What is found out of files may be kept in the project's cache, and git may be started. */
  readonly isTrusted?: boolean | undefined;
  /** From so many files on git is asked what they are; the number from which that pays if absent. */
  readonly manyFiles?: number | undefined;
  /** What changed later than so long before git was asked may have changed since: ms; as the clocks of file systems step if absent. */
  readonly marginMs?: number | undefined;
}

/**
 * A project's files on the disk as they are at one moment, which lasts until the next begins with `renew` or `advance`.
 * What is dear to find out is kept from one to the next.
 */
export class DiskFiles implements ProjectFiles {
  readonly root: string;
  readonly fingerprints: Fingerprints;
  readonly #listing: FileListing;
  readonly #known: KnownFiles;
  readonly #contents: ContentLinks;
  readonly #inFile: InFileLinks;
  /** Where git may be started. */
  readonly #git: GitIdentities | undefined;
  readonly #manyFiles: number;
  readonly #witness: Witness;
  readonly #witnessedLinks: Witnessed<ReadonlyMap<string, readonly InFileLink[]>>;
  /** How all files looked before any was read; absent where git was not asked. */
  #sighting: Sighting | undefined;
  /** What names that look, if it is known by a name. */
  #look: string | undefined;
  #expansions: Expansions;
  #ignored: IgnoredFiles;
  #inFileNow: ReadonlyMap<string, readonly InFileLink[]> | undefined;
  /** Files of which changes may go unnoticed, by the list that they are in. */
  #unwatched = new WeakMap<Expansion, boolean>();

  constructor(root: string, { isTrusted, manyFiles = MANY_FILES, marginMs }: DiskSettings = {}) {
    this.root = root;
    this.#manyFiles = manyFiles;
    this.#listing = new FileListing(root);
    this.#known = new KnownFiles(root, isTrusted);
    this.#contents = new ContentLinks(root, isTrusted);
    this.#git = isTrusted === true ? new GitIdentities(root, process.env, undefined, marginMs) : undefined;
    this.#witness = new Witness(root);
    this.#witnessedLinks = new Witnessed(root, 'links');
    this.fingerprints = new Fingerprints(root, {
      known: this.#known,
      git: this.#git && { identities: this.#git, cost: () => this.#gitCost() },
      isWatched: (file) => this.#listing.isWatched(file),
    });
    this.#inFile = new InFileLinks(root, { files: this.#known, contents: this.#contents });
    this.#expansions = new Expansions(root, this.#listing);
    this.#ignored = new IgnoredFiles(root);
  }

  /** Has git look at the files while they are listed, where there are many: ends with both; nothing where there are few. */
  prepare(): Promise<void> | undefined {
    if (this.#git === undefined || !this.#isManyToGit()) return undefined;
    // Git reads its contents much quicker than all files are read; a few new ones are read as quickly.
    const answered = this.#git.askAhead(this.#contents.isEmpty ? SOUGHT : undefined);
    if (!this.hasMany) this.#git.forget();
    return answered.then(() => this.#sight());
  }

  /** Whether there are so many files that reading them all takes its time. */
  get hasMany(): boolean {
    return this.#listing.files.length >= this.#manyFiles;
  }

  #sight(): void {
    const git = this.#gitAnswer();
    if (git === undefined) return;
    const store = walkStore(this.root);
    // Through a link in the store anything may be read.
    if (store.links.length > 0) return;
    const files = withFolder(this.#listing.files, store.files);
    this.#sighting = { files: [...rulesAbove(this.root).toSorted(), ...files], git };
    this.#look = this.#witness.recognise(this.#sighting);
  }

  /** Names how all files look, if they looked so before, or since `save` would know them again. */
  get look(): string | undefined {
    return this.#look;
  }

  /** Keeps what was found out for the next process, if it is cached; what git said is large and of this moment. */
  save(): void {
    this.#git?.forget();
    this.#known.save((file) => this.#listing.has(file));
    this.#contents.save();
    if (this.#sighting === undefined || this.#look !== undefined) return;
    this.#look = this.#witness.remember(this.#sighting);
    if (this.#look === undefined) return;
    this.inFileLinks();
    this.#witnessedLinks.keep(this.#look, this.#inFile.links);
  }

  /** Begins a moment of which nothing is known. */
  renew(): void {
    this.#listing.renew();
    this.#forgetLook();
    this.#forgetAll();
  }

  /** Begins a moment before which only these paths changed; tells what that may have moved, nothing if that is too much to tell. */
  advance(changed: Iterable<string>): ChangedPaths | undefined {
    this.#forgetLook();
    const told = [...changed];
    const moved = this.#listing.update(told);
    const links = this.#listing.links.filter(mayDeclareLinks);
    const paths = new Set([...told, ...(moved ?? []), ...links]);
    for (const file of told.flatMap((folder) => this.#listing.below(folder))) paths.add(file);
    const isRuled = told.some((file) => path.posix.basename(file) === IGNORE_FILE);
    if (moved === undefined || isRuled || paths.size > MOST_CHANGES) {
      this.#forgetAll();
      return undefined;
    }
    const folders = told.filter((file) => !this.#listing.has(file));
    const expansions = this.#expansions.forget([...moved, ...folders]);
    this.fingerprints.forget(paths, folders);
    if (this.#inFileNow !== undefined)
      this.#inFileNow = this.#counted(this.#inFile.update(paths, this.#listing));
    return { paths, folders: new Set([...paths].flatMap((file) => foldersAbove(file))), expansions };
  }

  paths(): readonly string[] {
    return this.#listing.files;
  }

  inFileLinks(): ReadonlyMap<string, readonly InFileLink[]> {
    this.#inFileNow ??= this.#counted(this.#readInFileLinks());
    return this.#inFileNow;
  }

  standingAt(file: string): Standing {
    return this.#expansions.standingAt(file);
  }

  text(file: string, limit?: number): FileContent {
    return readText(path.join(this.root, file), limit);
  }

  expand(include: readonly string[], exclude?: readonly string[]): readonly string[] {
    return this.expansionOf(include, exclude).files;
  }

  /** The same as an object that stays the same as long as the list does. */
  expansionOf(include: readonly string[], exclude?: readonly string[]): Expansion {
    return this.#expansions.expand(include, exclude);
  }

  against(
    files: readonly string[],
    recorded: readonly InputFingerprint[],
    ids?: DvcIds,
  ): readonly InputFingerprint[] {
    return this.fingerprints.against(files, recorded, ids);
  }

  /** Whether changes of a file are told as such: see `FileListing`. */
  isWatched(file: string): boolean {
    return this.#listing.isWatched(file);
  }

  /** Whether changes of any file of a list may go untold. */
  hasUnwatched(expansion: Expansion): boolean {
    const known = this.#unwatched.get(expansion);
    if (known !== undefined) return known;
    // Of a list that is watched as a whole, all files are of the listing, in which only links lead elsewhere.
    const found = expansion.isWatched
      ? this.#listing.links.some((link) => hasSorted(expansion.files, link))
      : expansion.files.some((file) => !this.isWatched(file));
    this.#unwatched.set(expansion, found);
    return found;
  }

  #readInFileLinks(): ReadonlyMap<string, readonly InFileLink[]> {
    const witnessed = this.#look === undefined ? undefined : this.#witnessedLinks.find(this.#look);
    if (witnessed !== undefined) return this.#inFile.adopt(witnessed);
    return this.#inFile.read(this.paths(), this.#gitAnswer());
  }

  /** What git leaves out is in no other copy of the project: it declares nothing there, so it does not here. */
  #counted(links: ReadonlyMap<string, readonly InFileLink[]>): ReadonlyMap<string, readonly InFileLink[]> {
    const left = [...links.keys()].filter((file) => this.#ignored.has(file));
    return left.length === 0 ? links : new Map([...links].filter(([file]) => !left.includes(file)));
  }

  #gitAnswer(): GitAnswer | undefined {
    if (!this.hasMany || !this.#isManyToGit()) return undefined;
    return this.#git?.answer;
  }

  /** A few files of a large repository, and many in a small one, are not worth git's start. */
  #isManyToGit(): boolean {
    return indexSize(this.root) >= this.#manyFiles * INDEX_ENTRY;
  }

  /** Starting git takes its time, and it looks at all that it tracks: as bytes that could be read meanwhile. */
  #gitCost(): number {
    return 20_000_000 + 4000 * this.#listing.files.length;
  }

  #forgetAll(): void {
    this.#expansions = new Expansions(this.root, this.#listing);
    this.#ignored = new IgnoredFiles(this.root);
    this.#inFileNow = undefined;
    this.fingerprints.forgetAll();
  }

  #forgetLook(): void {
    this.#sighting = undefined;
    this.#look = undefined;
  }
}
