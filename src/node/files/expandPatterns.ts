import path from 'node:path';
import { compileGlobs, globFolder, isGlob, normalisePattern, unescapeGlob } from '../../core/links/globs';
import { standingAt } from './standingAt';
import { walk } from './walk';

/** Finds the files that patterns stand for; walks each folder at most once in its lifetime, so make one per moment. */
export class PatternExpander {
  readonly #root: string;
  readonly #walked = new Map<string, readonly string[]>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Paths of existing files, sorted and unique. A pattern that names an existing file is that file, whatever its
   * characters; a folder means all in it; `!pattern` leaves out. A name that cannot be looked at, such as a link to
   * itself, counts as a file: whoever reads it then says what is wrong.
   */
  expand(include: readonly string[], exclude: readonly string[] = []): string[] {
    const left = [
      ...include.filter((pattern) => pattern.startsWith('!')),
      ...exclude.map((item) => `!${item}`),
    ];
    const found = new Set<string>();
    for (const pattern of include) {
      if (!pattern.startsWith('!')) for (const file of this.#expandOne(pattern)) found.add(file);
    }
    // The last pattern of the list lets everything in that the others do not leave out.
    const kept = left.length === 0 ? () => true : compileGlobs([...left, '**', '**/.*', '**/.*/**']);
    return [...found].filter((file) => kept(file) !== undefined).sort();
  }

  #expandOne(raw: string): readonly string[] {
    const pattern = normalisePattern(raw);
    const standing = standingAt(path.join(this.#root, pattern));
    if (standing === 'file' || standing === 'unreachable') return [pattern];
    if (standing === 'folder') return this.#walk(pattern === '.' ? '' : pattern);
    if (!isGlob(pattern)) return this.#literal(unescapeGlob(pattern));
    const matches = compileGlobs([pattern]);
    return this.#walk(globFolder(pattern)).filter((file) => matches(file) !== undefined);
  }

  #literal(file: string): readonly string[] {
    const standing = standingAt(path.join(this.#root, file));
    return standing === 'file' || standing === 'unreachable' ? [file] : [];
  }

  #walk(folder: string): readonly string[] {
    let files = this.#walked.get(folder);
    if (files === undefined) {
      files = walk(this.#root, folder);
      this.#walked.set(folder, files);
    }
    return files;
  }
}
