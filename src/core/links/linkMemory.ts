import type { StageId } from '../lifecycle/lifecycle';
import type { Project } from '../project/project';
import { lowerBound } from '../text/sortedTexts';
import type { Link } from './artifact';
import type { InFileLink } from './inFileLink';
import { joinLinks, Linker, type LinkIndex, type LinksOfPath } from './linkIndex';

/** Links by the stage that they are of, in the order of the index. */
export type StageLinks = ReadonlyMap<StageId, readonly Link[]>;

/** A link index that is renewed only for the paths that changed. */
export class LinkMemory {
  #project: Project | undefined;
  #linker: Linker | undefined;
  #byPath = new Map<string, LinksOfPath>();
  #index: LinkIndex = { links: [], problems: [] };
  #stages: StageLinks = new Map();

  /**
   * The links now. `changed` are the paths at which a file came, went or may declare other links since the last time;
   * absent if that is not known. What is as it was is the same object again.
   */
  indexOf(
    project: Project,
    files: readonly string[],
    inFile: ReadonlyMap<string, readonly InFileLink[]>,
    changed: Iterable<string> | undefined,
  ): LinkIndex {
    if (this.#project !== project || this.#linker === undefined || changed === undefined) {
      this.#project = project;
      this.#linker = new Linker(project);
      this.#byPath = this.#linker.linkAll(files, inFile);
      this.#index = joinLinks(this.#byPath);
    } else {
      const { namedPaths } = this.#linker;
      for (const path of new Set([...changed, ...namedPaths])) {
        this.#renew(path, this.#linker.link(path, files, inFile.get(path)));
      }
    }
    return this.#index;
  }

  /** The links of `indexOf` by stage; those of a stage are the same array as long as they are the same. */
  get byStage(): StageLinks {
    const stages = linksByStage(this.#index.links);
    for (const [stage, links] of stages) {
      const before = this.#stages.get(stage);
      if (before !== undefined && isSame(before, links)) stages.set(stage, before);
    }
    this.#stages = stages;
    return stages;
  }

  #renew(path: string, own: LinksOfPath): void {
    const before = this.#byPath.get(path) ?? { links: [], problems: [] };
    if (JSON.stringify(before) === JSON.stringify(own)) return;
    if (own.links.length + own.problems.length === 0) this.#byPath.delete(path);
    else this.#byPath.set(path, own);
    // Paths with problems are few, those with links are many.
    if (before.problems.length + own.problems.length > 0) this.#index = joinLinks(this.#byPath);
    else this.#index = { ...this.#index, links: replaced(this.#index.links, path, own.links) };
  }
}

/** Links by the stage that they are of. */
export function linksByStage(links: readonly Link[]): Map<StageId, readonly Link[]> {
  const stages = new Map<StageId, Link[]>();
  for (const link of links) {
    const own = stages.get(link.stage);
    if (own === undefined) stages.set(link.stage, [link]);
    else own.push(link);
  }
  return stages;
}

function replaced(links: readonly Link[], path: string, own: readonly Link[]): readonly Link[] {
  const paths = links.map((link) => link.path);
  const begin = lowerBound(paths, path);
  let end = begin;
  while (paths[end] === path) end += 1;
  return [...links.slice(0, begin), ...own, ...links.slice(end)];
}

function isSame(a: readonly Link[], b: readonly Link[]): boolean {
  return a.length === b.length && a.every((link, at) => link === b[at]);
}
