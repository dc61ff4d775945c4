import * as z from 'zod/mini';
import { say } from '../../text/message';
import { matchFiles, nothingMatches } from '../matchFiles';
import type { Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';

/** The parameter of checks of what belongs to a stage. */
export function filesParameter(fallback: string) {
  return z
    .optional(projectPaths)
    .check(z.describe(`Files to judge: paths, folders or patterns. Default: ${fallback}.`));
}

/** The files that a check judges; a pattern that matches none, and no file at all, are faults. */
export function judgedFiles(
  files: string | readonly string[] | undefined,
  world: CheckWorld,
): { readonly paths: readonly string[]; readonly faults: readonly Fault[] } {
  if (files !== undefined) {
    const { files: paths, unmatched } = matchFiles(listOf(files), world.files);
    return { paths, faults: unmatched.map(nothingMatches) };
  }
  if (world.files.length > 0) return { paths: world.files, faults: [] };
  const message = say('There is nothing to judge: no file is linked to the stage.');
  const next = say('Link files to the stage, or name them by "files".');
  return { paths: [], faults: [{ message, next }] };
}
