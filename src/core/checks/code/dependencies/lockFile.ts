import { normalisedName } from '../../../python/imports/distributionNames';
import { folderOf } from '../../relativePath';

/** A lock: the exact versions of everything that gets installed. */
export interface LockFile {
  readonly path: string;
  /** Normalised names of what it holds. */
  readonly names: ReadonlySet<string>;
}

/** Reads which packages a lock holds. */
export function readLock(path: string, text: string): LockFile {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const pattern =
    name === 'pipfile.lock'
      ? /^ {8}"([^"]+)": ?\{/gm
      : /\.ya?ml$/.test(name) || name === 'pixi.lock'
        ? /^\s*(?:- )?name: ["']?([^\s"']+)/gm
        : /^\s*(?:\{ ?)?name = "([^"]+)"/gm;
  return { path, names: new Set([...text.matchAll(pattern)].map(([, found = '']) => normalisedName(found))) };
}

/** Whether a lock is one of a dependency file: it stands beside it, or above it as that of a workspace. */
export function isLockOf(lock: LockFile, path: string): boolean {
  const [folder, own] = [folderOf(lock.path), folderOf(path)];
  const isAbove = folder === '' || own === folder || own.startsWith(`${folder}/`);
  const lockName = lock.path.slice(lock.path.lastIndexOf('/') + 1).toLowerCase();
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!isAbove) return false;
  if (lockName === 'pipfile.lock') return name === 'pipfile';
  if (lockName.includes('conda-lock')) return /\.ya?ml$/.test(name) || name === 'pyproject.toml';
  if (lockName.startsWith('pylock')) return name !== 'pipfile' && !/\.ya?ml$/.test(name);
  return name === 'pyproject.toml' || name === 'setup.cfg' || name === 'setup.py' || name.endsWith('.in');
}
