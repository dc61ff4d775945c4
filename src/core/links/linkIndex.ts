import { shown } from '../lifecycle/lifecycleProblem';
import type { StageId } from '../lifecycle/lifecycle';
import type { Problem } from '../project/problem';
import type { Project } from '../project/project';
import { say } from '../text/message';
import { suggest } from '../text/suggest';
import type { Link } from './artifact';
import { artifactKind } from './artifactKind';
import { compileGlobs, isGlob, unescapeGlob } from './globs';

/** A link that a file declares itself. */
export interface InFileLink {
  readonly stage: StageId;
  readonly origin: 'marker' | 'notebook' | 'cell';
  /** Index of the notebook cell. */
  readonly cell?: number;
  /** Line (from zero) of the marker comment. */
  readonly line?: number;
}

/** The links of a project, sorted by path, cell and stage in the lifecycle's order, and what is wrong with any. */
export interface LinkIndex {
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
}

/**
 * Links artifacts to stages. What a file says of itself counts instead of what the project file says of it; a
 * cell's link counts for the cell, beside that of its file. A plain path in the project file that is a folder
 * links the folder as one artifact.
 */
export function linksOf(
  project: Project,
  files: readonly string[],
  inFile: ReadonlyMap<string, readonly InFileLink[]>,
): LinkIndex {
  const order = new Map(project.stages.map((stage, index) => [stage.id, index]));
  const links: Link[] = folderLinks(project, files);
  const problems: Problem[] = [];
  const stages = project.stages
    .filter((stage) => stage.links.length > 0)
    .map(({ id, links: patterns }) => ({ id, matches: compileGlobs(patterns) }));
  for (const path of files) {
    const declared = inFile.get(path) ?? [];
    const known = declared.filter((link) => order.has(link.stage));
    for (const link of declared) if (!order.has(link.stage)) problems.push(unknownStage(path, link, project));
    if (known.length > 0) links.push(...known.map((link) => ({ ...link, path, kind: artifactKind(path) })));
    if (known.some((link) => link.origin !== 'cell')) continue;
    for (const { id, matches } of stages) {
      const pattern = matches(path);
      if (pattern !== undefined) {
        links.push({ stage: id, path, kind: artifactKind(path), origin: 'project', pattern });
      }
    }
  }
  return { links: sortLinks(links, order), problems };
}

function folderLinks(project: Project, files: readonly string[]): Link[] {
  const named = new Map<string, Link[]>();
  for (const { id: stage, links } of project.stages) {
    for (const pattern of links) {
      if (pattern.startsWith('!') || isGlob(pattern)) continue;
      const path = unescapeGlob(pattern);
      const link: Link = { stage, path, kind: 'folder', origin: 'project', pattern };
      named.set(path, [...(named.get(path) ?? []), link]);
    }
  }
  if (named.size === 0) return [];
  const folders = foldersOf(files);
  return [...named].flatMap(([path, links]) => (folders.has(path) ? links : []));
}

/** Every folder that has one of the files in it, however deep. */
function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function unknownStage(path: string, link: InFileLink, project: Project): Problem {
  const known = project.stages.map((stage) => stage.id);
  const suggestion = suggest(link.stage, known);
  return {
    path,
    ...(link.cell === undefined ? {} : { cell: link.cell }),
    ...(link.line === undefined
      ? {}
      : { range: { start: { line: link.line, column: 0 }, end: { line: link.line + 1, column: 0 } } }),
    code: 'unknown-stage',
    severity: 'warning',
    message: say(
      'The lifecycle of this project has no stage "{0}"; the link is left out.',
      shown(link.stage),
    ),
    next:
      suggestion === undefined
        ? say('Stages: {0}.', known.join(', '))
        : say('Did you mean "{0}"?', suggestion),
  };
}

function sortLinks(links: readonly Link[], order: ReadonlyMap<StageId, number>): readonly Link[] {
  const rank = (stage: StageId): number => order.get(stage) ?? order.size;
  const sorted = [...links].sort(
    (a, b) => compareText(a.path, b.path) || (a.cell ?? -1) - (b.cell ?? -1) || rank(a.stage) - rank(b.stage),
  );
  // A file may repeat itself, and a folder may be linked twice.
  return sorted.filter((link, index) => {
    const before = sorted[index - 1];
    return before?.path !== link.path || before.cell !== link.cell || before.stage !== link.stage;
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
