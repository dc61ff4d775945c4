import { pathFrom } from '../checks/relativePath';
import type { ArtifactKind } from '../links/artifact';
import { artifactKind } from '../links/artifactKind';
import { compileGlobs, globFolder } from '../links/globs';
import { pathFault } from '../project/projectPath';
import { hasSorted, rangeBelow } from '../text/sortedTexts';
import { templateGlob, type TemplateStyle } from './templateGlob';
import type { NamedPath } from './suggestion';

/** So many templates are looked for at most: each means a look at all files of a folder. */
const MOST_GLOBS = 500;
/** So many files of a folder tell what it holds. */
const SAMPLE = 200;

/** The files of a project, as declaring files name them. */
export class Listing {
  readonly files: readonly string[];
  readonly #globs = new Map<string, readonly string[]>();

  /** `files`: sorted paths from the project's root. */
  constructor(files: readonly string[]) {
    this.files = files;
  }

  has(path: string): boolean {
    return hasSorted(this.files, path);
  }

  isFolder(path: string): boolean {
    const [begin, end] = rangeBelow(this.files, path);
    return path !== '' && end > begin;
  }

  /** The files that a path or glob stands for: itself, or those in the folder, or those that match. */
  filesOf({ path, isGlob }: Pick<NamedPath, 'path' | 'isGlob'>): readonly string[] {
    if (isGlob) return this.#matching(path);
    return this.has(path) ? [path] : this.files.slice(...rangeBelow(this.files, path));
  }

  /**
   * A path as a file of one of the `folders` writes it: of the first folder from which it leads to something. What
   * leads out of the project, or says too little, is none.
   */
  named(written: string, folders: readonly string[], style?: TemplateStyle): NamedPath | undefined {
    const template = style === undefined ? { text: written, isGlob: false } : templateGlob(written, style);
    if (template === undefined) return undefined;
    const all = folders.flatMap((folder) => this.#namedIn(folder, template.text, template.isGlob) ?? []);
    return all.find(({ exists }) => exists) ?? all[0];
  }

  /** What a path is to a lifecycle; of a folder what is in it. */
  kindOf(named: NamedPath): ArtifactKind {
    if (named.isGlob || !this.isFolder(named.path)) return artifactKind(named.path);
    const [begin, end] = rangeBelow(this.files, named.path);
    const kinds = this.files.slice(begin, Math.min(end, begin + SAMPLE)).map(artifactKind);
    return kinds.every((kind) => kind === 'code' || kind === 'document') ? 'code' : 'data';
  }

  #namedIn(folder: string, written: string, isGlob: boolean): NamedPath | undefined {
    const path = pathFrom(folder, written);
    if (path === undefined || path === '' || path.startsWith('!') || isFaulty(path, isGlob)) return undefined;
    const exists = isGlob ? this.#matching(path).length > 0 : this.has(path) || this.isFolder(path);
    return { path, isGlob, exists };
  }

  #matching(glob: string): readonly string[] {
    const known = this.#globs.get(glob);
    if (known !== undefined) return known;
    if (this.#globs.size >= MOST_GLOBS) return [];
    const matches = compileGlobs([glob]);
    const below = this.files.slice(...rangeBelow(this.files, globFolder(glob)));
    const found = below.filter((path) => matches(path) !== undefined);
    this.#globs.set(glob, found);
    return found;
  }
}

function isFaulty(path: string, isGlob: boolean): boolean {
  // Wildcards in a plain path are characters of its name.
  return pathFault(isGlob ? path : path.replace(/[*?[\]{}]/g, '_')) !== undefined;
}
