import { declaringFiles, LONGEST_DECLARING } from '../../core/suggestions/declaringFiles';
import { suggestLinks } from '../../core/suggestions/suggestLinks';
import type { Suggestions } from '../../core/suggestions/suggestion';
import type { ProjectState } from '../project/deriveState';
import type { ProjectFiles } from '../project/projectFiles';

/** Suggests links from what other tools' files declare; of all files only those are read. */
export function readSuggestions(
  { project, links }: Pick<ProjectState, 'project' | 'links'>,
  files: Pick<ProjectFiles, 'paths' | 'text'>,
): Suggestions {
  const paths = files.paths();
  const contents = new Map(
    declaringFiles(paths).map((file) => [file, files.text(file, LONGEST_DECLARING)] as const),
  );
  return suggestLinks({ project, links, files: paths, contents });
}
