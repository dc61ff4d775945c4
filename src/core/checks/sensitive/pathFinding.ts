import * as z from 'zod/mini';
import type { Finding } from '../../evidence/evidence';
import { cleanText } from '../../results/externalText';
import { say, verbatim, type Message } from '../../text/message';
import type { AbsolutePath } from '../../sensitive/absolutePaths';

/** The parameter of checks of paths that names what every machine of the team has. */
export const allowedPathsParameter = {
  allow: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.maxLength(100)), [])
    .check(
      z.describe(
        'Folders that every machine has on which this runs: absolute paths below them are no finding.',
      ),
    ),
};

/** Whether a path lies in one of the folders that may be named. */
export function isAllowedPath(
  { path }: AbsolutePath,
  { allow }: { readonly allow: readonly string[] },
): boolean {
  const plain = path.replace(/^file:\/\//, '');
  return allow.some((folder) => {
    const prefix = folder.replace(/[\\/]+$/, '');
    return plain === prefix || plain.startsWith(`${prefix}/`) || plain.startsWith(`${prefix}\\`);
  });
}

/** Finding of an absolute path at its place. */
export function pathFinding(
  found: AbsolutePath,
  place: Required<Pick<Finding, 'path' | 'range'>> & Pick<Finding, 'cell'>,
): Finding {
  const next = say(
    'Begin at the folder of the project, or take the folder from a setting. If every machine has it, name it in "allow".',
  );
  return { severity: 'warn', message: messageOf(found), ...place, next };
}

function messageOf({ kind, path }: AbsolutePath): Message {
  const shown = verbatim(cleanText(path, 120));
  switch (kind) {
    case 'home':
      return say('A path leads to the home folder of one person: {0}', shown);
    case 'drive':
      return say('A path begins at a drive of one machine: {0}', shown);
    case 'share':
      return say('A path names a share of one network: {0}', shown);
    case 'folder':
      return say('An absolute path exists on some machines only: {0}', shown);
  }
}
