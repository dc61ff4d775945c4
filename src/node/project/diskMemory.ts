import type { LinkIndex } from '../../core/links/linkIndex';
import { LinkMemory, type StageLinks } from '../../core/links/linkMemory';
import type { ParsedProject, Project } from '../../core/project/project';
import type { ChangedPaths } from './changedPaths';
import type { DiskFiles } from './diskFiles';
import { Footprint } from './footprint';
import type { ProjectFiles } from './projectFiles';
import type { StateMemory } from './stateMemory';

interface Remembered {
  readonly given: readonly unknown[];
  readonly footprint: Footprint;
  readonly result: unknown;
}

/** Remembers what was derived from a project's files on the disk for as long as nothing changed that it was made of. */
export class DiskMemory implements StateMemory {
  readonly #files: DiskFiles;
  readonly #links = new LinkMemory();
  #remembered = new Map<string, Remembered>();
  #used = new Map<string, Remembered>();
  #parsed: { readonly text: string; readonly result: ParsedProject } | undefined;
  #changed: ChangedPaths | undefined;

  constructor(files: DiskFiles) {
    this.#files = files;
  }

  /** Begins a moment; `changed` is absent if nothing is known of what changed. What was not used in the last is forgotten. */
  begin(changed: ChangedPaths | undefined): void {
    this.#changed = changed;
    this.#remembered = changed === undefined ? new Map() : this.#used;
    this.#used = new Map();
  }

  parse(text: string, parse: (text: string) => ParsedProject): ParsedProject {
    if (this.#parsed?.text !== text) this.#parsed = { text, result: parse(text) };
    return this.#parsed.result;
  }

  links(project: Project, files: ProjectFiles): { readonly index: LinkIndex; readonly byStage: StageLinks } {
    const index = this.#links.indexOf(project, files.paths(), files.inFileLinks(), this.#changed?.paths);
    return { index, byStage: this.#links.byStage };
  }

  remember<T>(
    what: string,
    given: readonly unknown[],
    _files: ProjectFiles,
    work: (files: ProjectFiles) => T,
  ): T {
    const known = this.#remembered.get(what);
    if (known !== undefined && isSame(known.given, given) && this.#holds(known)) {
      this.#used.set(what, known);
      return known.result as T;
    }
    const footprint = new Footprint(this.#files);
    const result = work(footprint);
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
