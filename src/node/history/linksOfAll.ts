import type { Link } from '../../core/links/artifact';
import type { InFileLink } from '../../core/links/inFileLink';
import { linksOf } from '../../core/links/linkIndex';
import type { ProjectState } from '../project/deriveState';

/** The links of all paths that the project ever had, by its project file of now. */
export function linksOfAll({ project, links }: ProjectState, paths: readonly string[]): readonly Link[] {
  const inFile = new Map<string, InFileLink[]>();
  for (const { path, origin, ...link } of links) {
    if (origin === 'project') continue;
    inFile.set(path, [...(inFile.get(path) ?? []), { ...link, origin }]);
  }
  return linksOf(project, [...new Set(paths)].sort(), inFile).links;
}
