import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** How often a lock that somebody holds is looked at again: ms. */
const POLL_MS = 150;

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

/** A lock that is held; releasing it twice is harmless. */
export interface HeldLock {
  release(): void;
}

/** Locks between processes, as files in a folder. A lock whose holder is dead is taken over. */
export class Locks {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes the lock if it is free. Throws what the file system says when the folder cannot be written. */
  tryAcquire(name: string): HeldLock | undefined {
    mkdirSync(this.#folder, { recursive: true });
    const file = path.join(this.#folder, `${encodeURIComponent(name)}.lock`);
    const me: Holder = { pid: process.pid, host: hostname(), token: randomBytes(8).toString('hex') };
    if (create(file, me) || (this.#clearDead(file) && create(file, me))) return held(file, me);
    return undefined;
  }

  /** Takes the first free one of several locks, waiting for it; `onWait` is told once. Rejects on abort. */
  async acquireAny(names: readonly string[], signal: AbortSignal, onWait: () => void): Promise<HeldLock> {
    for (let waited = false; ;) {
      signal.throwIfAborted();
      for (const name of names) {
        const lock = this.tryAcquire(name);
        if (lock !== undefined) return lock;
      }
      if (!waited) onWait();
      waited = true;
      await pause(POLL_MS, signal);
    }
  }

  #clearDead(file: string): boolean {
    const holder = read(file);
    if (holder === undefined || isAlive(holder)) return false;
    // Renaming, not deleting: of several processes that see the dead holder only one gets its file.
    const aside = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      renameSync(file, aside);
    } catch {
      return true;
    }
    const taken = read(aside);
    // Somebody was quicker and this is already a new lock: put it back.
    if (taken !== undefined && taken.token !== holder.token) restore(aside, file);
    rmSync(aside, { force: true });
    return true;
  }
}

function create(file: string, holder: Holder): boolean {
  // Written aside and linked, so that nobody ever reads half a lock.
  const aside = `${file}.${holder.token}`;
  writeFileSync(aside, JSON.stringify(holder));
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function restore(aside: string, file: string): void {
  try {
    linkSync(aside, file);
  } catch {
    // A third one holds it by now.
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host }: Holder): boolean {
  // Of a process on another machine nothing can be known: it counts as alive.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function held(file: string, me: Holder): HeldLock {
  return {
    release() {
      if (read(file)?.token === me.token) rmSync(file, { force: true });
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) done();
    else signal.addEventListener('abort', done, { once: true });
  });
}
