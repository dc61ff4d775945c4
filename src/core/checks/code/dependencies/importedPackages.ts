import type { Finding } from '../../../evidence/evidence';
import type { Place } from '../../../place/place';
import type { PythonPart, PythonProgram } from '../../../python/cells/pythonProgram';
import {
  DeclaredDistributions,
  isSharedName,
  normalisedName,
  usualDistribution,
} from '../../../python/imports/distributionNames';
import { callsIn } from '../../../python/imports/pythonCalls';
import { importsIn, type PythonImport } from '../../../python/imports/pythonImports';
import { isStandardModule } from '../../../python/imports/standardLibrary';
import { parsePython } from '../../../python/tree/parsePython';
import { say } from '../../../text/message';
import type { CheckWorld } from '../../world/checkWorld';
import { addedFolders, LocalModules } from './localModules';
import type { Dependencies } from './readDependencies';

/** A package of others that a file imports, at the first place where it does. */
export interface ImportedPackage {
  /** The module that tells which package is meant. */
  readonly module: string;
  /** What people install to have it. */
  readonly distribution: string;
  readonly place: Place;
}

/** What the kernel of a notebook brings along. */
const OF_KERNELS = new Set(['IPython', 'ipykernel', 'google.colab']);

/** The packages of others that programs need, one finding's worth for each file and package. */
export async function importedPackages(
  programs: readonly PythonProgram[],
  { files }: Pick<Dependencies, 'files'>,
  ignored: readonly string[],
  world: CheckWorld,
): Promise<readonly ImportedPackage[]> {
  const folders = files.flatMap(({ sourceFolders }) => sourceFolders);
  const local = new LocalModules(world, folders);
  const own = new Set(files.flatMap(({ ownName }) => ownName ?? []));
  const packages: ImportedPackage[] = [];
  for (const { path, kind, parts } of programs) {
    const read = parts.map(readPart);
    const added = read.flatMap((part) => part.added);
    const found = new Map<string, ImportedPackage>();
    for (const { module, place } of read.flatMap((part) => part.modules)) {
      const [top = ''] = module.split('.');
      const distribution = usualDistribution(module);
      if (found.has(distribution) || isStandardModule(top) || own.has(normalisedName(top))) continue;
      if (
        kind === 'notebook' &&
        (OF_KERNELS.has(top) || [...OF_KERNELS].some((name) => isPart(module, name)))
      )
        continue;
      if (ignored.some((name) => isPart(module, name))) continue;
      if (await local.has(module, path, added)) continue;
      found.set(distribution, { module, distribution, place });
    }
    packages.push(...found.values());
  }
  return packages;
}

/** The imports that no dependency file declares. */
export function undeclared(
  packages: readonly ImportedPackage[],
  { files }: Pick<Dependencies, 'files'>,
): readonly Finding[] {
  const declaring = files.filter(({ role }) => role !== 'constraints');
  const [first] = packages;
  if (declaring.length === 0) return first === undefined ? [] : [withoutFile(packages, first)];
  const names = new DeclaredDistributions(
    declaring.flatMap(({ declarations }) => declarations.map(({ name }) => name)),
  );
  const missing = packages.filter(({ module }) => !names.bring(module));
  const target = declaring.find(({ declarations }) => declarations.length > 0) ?? declaring[0];
  return missing.map(({ module, distribution, place }): Finding => ({
    severity: 'warn',
    message: say('"{0}" is imported, but no dependency file declares it.', module),
    ...place,
    next: say('Add "{0}" with its exact version to {1}.', distribution, target?.path ?? ''),
  }));
}

function withoutFile(packages: readonly ImportedPackage[], { place }: ImportedPackage): Finding {
  const names = [...new Set(packages.map(({ distribution }) => distribution))].sort();
  const shown = names.slice(0, 12).join(', ') + (names.length > 12 ? ' …' : '');
  return {
    severity: 'warn',
    message: say('The code imports packages, but there is no dependency file: {0}.', shown),
    ...place,
    next: say('Write them with exact versions into a requirements.txt, or name the file in "dependencies".'),
  };
}

interface ReadPart {
  readonly modules: readonly { readonly module: string; readonly place: Place }[];
  readonly added: readonly string[];
}

function readPart(part: PythonPart): ReadPart {
  const tree = parsePython(part.text);
  const imports = importsIn(tree, part.text);
  const needed = imports.filter(({ level, need }) => level === 0 && need === 'required');
  const modules = needed.flatMap((one) =>
    modulesOf(one).map((module) => ({ module, place: part.place(one) })),
  );
  return { modules, added: addedFolders(callsIn(tree, part.text, imports)) };
}

/** `from google.cloud import storage` imports a package of its own name. */
function modulesOf({ module, names }: PythonImport): readonly string[] {
  if (!isSharedName(module)) return module === '' ? [] : [module];
  return (names ?? []).map(({ name }) => `${module}.${name}`);
}

function isPart(module: string, name: string): boolean {
  return module === name || module.startsWith(`${name}.`);
}
