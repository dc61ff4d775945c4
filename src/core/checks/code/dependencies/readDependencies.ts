import { say } from '../../../text/message';
import { matchFiles, nothingMatches } from '../../matchFiles';
import { unreadableFile, type Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import { readCondaEnvironment } from './condaEnvironment';
import {
  dependencyKind,
  type DependencyFile,
  type DependencyKind,
  type DependencyReading,
  type Inclusion,
} from './dependencyFile';
import { readLock, type LockFile } from './lockFile';
import { readRequirementsFile } from './requirementsFile';
import { readSetupCfg } from './setupCfg';
import { readSetupPy } from './setupPy';
import { readPipfile, readPyproject } from './tomlDependencies';

/** All that the dependency files of a project say. */
export interface Dependencies {
  readonly files: readonly DependencyFile[];
  readonly locks: readonly LockFile[];
  readonly faults: readonly Fault[];
  /** Files that others read but nobody named: the check does not notice when they change. */
  readonly unwatched: readonly Inclusion[];
}

/** Files that include each other are many enough here. */
const MOST_FILES = 200;

/** Reads the dependency files that patterns name, or all that the names of files tell, and what they include. */
export async function readDependencies(
  named: readonly string[] | undefined,
  world: CheckWorld,
): Promise<Dependencies> {
  const { files: paths, unmatched } =
    named === undefined ? { files: world.files, unmatched: [] } : matchFiles(named, world.files);
  const faults: Fault[] = unmatched.map(nothingMatches);
  const files = new Map<string, DependencyFile>();
  const locks: LockFile[] = [];
  const unwatched: Inclusion[] = [];
  const queue: { path: string; kind?: DependencyKind; inclusion?: Inclusion }[] = paths.map((path) => ({
    path,
  }));
  for (let next = queue.shift(); next !== undefined && files.size < MOST_FILES; next = queue.shift()) {
    const { path, inclusion } = next;
    const kind = next.kind ?? dependencyKind(path, named !== undefined);
    if (files.has(path) || (kind === undefined && named === undefined)) continue;
    const content = await world.readText(path);
    if (content.kind === 'unreadable') faults.push(unreadable(path, inclusion, content.reason));
    else if (kind === undefined) faults.push(unknownFile(path));
    else if (kind === 'lock') locks.push(readLock(path, content.text));
    else {
      const reading = await readOne(path, kind, content.text);
      if (reading.kind === 'fault') {
        faults.push(reading.fault);
        continue;
      }
      files.set(path, reading);
      if (inclusion !== undefined && !world.files.includes(path)) unwatched.push(inclusion);
      for (const one of reading.inclusions) {
        queue.push({ path: one.path, kind: one.constrains ? 'constraints' : 'requirements', inclusion: one });
      }
    }
  }
  return { files: ordered(files), locks, faults, unwatched };
}

function ordered(files: ReadonlyMap<string, DependencyFile>): readonly DependencyFile[] {
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readOne(
  path: string,
  kind: Exclude<DependencyKind, 'lock'>,
  text: string,
): DependencyReading | Promise<DependencyReading> {
  switch (kind) {
    case 'requirements':
      return readRequirementsFile(path, text, path.endsWith('.in') ? 'abstract' : 'installed');
    case 'constraints':
      return readRequirementsFile(path, text, 'constraints');
    case 'pyproject':
      return readPyproject(path, text);
    case 'pipfile':
      return readPipfile(path, text);
    case 'setup-cfg':
      return readSetupCfg(path, text);
    case 'setup-py':
      return readSetupPy(path, text);
    case 'conda':
      return readCondaEnvironment(path, text);
  }
}

function unreadable(
  path: string,
  inclusion: Inclusion | undefined,
  reason: Parameters<typeof unreadableFile>[1],
): Fault {
  const fault = unreadableFile(path, reason);
  return inclusion === undefined ? fault : { ...fault, ...inclusion.place };
}

function unknownFile(path: string): Fault {
  return {
    path,
    message: say('{0} is no dependency file that is known.', path),
    next: say(
      'Name requirements (.txt, .in), pyproject.toml, setup.cfg, setup.py, a Pipfile, an environment of conda (.yml), or a lock.',
    ),
  };
}
