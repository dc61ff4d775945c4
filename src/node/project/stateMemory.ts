import { linksOf, type LinkIndex } from '../../core/links/linkIndex';
import { linksByStage, type StageLinks } from '../../core/links/linkMemory';
import type { ParsedProject, Project } from '../../core/project/project';
import type { ProjectFiles } from './projectFiles';

/** What a derivation may remember of the one before. */
export interface StateMemory {
  /** Parses a project file. */
  parse(text: string, parse: (text: string) => ParsedProject): ParsedProject;
  /** Links a project's files. */
  links(project: Project, files: ProjectFiles): { readonly index: LinkIndex; readonly byStage: StageLinks };
  /**
   * What `work` makes of the project's files and of what is `given`: what it made the last time, if all that was given
   * are the same objects and nothing of the files that it looked at changed. `what` names it among everything remembered.
   */
  remember<T>(
    what: string,
    given: readonly unknown[],
    files: ProjectFiles,
    work: (files: ProjectFiles) => T,
  ): T;
}

/** Remembers nothing. */
export const NO_MEMORY: StateMemory = {
  parse: (text, parse) => parse(text),
  links(project, files) {
    const index = linksOf(project, files.paths(), files.inFileLinks());
    return { index, byStage: linksByStage(index.links) };
  },
  remember: (_what, _given, files, work) => work(files),
};
