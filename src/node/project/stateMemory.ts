import { linksOf, type LinkIndex } from '../../core/links/linkIndex';
import { linksByStage, type StageLinks } from '../../core/links/linkMemory';
import type { ParsedProject, Project } from '../../core/project/project';
import type { ProjectFiles } from './projectFiles';

/** What may be remembered of what was made before. */
export interface Memory {
  /**
   * What `work` makes of the project's files and of what is `given`: what it made the last time, if all that was given
   * are the same objects and nothing of the files that it looked at changed. `what` names it among all that this memory
   * has; `work` gets a memory of its own for its parts, which lasts as long as the whole.
   */
  remember<T>(
    what: string,
    given: readonly unknown[],
    files: ProjectFiles,
    work: (files: ProjectFiles, memory: Memory) => T,
  ): T;
}

/** What a derivation of a project's state may remember of the one before. */
export interface StateMemory extends Memory {
  /** Parses a project file. */
  parse(text: string, parse: (text: string) => ParsedProject): ParsedProject;
  /** Links a project's files. */
  links(project: Project, files: ProjectFiles): { readonly index: LinkIndex; readonly byStage: StageLinks };
}

/** Remembers nothing. */
export const NO_MEMORY: StateMemory = {
  parse: (text, parse) => parse(text),
  links(project, files) {
    const index = linksOf(project, files.paths(), files.inFileLinks());
    return { index, byStage: linksByStage(index.links) };
  },
  remember: (_what, _given, files, work) => work(files, NO_MEMORY),
};
