import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { STORE } from '../../core/evidence/evidencePath';

/** How long changes are gathered: ms. */
const PAUSE_MS = 50;

/**
 * Watches the folders that hold evidence. The editor's own watcher is blind to folders that are made one in another
 * faster than it can follow, which is just how a project's first evidence is written.
 */
export class EvidenceWatch {
  readonly #changed: (paths: readonly string[]) => void;
  readonly #limited: () => void;
  readonly #open: typeof watch;
  readonly #watchers = new Map<string, FSWatcher>();
  #gathered = new Set<string>();

  /** `limited` is told when the system watches no more folders: changes may go unnoticed then. */
  constructor(changed: (paths: readonly string[]) => void, limited: () => void, open = watch) {
    this.#changed = changed;
    this.#limited = limited;
    this.#open = open;
  }

  /** Watches these projects, and no others. Called before their evidence is read, so that nothing falls between. */
  follow(roots: Iterable<string>): void {
    const wanted = new Set([...roots].flatMap(foldersOf));
    for (const folder of this.#watchers.keys()) {
      if (!wanted.has(folder)) this.#drop(folder);
    }
    for (const folder of wanted) {
      if (!this.#watchers.has(folder)) this.#watch(folder);
    }
  }

  /** Ends all watching. */
  dispose(): void {
    this.follow([]);
  }

  #watch(folder: string): void {
    try {
      // Not persistent: nobody's end is waited for because of it.
      const watcher = this.#open(folder, { persistent: false }, (_event, name) => {
        // What it says when it is deleted itself; one made in its place, perhaps already, is watched anew.
        if (name === path.basename(folder)) this.#drop(folder);
        this.#gather(name === null ? folder : path.join(folder, name));
      });
      watcher.on('error', () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      // Gone meanwhile, or the system's watches are used up.
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EMFILE') this.#limited();
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #gather(file: string): void {
    if (this.#gathered.size === 0) setTimeout(() => this.#flush(), PAUSE_MS).unref();
    this.#gathered.add(file);
  }

  #flush(): void {
    const files = [...this.#gathered];
    this.#gathered = new Set();
    this.#changed(files);
  }
}

/** The store, the evidence folder and its stages: those that are there; the root until there is a store. */
function foldersOf(root: string): readonly string[] {
  const store = path.join(root, STORE);
  if (!isFolder(store)) return [root].filter(isFolder);
  const evidence = path.join(store, 'evidence');
  return [store, evidence, ...subfoldersOf(evidence)].filter(isFolder);
}

function subfoldersOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
