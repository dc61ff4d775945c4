import { dayOf } from '../../core/journal/day';
import type { Fingerprints } from '../fingerprint/fingerprints';
import { deriveState, type ProjectState } from './deriveState';
import { DiskFiles, type DiskSettings } from './diskFiles';
import { DiskMemory, type MemorySettings } from './diskMemory';
import type { ProjectFiles } from './projectFiles';

export interface ReaderSettings extends DiskSettings, MemorySettings {
  /** The present moment; the clock if absent. */
  readonly now?: () => Date;
}

/** Reads a project's files on the disk and derives its state; keeps what is dear to compute between two readings. */
export class ProjectReader {
  readonly root: string;
  #disk: { readonly files: DiskFiles; readonly memory: DiskMemory } | undefined;
  #settings: DiskSettings & MemorySettings;
  #state: ProjectState | undefined;
  #isPrepared = false;
  #today = '';
  readonly #touched = new Set<string>();
  readonly #now: () => Date;

  constructor(root: string, { now = () => new Date(), ...settings }: ReaderSettings = {}) {
    this.root = root;
    this.#now = now;
    this.#settings = settings;
  }

  get fingerprints(): Fingerprints {
    return this.#opened().files.fingerprints;
  }

  /** The project's files as they were at the last reading. */
  get files(): ProjectFiles {
    return this.#opened().files;
  }

  /** Has git begin with what the next reading needs, and waits for it; for whoever reads right after. */
  async prepare(): Promise<void> {
    this.#disk?.files.renew();
    this.#isPrepared = true;
    await this.#opened().files.prepare();
  }

  /** The state now, whatever changed. Never throws for what the project's files contain. */
  read(): ProjectState {
    const known = this.#disk;
    if (!this.#isPrepared) known?.files.renew();
    this.#isPrepared = false;
    const { memory } = known ?? this.#opened();
    memory.begin(undefined);
    return this.#derive();
  }

  /** Notes that something changed at a path, relative to the root, with `/`. */
  touch(file: string): void {
    this.#touched.add(file);
  }

  /** Keeps what was found out of files for the next process, if it is cached. */
  save(): void {
    this.#disk?.files.save();
  }

  /** Makes the next reading one of everything. */
  forget(): void {
    this.#state = undefined;
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
    this.#state = deriveState(files, this.#today, memory);
    return this.#state;
  }

  /** The day in UTC on which evidence and waivers are looked at. */
  #day(): string {
    return dayOf(this.#now());
  }

  #opened(): { readonly files: DiskFiles; readonly memory: DiskMemory } {
    if (this.#disk === undefined) {
      const files = new DiskFiles(this.root, this.#settings);
      this.#disk = { files, memory: new DiskMemory(files, this.#settings) };
      // What was listed is large, and the next moment's is another.
      this.#settings = {};
    }
    return this.#disk;
  }
}
