import path from 'node:path';
import type { FileContent } from '../../core/checks/world/checkWorld';
import { parseNotebook } from '../../core/notebook/notebook';
import { notebookText } from '../../core/notebook/notebookText';
import { say, type Message } from '../../core/text/message';
import { readText, textOf } from '../files/readText';
import { standingAt } from '../files/standingAt';
import { GitHistory, refused, type Refused } from '../history/gitHistory';
import { readObjects } from './gitObjects';
import { OBJECT_ID } from './resolveRevision';

/** Larger contents are not compared: 16 MiB. */
const LIMIT = 16 * 1024 * 1024;

/** A text of an input to compare. */
export interface ComparedText {
  readonly kind: 'text';
  readonly text: string;
}

/**
 * The content of an input when a check judged it, by the id that its evidence recorded; of a notebook its cells. Starts
 * git, so it is for trusted workspaces only.
 */
export async function checkedText(
  root: string,
  file: string,
  id: string,
  env: NodeJS.ProcessEnv,
): Promise<ComparedText | Refused> {
  const bytes = OBJECT_ID.test(id) ? await storedBytes(root, id, env) : undefined;
  if (bytes === undefined) {
    return refused(
      say('Git does not have {0} as it was when it was checked.', file),
      say(
        'It was not committed then, or is not in this clone. Run the check again and commit its inputs with it.',
      ),
    );
  }
  return 'kind' in bytes ? bytes : compared(file, textOf(bytes));
}

/** The content of an input now; of a notebook its cells, of a file that is gone nothing. */
export function presentText(root: string, file: string): ComparedText | Refused {
  const absolute = path.join(root, file);
  if (standingAt(absolute) === 'nothing') return { kind: 'text', text: '' };
  return compared(file, readText(absolute, LIMIT));
}

async function storedBytes(
  root: string,
  id: string,
  env: NodeJS.ProcessEnv,
): Promise<Buffer | Refused | undefined> {
  return new GitHistory(root, env).ask(async ({ git }) => {
    for await (const { bytes } of readObjects(git, [id], LIMIT)) return bytes;
    return undefined;
  });
}

function compared(file: string, content: FileContent): ComparedText | Refused {
  if (content.kind !== 'text') return incomparable(file, content.reason);
  if (!file.toLowerCase().endsWith('.ipynb')) return { kind: 'text', text: content.text };
  const reading = parseNotebook(content.text);
  if (reading.kind === 'invalid') return incomparable(file, reading.reason);
  return { kind: 'text', text: notebookText(reading.notebook) };
}

function incomparable(file: string, reason: Message): Refused {
  return refused(
    say('{0} cannot be compared: {1}.', file, reason),
    say('Compare it in the program that made it.'),
  );
}
