import type { LinkIndex } from '../../core/links/linkIndex';
import { LinkMemory, type StageLinks } from '../../core/links/linkMemory';
import type { ParsedProject, Project } from '../../core/project/project';
import { ParsedProjects } from '../cache/parsedProjects';
import type { ChangedPaths } from './changedPaths';
import type { DiskFiles, DiskSettings } from './diskFiles';
import { FootprintMemory } from './footprintMemory';
import type { ProjectFiles } from './projectFiles';
import { NO_MEMORY, type Memory, type StateMemory } from './stateMemory';

export interface MemorySettings extends Pick<DiskSettings, 'isTrusted'> {
  /** Whoever reads only once is spared noting what all was made of. */
  readonly isForOnce?: boolean | undefined;
}

/** Remembers what was derived from a project's files on the disk for as long as nothing changed that it was made of. */
export class DiskMemory implements StateMemory {
  readonly #files: DiskFiles;
  readonly #parsed: ParsedProjects;
  readonly #links = new LinkMemory();
  readonly #isForOnce: boolean;
  #changed: ChangedPaths | undefined;
  #moment: FootprintMemory;

  constructor(files: DiskFiles, { isTrusted, isForOnce = false }: MemorySettings = {}) {
    this.#files = files;
    this.#parsed = new ParsedProjects(files.root, isTrusted);
    this.#isForOnce = isForOnce;
    this.#moment = new FootprintMemory(files);
  }

  /** Begins a moment; `changed` is absent if nothing is known of what changed. What the last did not use is forgotten. */
  begin(changed: ChangedPaths | undefined): void {
    this.#changed = changed;
    this.#moment = new FootprintMemory(this.#files, changed && { before: this.#moment.made, changed });
  }

  parse(text: string, parse: (text: string) => ParsedProject): ParsedProject {
    return this.#parsed.parse(text, parse);
  }

  links(project: Project, files: ProjectFiles): { readonly index: LinkIndex; readonly byStage: StageLinks } {
    const index = this.#links.indexOf(project, files.paths(), files.inFileLinks(), this.#changed?.paths);
    return { index, byStage: this.#links.byStage };
  }

  readonly remember: Memory['remember'] = (...about) =>
    (this.#isForOnce ? NO_MEMORY : this.#moment).remember(...about);
}
