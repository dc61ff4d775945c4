import { items, record, text as textOf } from '../../../notebook/untypedJson';
import { normalisedName } from '../../../python/imports/distributionNames';
import { say } from '../../../text/message';
import { folderOf, pathFrom } from '../../relativePath';
import type { Declaration, DependencyReading, Inclusion } from './dependencyFile';
import { keyPlace, textPlace } from './placeInText';
import { readRequirement } from './requirement';
import { pinOfTable } from './tablePin';

type Json = Readonly<Record<string, unknown>>;

/** Longer files are no settings. */
const LONGEST = 4 * 1024 * 1024;

async function parseToml(
  path: string,
  text: string,
): Promise<Json | Extract<DependencyReading, { kind: 'fault' }>> {
  const { parse, TomlError } = await import('smol-toml');
  const next = say('Mend the file, or name the right one in "dependencies".');
  if (text.length > LONGEST) {
    return {
      kind: 'fault',
      fault: { path, message: say('{0} is too large for a file of settings.', path), next },
    };
  }
  try {
    return parse(text, { integersAsBigInt: 'asNeeded', maxDepth: 100 });
  } catch (error) {
    const at = error instanceof TomlError ? { line: Math.max(0, error.line - 1), column: 0 } : undefined;
    const message = say('{0} is no TOML that can be read.', path);
    const place = at === undefined ? {} : { range: { start: at, end: at } };
    return { kind: 'fault', fault: { path, ...place, message, next } };
  }
}

/** Reads `pyproject.toml`: PEP 621 and 735, Poetry, PDM, uv, Hatch, setuptools. */
export async function readPyproject(path: string, text: string): Promise<DependencyReading> {
  const root = await parseToml(path, text);
  if (isFault(root)) return root;
  const project = record(root['project']);
  const tool = record(root['tool']);
  const poetry = record(tool?.['poetry']);
  const sources = record(record(tool?.['uv'])?.['sources']);
  const requirements = [
    ...items(project?.['dependencies']),
    ...listsOf(project?.['optional-dependencies']),
    ...listsOf(root['dependency-groups']),
    ...listsOf(record(tool?.['pdm'])?.['dev-dependencies']),
    ...items(record(tool?.['uv'])?.['dev-dependencies']),
    ...Object.values(record(record(tool?.['hatch'])?.['envs']) ?? {}).flatMap((env) => [
      ...items(record(env)?.['dependencies']),
      ...items(record(env)?.['extra-dependencies']),
    ]),
  ];
  const tables = [
    record(poetry?.['dependencies']),
    record(poetry?.['dev-dependencies']),
    ...Object.values(record(poetry?.['group']) ?? {}).map((group) => record(record(group)?.['dependencies'])),
  ];
  const ownName = textOf(project?.['name']) ?? textOf(poetry?.['name']);
  return {
    kind: 'dependencies',
    path,
    role: 'abstract',
    declarations: [
      ...requirements.flatMap((written) => declared(path, text, written, sources)),
      ...tables.flatMap((table) => tableDeclarations(path, text, table, 'poetry')),
    ],
    inclusions: setuptoolsFiles(path, text, tool),
    ...(ownName === undefined ? {} : { ownName: normalisedName(ownName) }),
    sourceFolders: sourceFoldersOf(tool, poetry),
  };
}

/** Reads a Pipfile: every table but those of settings is a category of packages. */
export async function readPipfile(path: string, text: string): Promise<DependencyReading> {
  const root = await parseToml(path, text);
  if (isFault(root)) return root;
  const settings = ['source', 'requires', 'pipenv', 'scripts'];
  const declarations = Object.entries(root).flatMap(([category, table]) =>
    settings.includes(category) ? [] : tableDeclarations(path, text, record(table), 'pipfile'),
  );
  return { kind: 'dependencies', path, role: 'abstract', declarations, inclusions: [], sourceFolders: [] };
}

function isFault(value: Json): value is Extract<DependencyReading, { kind: 'fault' }> {
  return value['kind'] === 'fault' && record(value['fault']) !== undefined;
}

/** Requirements of a map of lists; an `{include-group = …}` of PEP 735 names what stands there anyway. */
function listsOf(groups: unknown): readonly unknown[] {
  return Object.values(record(groups) ?? {}).flatMap(items);
}

function declared(
  path: string,
  text: string,
  written: unknown,
  sources: Json | undefined,
): readonly Declaration[] {
  if (typeof written !== 'string') return [];
  const requirement = readRequirement(written);
  if (requirement === undefined) return [];
  const [, source] =
    Object.entries(sources ?? {}).find(([name]) => normalisedName(name) === requirement.name) ?? [];
  const elsewhere = record(source);
  const pin =
    elsewhere === undefined || 'index' in elsewhere ? requirement.pin : pinOfTable(elsewhere, 'poetry');
  return [{ name: requirement.name, pin, written, place: textPlace(path, text, written) }];
}

function tableDeclarations(
  path: string,
  text: string,
  table: Json | undefined,
  style: 'poetry' | 'pipfile',
): readonly Declaration[] {
  return Object.entries(table ?? {}).flatMap(([key, value]): Declaration[] => {
    const name = normalisedName(key);
    if (style === 'poetry' && name === 'python') return [];
    const version = textOf(value) ?? textOf(record(value)?.['version']);
    const written = version === undefined ? key : `${key} ${version}`;
    // Poetry lists several tables for several systems: the loosest counts.
    const pins = (Array.isArray(value) ? items(value) : [value]).map((one) => pinOfTable(one, style));
    const pin = pins.find((one) => one !== 'exact') ?? pins[0] ?? 'none';
    return [{ name, pin, written, place: keyPlace(path, text, key) }];
  });
}

/** Files that setuptools reads the dependencies from: `dynamic.dependencies = {file = […]}`. */
function setuptoolsFiles(path: string, text: string, tool: Json | undefined): readonly Inclusion[] {
  const dynamic = record(record(tool?.['setuptools'])?.['dynamic']);
  const tables = [
    dynamic?.['dependencies'],
    ...Object.values(record(dynamic?.['optional-dependencies']) ?? {}),
  ];
  const files = tables.flatMap((table) => {
    const file = record(table)?.['file'];
    return typeof file === 'string' ? [file] : items(file);
  });
  return files.flatMap((file) => {
    const named = typeof file === 'string' ? pathFrom(folderOf(path), file) : undefined;
    if (named === undefined) return [];
    return [{ path: named, constrains: false, place: textPlace(path, text, String(file)) }];
  });
}

function sourceFoldersOf(tool: Json | undefined, poetry: Json | undefined): readonly string[] {
  const setuptools = record(tool?.['setuptools']);
  const find = record(record(setuptools?.['packages'])?.['find']);
  const pytest = record(record(tool?.['pytest'])?.['ini_options']);
  const pythonPath = pytest?.['pythonpath'];
  const named = [
    ...items(find?.['where']),
    ...Object.values(record(setuptools?.['package-dir']) ?? {}),
    ...(typeof pythonPath === 'string' ? pythonPath.split(/\s+/) : items(pythonPath)),
    ...items(poetry?.['packages']).map((one) => record(one)?.['from']),
  ];
  return [...new Set(named.filter((one) => typeof one === 'string'))];
}
