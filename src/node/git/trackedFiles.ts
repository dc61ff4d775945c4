/** What the line of a plain file begins with, and what is behind its id. `H`: it is compared with the disk at all. */
const PLAIN_FILE = 'H 100';
const BEHIND_ID = ' 0\t';
const ID_AT = 'H 100644 '.length;
/** Of ids of another length git tells nothing that we could use. */
const ID_LENGTH = 40;
const PATH_AT = ID_AT + ID_LENGTH + BEHIND_ID.length;

/** A git id within a longer text, which spares tens of thousands of short ones. */
export interface IdInText {
  readonly text: string;
  /** Position of the first of its forty digits; negative for none. */
  readonly at: number;
}

/** What stands for bytes that are no text: a name with it may be that of several files. */
const LOST = '\uFFFD';

/** The files that git tracks and found as they were added. Paths are relative to the folder that git was asked about. */
export class TrackedFiles {
  readonly #list: () => string;
  #text: string | undefined;
  readonly #moved: ReadonlySet<string>;
  readonly #sizesOf: (ids: string) => string;
  /** Positions of the plain files' lines in the list, in its order, and the sizes of their contents: bytes. */
  #plain: { readonly lines: Int32Array; readonly sizes: Float64Array } | undefined;

  /**
   * `listed` gives the output of `ls-files -s -v -z` once it is needed, `moved` is that of `diff-files --name-only -z`.
   * `sizesOf` is given ids, one a line, and tells the sizes of these contents in the same way.
   */
  constructor(listed: () => string = () => '', moved = '', sizesOf: (ids: string) => string = () => '') {
    this.#list = listed;
    this.#moved = new Set(moved.split('\0'));
    this.#sizesOf = sizesOf;
  }

  /** The ids of the contents of files, by the order of their sorted paths. */
  idsOf(files: readonly string[]): { readonly text: string; readonly at: Int32Array } {
    const at = new Int32Array(files.length).fill(-1);
    const text = this.#listed;
    let next = 0;
    for (let line = 0; line < text.length && next < files.length; line = text.indexOf('\0', line) + 1) {
      const path = line + PATH_AT;
      let file = files[next] ?? '';
      if (!isAt(text, file, path)) {
        const listed = text.slice(path, text.indexOf('\0', path));
        while (next < files.length && file < listed) file = files[++next] ?? '';
        if (file !== listed) continue;
      }
      if (this.#isClean(line, file)) at[next] = line + ID_AT;
      next += 1;
    }
    return { text, at };
  }

  /**
   * The id of the content of a file that has so many bytes; nothing if git cannot tell. Git takes a file for unchanged
   * that it converted when it was added, even if it would not do so any more: then the sizes differ.
   */
  idOf(file: string, size: number): string | undefined {
    const { lines, sizes } = (this.#plain ??= this.#readPlain());
    const place = this.#lowerBound(lines, file);
    const line = lines[place];
    if (line === undefined || !isAt(this.#listed, file, line + PATH_AT)) return undefined;
    if (!this.#isClean(line, file) || sizes[place] !== size) return undefined;
    return this.#idAt(line);
  }

  get #listed(): string {
    return (this.#text ??= this.#list());
  }

  #readPlain(): { readonly lines: Int32Array; readonly sizes: Float64Array } {
    const lines = linesOf(this.#listed).filter((line) => this.#isPlain(line));
    const ids = Array.from(lines, (line) => `${this.#idAt(line)}\n`).join('');
    const sizes = ids === '' ? [] : this.#sizesOf(ids).split('\n');
    return { lines, sizes: Float64Array.from(sizes, Number) };
  }

  #idAt(line: number): string {
    return this.#listed.slice(line + ID_AT, line + ID_AT + ID_LENGTH);
  }

  /** Git sorts by bytes: where that is another order, some files are not found, and others never taken for them. */
  #lowerBound(lines: Int32Array, file: string): number {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const path = (lines[middle] ?? 0) + PATH_AT;
      if (this.#listed.slice(path, this.#listed.indexOf('\0', path)) < file) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isPlain(line: number): boolean {
    const text = this.#listed;
    return text.startsWith(PLAIN_FILE, line) && text.startsWith(BEHIND_ID, line + ID_AT + ID_LENGTH);
  }

  #isClean(line: number, file: string): boolean {
    return this.#isPlain(line) && !this.#moved.has(file) && !file.includes(LOST);
  }
}

/** Whether a path stands at a position. */
function isAt(listed: string, path: string, position: number): boolean {
  // Quicker than `startsWith` by much.
  const end = position + path.length;
  return listed.charCodeAt(end) === 0 && listed.slice(position, end) === path;
}

function linesOf(listed: string): Int32Array {
  const lines: number[] = [];
  for (let line = 0; line < listed.length; line = listed.indexOf('\0', line) + 1) lines.push(line);
  return Int32Array.from(lines);
}
