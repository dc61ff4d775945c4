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

/** What reading all texts of a project may cost: characters of YAML. */
const MOST = 3 * LONGEST_DECLARING;
/** Python that is none costs the parser so many times as much. */
const COST_OF_PYTHON = 10;

/** The texts that can be read, in the order of the files, and a problem for each of the others. */
export function declaringTexts(contents: ReadonlyMap<string, FileContent>): {
  readonly texts: readonly DeclaringText[];
  readonly problems: readonly Problem[];
} {
  const texts: DeclaringText[] = [];
  const problems: Problem[] = [];
  let spent = 0;
  for (const [path, content] of contents) {
    const kind = declaringKind(path);
    if (kind === undefined) continue;
    if (content.kind === 'unreadable') {
      problems.push(undeclared({ path }, say('{0} cannot be read: {1}.', path, content.reason)));
      continue;
    }
    const { text } = content;
    const cost = text.length * (path.endsWith('.py') ? COST_OF_PYTHON : 1);
    if (cost > LONGEST_DECLARING) {
      problems.push(undeclared({ path }, say('{0} is too large to be read for what it declares.', path)));
    } else if (spent + cost > MOST) {
      const message = say('{0} is not read: all files that declare something are too large together.', path);
      problems.push(undeclared({ path }, message));
    } else {
      texts.push({ path, kind, text });
      spent += cost;
    }
  }
  return { texts, problems };
}
