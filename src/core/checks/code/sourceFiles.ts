import * as z from 'zod/mini';
import { artifactKind } from '../../links/artifactKind';
import { say } from '../../text/message';
import type { CheckScope, Consumption } from '../builtinCheck';
import { matchFiles, nothingMatches } from '../matchFiles';
import { unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';

/** A text that could be read, with its path. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The parameter of checks of any texts: their own patterns, else the code that is linked to the stage. */
export const sourceFilesParameter = {
  files: z
    .optional(projectPaths)
    .check(
      z.describe('Texts to check: paths, folders or patterns. Default: the code files linked to the stage.'),
    ),
};
interface SourceFilesParameter {
  readonly files?: string | readonly string[] | undefined;
}

export function sourceConsumption({ files }: SourceFilesParameter, scope: CheckScope): Consumption {
  return { patterns: files === undefined ? scope.code : listOf(files) };
}

/** Longer texts are data; nobody wrote them. */
const MAX_LENGTH = 32 * 1024 * 1024;

/** Reads the texts one after another; a pattern that matches none, no file at all and an unreadable one are faults. */
export async function readSources(
  { files }: SourceFilesParameter,
  world: CheckWorld,
  use: (file: SourceFile) => void,
): Promise<{ readonly faults: readonly Fault[]; readonly count: number }> {
  const linked = world.files.filter((path) => artifactKind(path) === 'code');
  const { files: paths, unmatched } =
    files === undefined ? { files: linked, unmatched: [] } : matchFiles(listOf(files), world.files);
  const faults: Fault[] = unmatched.map(nothingMatches);
  if (paths.length === 0 && faults.length === 0) {
    faults.push({
      message: say('There is no code to check: none is linked to the stage.'),
      next: say('Link code to the stage, or name files by "files".'),
    });
  }
  for (const path of paths) {
    const content = await world.readText(path);
    if (content.kind === 'unreadable') faults.push(unreadableSource(path, content.reason));
    else if (content.text.length <= MAX_LENGTH) use({ path, text: content.text });
    else faults.push(unreadableSource(path, say('it is larger than 32 MiB, too large for code')));
  }
  return { faults, count: paths.length };
}

function unreadableSource(path: string, reason: Parameters<typeof unreadableFile>[1]): Fault {
  return {
    ...unreadableFile(path, reason),
    next: say('Create or repair the file; if it is no text, leave it out by a pattern with "!" before it.'),
  };
}
