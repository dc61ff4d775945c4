import type { Place } from '../../../place/place';
import type { Fault } from '../../outcomes';
import type { Pin } from './requirement';

/** A package that a dependency file names. */
export interface Declaration {
  /** Normalised (PEP 503); of conda files that of the index of Python packages. */
  readonly name: string;
  readonly pin: Pin;
  /** As the file writes it. */
  readonly written: string;
  readonly place: Place;
}

/** Another file that a dependency file reads. */
export interface Inclusion {
  readonly path: string;
  readonly constrains: boolean;
  readonly place: Place;
}

/** What a dependency file says. */
export interface DependencyFile {
  readonly kind: 'dependencies';
  readonly path: string;
  /**
   * `installed`: what it names is what gets installed. `abstract`: what a package needs, to be resolved into a lock
   * or into exact requirements. `constraints`: versions only, nothing is declared.
   */
  readonly role: 'installed' | 'abstract' | 'constraints';
  readonly declarations: readonly Declaration[];
  readonly inclusions: readonly Inclusion[];
  /** Normalised name of the project's own package. */
  readonly ownName?: string;
  /** Folders below its own from which the project's modules are imported. */
  readonly sourceFolders: readonly string[];
}

/** A dependency file, read, or why it cannot be. */
export type DependencyReading = DependencyFile | { readonly kind: 'fault'; readonly fault: Fault };

/** What a file's name says of it. */
export type DependencyKind =
  'requirements' | 'constraints' | 'pyproject' | 'setup-cfg' | 'setup-py' | 'pipfile' | 'conda' | 'lock';

const LOCK =
  /^(?:poetry\.lock|uv\.lock|pdm\.lock|pixi\.lock|pipfile\.lock|pylock(?:\.[^.]+)?\.toml|(?:.*\.)?conda-lock\.ya?ml)$/i;

/** The kind of a dependency file by its name; `named` by people, it may have any that its ending allows. */
export function dependencyKind(path: string, named: boolean): DependencyKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (LOCK.test(name)) return 'lock';
  switch (name) {
    case 'pyproject.toml':
      return 'pyproject';
    case 'setup.cfg':
      return 'setup-cfg';
    case 'setup.py':
      return 'setup-py';
    case 'pipfile':
      return 'pipfile';
  }
  if (/\.(?:txt|in)$/.test(name)) {
    if (name.includes('constraints')) return 'constraints';
    return named || path.toLowerCase().includes('requirements') ? 'requirements' : undefined;
  }
  if (/\.ya?ml$/.test(name)) return named || /^(?:environment|conda)/.test(name) ? 'conda' : undefined;
  return named && name.endsWith('.toml') ? 'pyproject' : undefined;
}

/** Patterns of the dependency files that stand in a folder. */
export function dependencyPatterns(folder: string): readonly string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return [
    '*requirements*.{txt,in}',
    'requirements/*.{txt,in}',
    '*constraints*.txt',
    'pyproject.toml',
    'setup.cfg',
    'setup.py',
    'Pipfile',
    'Pipfile.lock',
    'poetry.lock',
    'uv.lock',
    'pdm.lock',
    'pixi.lock',
    'pylock*.toml',
    '{environment,conda}*.{yml,yaml}',
  ].map((name) => prefix + name);
}
