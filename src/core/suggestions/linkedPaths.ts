import { isPart, type Link } from '../links/artifact';
import { compileGlobs } from '../links/globs';
import type { Project } from '../project/project';
import type { Listing } from './listing';
import type { SuggestedLink } from './suggestion';

/** What needs no suggestion. */
export class LinkedPaths {
  readonly #listing: Listing;
  readonly #linked: ReadonlySet<string>;
  /** What a file says of itself counts instead of what the project file would say. */
  readonly #selfDeclared: ReadonlySet<string>;
  readonly #excluded: ReadonlyMap<string, (path: string) => boolean>;

  constructor({ stages }: Project, links: readonly Link[], listing: Listing) {
    const whole = links.filter((link) => !isPart(link));
    this.#listing = listing;
    this.#linked = new Set(whole.map(({ stage, path }) => keyOf(stage, path)));
    this.#selfDeclared = new Set(whole.filter(({ origin }) => origin !== 'project').map(({ path }) => path));
    this.#excluded = new Map(stages.map(({ id, links: patterns }) => [id, exclusion(patterns)]));
  }

  has(link: SuggestedLink): boolean {
    const { stage, path: own } = link;
    const isLinked = (path: string): boolean => this.#linked.has(keyOf(stage, path));
    if (isLinked(own) || this.#selfDeclared.has(own)) return true;
    if (this.#excluded.get(stage)?.(own) === true) return true;
    const files = this.#listing.filesOf(link);
    return files.length > 0 && files.every((file) => isLinked(file) || this.#selfDeclared.has(file));
  }
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

  constructor(declared: readonly SuggestedLink[], links: readonly Link[], listing: Listing) {
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

  touches(link: SuggestedLink): boolean {
    return this.#files.has(link.path) || this.#listing.filesOf(link).some((file) => this.#files.has(file));
  }
}

function keyOf(stage: string, path: string): string {
  return JSON.stringify([stage, path]);
}
