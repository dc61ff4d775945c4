import type { PythonCall } from '../../../python/imports/pythonCalls';
import type { CheckWorld } from '../../world/checkWorld';
import { folderOf, pathFrom } from '../../relativePath';

/** Folders below any other from which projects import. */
const CUSTOMARY = ['', 'src', 'lib', 'python', 'app'];
const ENDINGS = ['.py', '/__init__.py', '.pyi', '/__init__.pyi', '.ipynb', '.pyx'];

/** Finds out whether a module is a part of the project. */
export class LocalModules {
  readonly #world: CheckWorld;
  readonly #sourceFolders: readonly string[];
  readonly #known = new Map<string, Promise<boolean>>();

  /** `sourceFolders`: folders from which the project's settings let modules be imported. */
  constructor(world: CheckWorld, sourceFolders: readonly string[]) {
    this.#world = world;
    this.#sourceFolders = sourceFolders;
  }

  /** Whether a file's import, of a dotted name, is of the project. `added`: folders that it puts on the path itself. */
  async has(module: string, file: string, added: readonly string[]): Promise<boolean> {
    const ancestors = ancestorsOf(folderOf(file));
    const folders = new Set([
      ...ancestors.flatMap((folder) => CUSTOMARY.map((name) => joined(folder, name))),
      ...this.#sourceFolders,
      ...added.flatMap((name) => ancestors.flatMap((folder) => pathFrom(folder, name) ?? [])),
    ]);
    for (const folder of folders) if (await this.#isIn(folder, module)) return true;
    return false;
  }

  #isIn(folder: string, module: string): Promise<boolean> {
    const key = `${folder}:${module}`;
    const known = this.#known.get(key) ?? this.#look(folder, module.split('.'));
    this.#known.set(key, known);
    return known;
  }

  async #look(folder: string, [first = '', second]: readonly string[]): Promise<boolean> {
    const path = joined(folder, first);
    for (const ending of ENDINGS) {
      if ((await this.#world.kindOf(path + ending)) === 'file') return true;
    }
    if ((await this.#world.kindOf(path)) !== 'folder') return false;
    // A folder without `__init__.py` is a package if it holds what is imported from it, or any Python that is known.
    if (this.#world.files.some((file) => file.startsWith(`${path}/`) && /\.py[wix]?$/.test(file)))
      return true;
    return second !== undefined && this.#look(path, [second]);
  }
}

/** Folders that a program adds to where Python looks for modules: the texts in `sys.path.append(…)` and the like. */
export function addedFolders(calls: readonly PythonCall[]): readonly string[] {
  return calls.flatMap(({ name, texts }) =>
    /^(?:sys\.path\.(?:append|insert|extend)|site\.addsitedir)$/.test(name)
      ? [...texts, ...(texts.length > 1 ? [texts.join('/')] : [])]
      : [],
  );
}

/** A folder and all above it, the nearest first; `''` is the project's root. */
function ancestorsOf(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return Array.from({ length: parts.length + 1 }, (_, at) => parts.slice(0, parts.length - at).join('/'));
}

function joined(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}
