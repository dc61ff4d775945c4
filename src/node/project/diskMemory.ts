import { isDeepStrictEqual } from 'node:util';
import type { LinkIndex } from '../../core/links/linkIndex';
import { LinkMemory, type StageLinks } from '../../core/links/linkMemory';
import type { ParsedProject, Project } from '../../core/project/project';
import { ParsedProjects } from '../cache/parsedProjects';
import type { ChangedPaths } from './changedPaths';
import type { DiskFiles, DiskSettings } from './diskFiles';
import { Footprint } from './footprint';
import type { ProjectFiles } from './projectFiles';
import type { StateMemory } from './stateMemory';

interface Remembered {
  readonly given: readonly unknown[];
  readonly footprint: Footprint;
  readonly result: unknown;
}

export interface MemorySettings extends Pick<DiskSettings, 'isTrusted'> {
  /** Whoever reads only once is spared noting what all was made of. */
  readonly isForOnce?: boolean | undefined;
}

/** Remembers what was derived from a project's files on the disk for as long as nothing changed that it was made of. */
export class DiskMemory implements StateMemory {
  readonly #files: DiskFiles;
  readonly #parsed: ParsedProjects;
  readonly #links = new LinkMemory();
  #remembered = new Map<string, Remembered>();
  #used = new Map<string, Remembered>();
  #changed: ChangedPaths | undefined;
  readonly #isForOnce: boolean;

  constructor(files: DiskFiles, { isTrusted, isForOnce = false }: MemorySettings = {}) {
    this.#files = files;
    this.#parsed = new ParsedProjects(files.root, isTrusted);
    this.#isForOnce = isForOnce;
  }

  /**
   * Begins a moment; `changed` is absent if nothing is known of what changed. What was made of files and not used in
   * the last is forgotten.
   */
  begin(changed: ChangedPaths | undefined): void {
    this.#changed = changed;
    const idle = [...this.#remembered].filter(([, { footprint }]) => footprint.isEmpty);
    this.#remembered = new Map(changed === undefined ? [] : [...idle, ...this.#used]);
    this.#used = new Map();
  }

  parse(text: string, parse: (text: string) => ParsedProject): ParsedProject {
    return this.#parsed.parse(text, parse);
  }

  links(project: Project, files: ProjectFiles): { readonly index: LinkIndex; readonly byStage: StageLinks } {
    const index = this.#links.indexOf(project, files.paths(), files.inFileLinks(), this.#changed?.paths);
    return { index, byStage: this.#links.byStage };
  }

  remember<T>(
    what: string,
    given: readonly unknown[],
    files: ProjectFiles,
    work: (files: ProjectFiles) => T,
  ): T {
    if (this.#isForOnce) return work(files);
    const before = this.#remembered.get(what);
    const known = before !== undefined && isSame(before.given, given) ? before : undefined;
    if (known !== undefined && this.#holds(known)) {
      this.#used.set(what, known);
      return known.result as T;
    }
    const footprint = new Footprint(this.#files);
    const made = work(footprint);
    // What was made anew but is no other is no reason to make anew what is given it.
    const result = known !== undefined && isDeepStrictEqual(known.result, made) ? (known.result as T) : made;
    this.#used.set(what, { given, footprint, result });
    return result;
  }

  #holds({ footprint }: Remembered): boolean {
    return this.#changed !== undefined && footprint.isUntouchedBy(this.#changed);
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
