import type { StageId } from '../lifecycle/lifecycle';
import type { Problem } from '../project/problem';
import type { Project } from '../project/project';
import { hasSorted, rangeBelow } from '../text/sortedTexts';
import { isPart, type Link } from './artifact';
import { artifactKind } from './artifactKind';
import { compileGlobs, globTops, isGlob, unescapeGlob } from './globs';
import type { InFileLink } from './inFileLink';
import { contradiction, unknownStage, unread } from './linkProblems';

/** The links of a project, sorted by path, cell and stage in the lifecycle's order, and what is wrong with any. */
export interface LinkIndex {
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
}

/** What one path has of links: its own, sorted, and problems of those that it declares itself. */
export interface LinksOfPath {
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
}

const NONE: LinksOfPath = { links: [], problems: [] };

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
  const linker = new Linker(project);
  return joinLinks(linker.linkAll([...files].sort(), inFile));
}

/** All links and problems of paths, in the order of the paths. */
export function joinLinks(byPath: ReadonlyMap<string, LinksOfPath>): LinkIndex {
  const sorted = [...byPath].sort(([a], [b]) => compareText(a, b));
  return {
    links: sorted.flatMap(([, { links }]) => links),
    problems: sorted.flatMap(([, { problems }]) => problems),
  };
}

interface LinkingStage {
  readonly id: StageId;
  readonly matches: (path: string) => string | undefined;
  readonly tops: ReadonlySet<string> | undefined;
}

/** Links single paths as a project's stages say. */
export class Linker {
  readonly #project: Project;
  readonly #order: ReadonlyMap<StageId, number>;
  readonly #stages: readonly LinkingStage[];
  /** Stages that may link what is in a folder at the top, `''` for the files beside them. */
  readonly #byTop = new Map<string, readonly LinkingStage[]>();
  /** By the path that a pattern spells out: what links it if it is a folder. */
  readonly #folders: ReadonlyMap<string, LinksOfPath>;

  constructor(project: Project) {
    this.#project = project;
    this.#order = new Map(project.stages.map((stage, index) => [stage.id, index]));
    this.#stages = project.stages
      .filter((stage) => stage.links.length > 0)
      .map(({ id, links }) => ({ id, matches: compileGlobs(links), tops: globTops(links) }));
    this.#folders = folderLinks(project, this.#order);
  }

  /** Paths that the project links as folders where they are some. */
  get namedPaths(): Iterable<string> {
    return this.#folders.keys();
  }

  /** Links of all files, sorted, and of the folders that they are in, by path, of those that have any. */
  linkAll(
    files: readonly string[],
    inFile: ReadonlyMap<string, readonly InFileLink[]>,
  ): Map<string, LinksOfPath> {
    const byPath = new Map<string, LinksOfPath>();
    const put = (path: string, own: LinksOfPath): void => {
      if (own !== NONE) byPath.set(path, own);
    };
    for (const path of this.namedPaths) if (isFolder(files, path)) put(path, this.linkFolder(path));
    for (const [begin, end] of this.#linkedRanges(files)) {
      for (const path of files.slice(begin, end)) put(path, this.linkFile(path, inFile.get(path)));
    }
    for (const [path, declared] of inFile) {
      if (!byPath.has(path) && hasSorted(files, path)) put(path, this.linkFile(path, declared));
    }
    return byPath;
  }

  /** Ranges of sorted files that stages may link: most large folders are linked by none, and passed over as a whole. */
  *#linkedRanges(
    files: readonly string[],
  ): Generator<readonly [begin: number, end: number], void, undefined> {
    let at = 0;
    for (let path = files[at]; path !== undefined; path = files[at]) {
      const top = topOf(path);
      const end = top === '' ? at + 1 : rangeBelow(files, top)[1];
      if (this.#stagesIn(top).length > 0) yield [at, end];
      at = end;
    }
  }

  /** Links of the path, whatever is there now; `files` are all, sorted. */
  link(path: string, files: readonly string[], declared: readonly InFileLink[] | undefined): LinksOfPath {
    if (hasSorted(files, path)) return this.linkFile(path, declared);
    return isFolder(files, path) ? this.linkFolder(path) : NONE;
  }

  linkFolder(path: string): LinksOfPath {
    return this.#folders.get(path) ?? NONE;
  }

  linkFile(path: string, declared: readonly InFileLink[] = []): LinksOfPath {
    const stages = this.#stagesIn(topOf(path));
    if (stages.length + declared.length === 0) return NONE;
    const known = declared.filter((link) => this.#order.has(link.stage));
    const links: Link[] = known.map((link) => ({ ...link, path, kind: artifactKind(path) }));
    const own = known.find((link) => !isPart(link));
    const problems = declared
      .filter((link) => !this.#order.has(link.stage))
      .map((link) => (link.isUnread === true ? unread(path) : unknownStage(path, link, this.#project)));
    for (const { id, matches } of stages) {
      const pattern = matches(path);
      if (pattern === undefined) continue;
      if (own === undefined) {
        links.push({ stage: id, path, kind: artifactKind(path), origin: 'project', pattern });
      } else if (!isGlob(pattern) && !known.some((link) => !isPart(link) && link.stage === id)) {
        // A glob speaks of many files; a path means this one.
        problems.push(contradiction(path, own, id));
      }
    }
    if (links.length + problems.length === 0) return NONE;
    return { links: sortLinks(links, this.#order), problems };
  }

  /** Stages that may link what is in a folder at the top. */
  #stagesIn(top: string): readonly LinkingStage[] {
    let stages = this.#byTop.get(top);
    if (stages === undefined) {
      stages = this.#stages.filter(({ tops }) => tops?.has(top) !== false);
      this.#byTop.set(top, stages);
    }
    return stages;
  }
}

/** The folder at the top that a path is in, `''` for what is in none. */
function topOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function folderLinks(
  project: Project,
  order: ReadonlyMap<StageId, number>,
): ReadonlyMap<string, LinksOfPath> {
  const named = new Map<string, Link[]>();
  for (const { id: stage, links } of project.stages) {
    for (const pattern of links) {
      if (pattern.startsWith('!') || isGlob(pattern)) continue;
      const path = unescapeGlob(pattern);
      const link: Link = { stage, path, kind: 'folder', origin: 'project', pattern };
      named.set(path, [...(named.get(path) ?? []), link]);
    }
  }
  return new Map(
    [...named].map(([path, links]) => [path, { links: sortLinks(links, order), problems: [] }] as const),
  );
}

function isFolder(files: readonly string[], path: string): boolean {
  const [begin, end] = rangeBelow(files, path);
  return path !== '' && begin < end;
}

/** Sorts the links of one path. */
function sortLinks(links: readonly Link[], order: ReadonlyMap<StageId, number>): readonly Link[] {
  const rank = (stage: StageId): number => order.get(stage) ?? order.size;
  const sorted = [...links].sort((a, b) => (a.cell ?? -1) - (b.cell ?? -1) || rank(a.stage) - rank(b.stage));
  // A file may repeat itself, and a folder may be linked twice.
  return sorted.filter((link, index) => {
    const before = sorted[index - 1];
    return before?.cell !== link.cell || before?.stage !== link.stage;
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
