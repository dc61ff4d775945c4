import type { FileFacts } from '../../protocol/engine';
import { hasSorted } from '../../core/text/sortedTexts';
import { consumedFiles } from './checkIdentity';
import { flowOf, type ProjectState } from './deriveState';
import type { ProjectFiles } from './projectFiles';

/** What a file is to the stages of its project: a path relative to the root. Lists of files come from memory. */
export function factsOf(file: string, { project, links }: ProjectState, files: ProjectFiles): FileFacts {
  const declares = (patterns: readonly string[]): boolean =>
    patterns.includes(file) || hasSorted(files.expand(patterns), file);
  const judgedBy = project.stages
    .flatMap(({ checks }) => checks)
    .filter((check) => hasSorted(consumedFiles(check, project, links, files), file))
    .map(({ stage, id }) => ({ stage, check: id }));
  const own = new Set(links.filter(({ path }) => path === file).map(({ stage }) => stage));
  const flow = flowOf(project, files);
  const dependsOn = [...own].flatMap((stage) => flow.get(stage) ?? []).filter(({ stage }) => !own.has(stage));
  const feeds = [...flow]
    .filter(([reader]) => !own.has(reader))
    .flatMap(([reader, from]) => {
      const source = from.find(({ stage }) => own.has(stage));
      return source === undefined ? [] : [{ stage: reader, path: source.path }];
    });
  const stagesThat = (key: 'inputs' | 'outputs') =>
    project.stages.filter((stage) => declares(stage[key])).map(({ id }) => id);
  return {
    judgedBy,
    readBy: stagesThat('inputs'),
    writtenBy: stagesThat('outputs'),
    dependsOn: [...new Map(dependsOn.map((item) => [item.stage, item])).values()],
    feeds,
  };
}
