import * as z from 'zod/mini';
import { compileGlobs } from '../links/globs';
import { say, type Message } from '../text/message';
import type { CheckScope, Consumption } from './builtinCheck';
import { matchFiles, nothingMatches } from './matchFiles';
import type { Fault } from './outcomes';
import { listOf, projectPaths } from './parameterTypes';
import type { CheckWorld } from './world/checkWorld';

interface FilesParameter {
  readonly files?: string | readonly string[] | undefined;
}

/** Files that a check goes by where its parameters name none: of the stage's artifacts those with such names. */
export interface DefaultFiles {
  /** What they are, in the plural: "Dockerfiles". */
  readonly what: Message;
  readonly names: readonly string[];
}

/** The parameter `files`: paths, folders or patterns. */
export function filesParameter(fallback: string) {
  return z
    .optional(projectPaths)
    .check(z.describe(`Paths, folders or patterns. Default: ${fallback} among the artifacts of the stage.`));
}

export function chosenConsumption(
  { files }: FilesParameter,
  scope: CheckScope,
  { names }: DefaultFiles,
): Consumption {
  return { patterns: files === undefined ? ofNames(scope.artifacts, names) : listOf(files) };
}

/** The files to judge, or why there are none. */
export function chosenFiles(
  { files }: FilesParameter,
  world: CheckWorld,
  { names, what }: DefaultFiles,
): { readonly files: readonly string[]; readonly faults: readonly Fault[] } {
  if (files !== undefined) {
    const matched = matchFiles(listOf(files), world.files);
    return { files: matched.files, faults: matched.unmatched.map(nothingMatches) };
  }
  const found = ofNames(world.files, names);
  if (found.length > 0) return { files: found, faults: [] };
  const message = say('There is nothing to check: no {0} are linked to the stage.', what);
  return { files: [], faults: [{ message, next: say('Link them to the stage, or name them by "files".') }] };
}

function ofNames(paths: readonly string[], names: readonly string[]): readonly string[] {
  const accepts = compileGlobs(names);
  return paths.filter((path) => accepts(path) !== undefined);
}
