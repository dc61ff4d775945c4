import { isPart, type Link } from '../links/artifact';
import { compileGlobs } from '../links/globs';
import type { StageId } from '../lifecycle/lifecycle';
import { foldersAbove } from '../place/foldersAbove';
import type { Project } from '../project/project';
import type { Listing } from './listing';
import type { SpokenLink } from './suggestion';

/** What needs no suggestion. */
export class LinkedPaths {
  readonly #listing: Listing;
  readonly #linked: StagesByPath;
  /** Of linked folders, in which all files are the stage's. */
  readonly #folders: StagesByPath;
  /** What a file says of itself counts instead of what the project file would say. */
  readonly #selfDeclared: ReadonlySet<string>;
  readonly #excluded: ReadonlyMap<string, (path: string) => boolean>;

  constructor({ stages }: Project, links: readonly Link[], listing: Listing) {
    const whole = links.filter((link) => !isPart(link));
    this.#listing = listing;
    this.#linked = stagesByPath(whole);
    this.#folders = stagesByPath(whole.filter(({ kind }) => kind === 'folder'));
    this.#selfDeclared = new Set(whole.filter(({ origin }) => origin !== 'project').map(({ path }) => path));
    this.#excluded = new Map(stages.map(({ id, links: patterns }) => [id, exclusion(patterns)]));
  }

  /** The stages that have what a link names, or a part of it. */
  stagesOf(link: Pick<SpokenLink, 'path' | 'isGlob'>): ReadonlySet<StageId> {
    const found = new Set<StageId>();
    for (const path of [link.path, ...this.#listing.filesOf(link)]) {
      for (const stage of this.#stagesAt(path)) found.add(stage);
    }
    return found;
  }

  has(link: SpokenLink): boolean {
    const { stage, path: own } = link;
    const isLinked = (path: string): boolean => this.#stagesAt(path).includes(stage);
    if (isLinked(own) || this.#selfDeclared.has(own)) return true;
    if (this.#excluded.get(stage)?.(own) === true) return true;
    const files = this.#listing.filesOf(link);
    return files.length > 0 && files.every((file) => isLinked(file) || this.#selfDeclared.has(file));
  }

  #stagesAt(path: string): readonly StageId[] {
    const own = [...(this.#linked.get(path) ?? [])];
    if (this.#folders.size === 0 || this.#selfDeclared.has(path)) return own;
    return [...own, ...foldersAbove(path).flatMap((folder) => [...(this.#folders.get(folder) ?? [])])];
  }
}

type StagesByPath = ReadonlyMap<string, ReadonlySet<StageId>>;

/** The stages that anything links each path to. */
export function stagesByPath(links: readonly Pick<Link, 'stage' | 'path'>[]): StagesByPath {
  const found = new Map<string, Set<StageId>>();
  for (const { stage, path } of links) found.set(path, (found.get(path) ?? new Set()).add(stage));
  return found;
}

function exclusion(patterns: readonly string[]): (path: string) => boolean {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const matches = compileGlobs(excluded);
  return (path) => matches(path) !== undefined;
}

/** What something better than a convention speaks of already: links, and declarations of tools. */
export class ClaimedPaths {
  readonly #listing: Listing;
  readonly #files: ReadonlySet<string>;

  constructor(declared: readonly SpokenLink[], links: readonly Link[], listing: Listing) {
    this.#listing = listing;
    const files = new Set(links.map(({ path }) => path));
    const known = new Set<string>();
    for (const link of declared) {
      if (known.has(link.path)) continue;
      known.add(link.path);
      files.add(link.path);
      for (const file of listing.filesOf(link)) files.add(file);
    }
    this.#files = files;
  }

  touches(link: SpokenLink): boolean {
    return this.#files.has(link.path) || this.#listing.filesOf(link).some((file) => this.#files.has(file));
  }
}
