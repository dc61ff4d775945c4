import type { FileContent } from '../checks/world/checkWorld';
import type { Problem } from '../project/problem';
import { say } from '../text/message';
import { declaringKind, LONGEST_DECLARING, type DeclaringKind } from './declaringFiles';
import { undeclared } from './problems';

/** A declaring file with its text. */
export interface DeclaringText {
  readonly path: string;
  readonly kind: DeclaringKind;
  readonly text: string;
}

/** The texts that can be read, in the order of the files, and a problem for each of the others. */
export function declaringTexts(contents: ReadonlyMap<string, FileContent>): {
  readonly texts: readonly DeclaringText[];
  readonly problems: readonly Problem[];
} {
  const texts: DeclaringText[] = [];
  const problems: Problem[] = [];
  for (const [path, content] of contents) {
    const kind = declaringKind(path);
    if (kind === undefined) continue;
    if (content.kind === 'unreadable') {
      problems.push(undeclared({ path }, say('{0} cannot be read: {1}.', path, content.reason)));
    } else if (content.text.length > LONGEST_DECLARING) {
      problems.push(undeclared({ path }, say('{0} is larger than 1 MB; it is not read.', path)));
    } else texts.push({ path, kind, text: content.text });
  }
  return { texts, problems };
}
