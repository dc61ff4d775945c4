import { dayOf } from '../../core/journal/day';
import { outlineOf, type ProjectOutline } from '../../core/snapshot/outline';
import type { Fingerprints } from '../fingerprint/fingerprints';
import { deriveState, projectIn, type DerivedProject, type ProjectState } from './deriveState';
import { DiskFiles, type DiskSettings } from './diskFiles';
import { DiskMemory, type MemorySettings } from './diskMemory';
import { KeptState, SeenFiles } from './keptState';
import type { ProjectFiles } from './projectFiles';

export interface ReaderSettings extends DiskSettings, MemorySettings {
  /** The present moment; the clock if absent. */
  readonly now?: () => Date;
}

/** Reads a project's files on the disk and derives its state; keeps what is dear to compute between two readings. */
export class ProjectReader {
  readonly root: string;
  #disk: { readonly files: DiskFiles; readonly memory: DiskMemory } | undefined;
  readonly #settings: DiskSettings & MemorySettings;
  #state: ProjectState | undefined;
  #isBegun = false;
  #today = '';
  /** For whoever reads only once: what an earlier process derived. */
  readonly #kept: KeptState | undefined;
  /** What the state was derived from, if it is to be kept. */
  #seen: SeenFiles | undefined;
  #isTakenOver = false;
  readonly #touched = new Set<string>();
  readonly #now: () => Date;

  constructor(root: string, { now = () => new Date(), ...settings }: ReaderSettings = {}) {
    this.root = root;
    this.#now = now;
    this.#settings = settings;
    this.#kept = settings.isForOnce === true ? new KeptState(root) : undefined;
  }

  get fingerprints(): Fingerprints {
    return this.#opened().files.fingerprints;
  }

  /** The project's files as they were at the last reading. */
  get files(): ProjectFiles {
    return this.#opened().files;
  }

  /** Whether the state is one that an earlier process derived. */
  get isTakenOver(): boolean {
    return this.#isTakenOver;
  }

  /** Begins the moment of the next reading: that is one of everything, of the files as they are from now on. */
  begin(): void {
    this.#state = undefined;
    this.#disk?.files.renew();
    this.#isBegun = true;
  }

  /** Has git look at the files for the next reading, while they are listed if they are not: ends with both, nothing if it need not. */
  prepare(): Promise<void> | undefined {
    if (!this.#isBegun) this.begin();
    return this.#opened().files.prepare();
  }

  /** Whether there are so many files that reading them takes its time. */
  get hasManyFiles(): boolean {
    return this.#opened().files.hasMany;
  }

  /** What is known before the files are read. */
  outline(): ProjectOutline {
    const { files, memory } = this.#opened();
    const { project } = projectIn(files, memory);
    return outlineOf(this.root, project, files.paths());
  }

  /** The state now, whatever changed. Never throws for what the project's files contain. */
  read(): ProjectState {
    const known = this.#disk;
    if (!this.#isBegun) known?.files.renew();
    this.#isBegun = false;
    const { memory } = known ?? this.#opened();
    memory.begin(undefined);
    return this.#derive();
  }

  /** The state now, whatever changed, with the files that it was derived from. */
  derived(): DerivedProject {
    return { state: this.read(), files: this.files };
  }

  /** Notes that something changed at a path, relative to the root, with `/`. */
  touch(file: string): void {
    this.#touched.add(file);
  }

  /** Keeps what was found out of files for the next process, if it is cached. */
  save(): void {
    this.#disk?.files.save();
    const look = this.#disk?.files.look;
    if (look === undefined || this.#seen === undefined || this.#state === undefined) return;
    this.#kept?.keep(look, this.#today, this.#seen, this.#state);
    this.#seen = undefined;
  }

  /** The state now, if nothing changed since the last reading but at the paths that were touched. */
  readTouched(): ProjectState {
    const isToday = this.#today === this.#day();
    if (this.#state === undefined || this.#disk === undefined) return this.read();
    if (this.#touched.size === 0 && isToday) return this.#state;
    const { files, memory } = this.#disk;
    memory.begin(files.advance(this.#touched));
    return this.#derive();
  }

  #derive(): ProjectState {
    const { files, memory } = this.#opened();
    this.#touched.clear();
    this.#today = this.#day();
    const kept = files.look === undefined ? undefined : this.#kept?.find(files.look, this.#today, files);
    this.#isTakenOver = kept !== undefined;
    this.#state = kept ?? this.#deriveFrom(files, memory);
    return this.#state;
  }

  #deriveFrom(files: DiskFiles, memory: DiskMemory): ProjectState {
    this.#seen = this.#kept && new SeenFiles(files);
    return deriveState(this.#seen ?? files, this.#today, memory);
  }

  /** The day in UTC on which evidence and waivers are looked at. */
  #day(): string {
    return dayOf(this.#now());
  }

  #opened(): { readonly files: DiskFiles; readonly memory: DiskMemory } {
    if (this.#disk === undefined) {
      const files = new DiskFiles(this.root, this.#settings);
      this.#disk = { files, memory: new DiskMemory(files, this.#settings) };
    }
    return this.#disk;
  }
}
