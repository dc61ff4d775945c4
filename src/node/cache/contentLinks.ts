import type { InFileLink } from '../../core/links/inFileLink';
import { CacheFile } from './cacheFile';
import { IdTable } from './idTable';

/** How links are looked for in a content; the same bytes may be read in several ways. */
const WAYS = ['head', 'notebook', 'script', 'chunks'] as const;
export type WayOfReading = (typeof WAYS)[number];

/** What was found in contents of one way of reading. */
interface Found {
  /** Those that declare nothing: nearly all. */
  readonly silent: IdTable;
  readonly declared: Map<string, readonly InFileLink[]>;
}

type FoundByWay = Readonly<Record<WayOfReading, Found>>;

/** What stands before the tables in the cache. */
interface Head {
  readonly lengths: Readonly<Record<WayOfReading, number>>;
  readonly declared: Readonly<Record<WayOfReading, readonly (readonly [string, readonly InFileLink[]])[]>>;
}

const NO_LINKS: readonly InFileLink[] = [];
const ID_LENGTH = 40;
const LINE_FEED = '\n';
/** Of so many times as many contents as there are files most are of the past. */
const PAST = 2;
const FEW = 1000;
/** Contents that are kept for one that is read anew: writing them all takes about as long as that reading. */
const KEPT_A_READING = 1000;

/** The links that contents declare, by git's ids of them; with a cache, also from one process to the next. */
export class ContentLinks {
  readonly #cache: CacheFile | undefined;
  #found: FoundByWay | undefined;
  /** What was known before this reading, while only what is still in use is taken over. */
  #past: FoundByWay | undefined;
  #unsaved = 0;

  constructor(root: string, isCached = false) {
    this.#cache = isCached ? new CacheFile(root, 'contents') : undefined;
  }

  /** Begins a reading of so many files: what they do not use may be forgotten. */
  begin(files: number): void {
    this.#found ??= this.#read();
    const known = Object.values(this.#found).reduce((sum, { silent }) => sum + silent.size, 0);
    this.#past = known > files * PAST + FEW ? this.#found : undefined;
    if (this.#past !== undefined) this.#found = nothing();
  }

  /** Whether nothing was read yet, by an earlier process either. */
  get isEmpty(): boolean {
    return WAYS.every((way) => this.#all[way].silent.size + this.#all[way].declared.size === 0);
  }

  /** The links of the content whose id stands at a position of a text; nothing if it was not read yet. */
  find(way: WayOfReading, text: string, at: number): readonly InFileLink[] | undefined {
    const found = this.#all[way];
    if (found.silent.has(text, at)) return NO_LINKS;
    const declared = found.declared.size === 0 ? undefined : found.declared.get(idAt(text, at));
    if (declared !== undefined || this.#past === undefined) return declared;
    const past = this.#past[way];
    const links = past.silent.has(text, at) ? NO_LINKS : past.declared.get(idAt(text, at));
    if (links !== undefined) this.#put(way, text, at, links);
    return links;
  }

  /** Notes what was read. */
  note(way: WayOfReading, text: string, at: number, links: readonly InFileLink[]): void {
    this.#put(way, text, at, links);
    this.#unsaved += 1;
  }

  /** Keeps what was read for the next process, if it spares more reading than it costs. */
  save(): void {
    const found = this.#found;
    if (this.#cache === undefined || found === undefined || this.#unsaved === 0) return;
    const known = WAYS.reduce((sum, way) => sum + found[way].silent.size, 0);
    if (this.#unsaved * KEPT_A_READING < known) return;
    this.#unsaved = 0;
    this.#cache.write(formatFound(found));
  }

  get #all(): FoundByWay {
    return (this.#found ??= this.#read());
  }

  #put(way: WayOfReading, text: string, at: number, links: readonly InFileLink[]): void {
    if (links.length === 0) this.#all[way].silent.add(text, at);
    else this.#all[way].declared.set(idAt(text, at), links);
  }

  #read(): FoundByWay {
    try {
      const bytes = this.#cache?.read();
      return bytes === undefined ? nothing() : parseFound(bytes);
    } catch {
      // Not what any version of the program writes: nothing is known then.
      return nothing();
    }
  }
}

/** Copied, since the long text would otherwise be kept for it. */
function idAt(text: string, at: number): string {
  return Buffer.from(text.slice(at, at + ID_LENGTH), 'latin1').toString('latin1');
}

function nothing(): FoundByWay {
  return byWay(() => ({ silent: new IdTable(), declared: new Map() }));
}

function byWay<T>(of: (way: WayOfReading) => T): Readonly<Record<WayOfReading, T>> {
  return { head: of('head'), notebook: of('notebook'), script: of('script'), chunks: of('chunks') };
}

function formatFound(found: FoundByWay): Buffer {
  const first: Head = {
    lengths: byWay((way) => found[way].silent.bytes.length),
    declared: byWay((way) => [...found[way].declared]),
  };
  const tables = WAYS.map((way) => found[way].silent.bytes);
  return Buffer.concat([Buffer.from(JSON.stringify(first) + LINE_FEED), ...tables]);
}

function parseFound(bytes: Buffer): FoundByWay {
  let at = bytes.indexOf(LINE_FEED) + 1;
  const { lengths, declared } = JSON.parse(bytes.toString('utf8', 0, at)) as Head;
  const tables = new Map<WayOfReading, IdTable>();
  for (const way of WAYS) {
    tables.set(way, new IdTable(bytes.subarray(at, at + lengths[way])));
    at += lengths[way];
  }
  return byWay((way) => ({
    silent: tables.get(way) ?? new IdTable(),
    declared: new Map(declared[way]),
  }));
}
