import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Bytes of the checksum that stands before the code. */
const CHECKSUM = 20;
const ENDING = '.code';

/**
 * Where programs of this user keep what they can make anew, in a folder of ours; nothing if Node is told to keep no
 * code (`NODE_DISABLE_COMPILE_CACHE`), or the user has no home.
 */
export function codeFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: () => string = homedir,
): string | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined;
  const named = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  try {
    const usual = platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
    const parent = named !== undefined && path.isAbsolute(named) ? named : path.join(home(), ...usual);
    return path.isAbsolute(parent) ? path.join(parent, 'ml-lifecycle') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A program's code as the engine compiled it, kept from one process to the next. The engine takes what it is given at
 * its word: so it is kept under the program's own hash, where nobody but the user writes, and behind a checksum.
 */
export class CodeCache {
  readonly #folder: string;
  readonly #name: string;

  /** `use`: what of the program runs; another use compiles other functions. */
  constructor(folder: string, program: string, use: string) {
    this.#folder = folder;
    const { v8, modules } = process.versions;
    const key = [program, v8, modules, process.arch, ...process.execArgv].join('\0');
    this.#name = `${hashOf(key).toString('hex')}-${use}${ENDING}`;
  }

  /** The code; nothing if none is kept, or it is not what was written. */
  read(): Buffer | undefined {
    try {
      if (!isOwn(this.#folder)) return undefined;
      const kept = readFileSync(path.join(this.#folder, this.#name));
      const code = kept.subarray(CHECKSUM);
      return hashOf(code).equals(kept.subarray(0, CHECKSUM)) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps the code, if that is possible; of other versions of the program nothing is kept any longer. */
  write(code: Buffer): void {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      if (!isOwn(this.#folder)) return;
      this.#forgetOthers();
      this.#put(Buffer.concat([hashOf(code), code]));
    } catch {
      // A full disk or a folder that cannot be written: the next process compiles again.
    }
  }

  #put(content: Buffer): void {
    const file = path.join(this.#folder, this.#name);
    const draft = `${file}.${String(process.pid)}.tmp`;
    try {
      writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
      renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
  }

  #forgetOthers(): void {
    const own = this.#name.slice(0, this.#name.indexOf('-'));
    for (const name of readdirSync(this.#folder)) {
      if (name.endsWith(ENDING) && !name.startsWith(own))
        rmSync(path.join(this.#folder, name), { force: true });
    }
  }
}

/** Whether nobody else may put code there. */
function isOwn(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function hashOf(content: string | Buffer): Buffer {
  return createHash('sha1').update(content).digest();
}
