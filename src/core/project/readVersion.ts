import { say } from '../text/message';
import type { Problem } from './problem';
import { START } from './reading';
import { keyRange, problemAt, valueRange, type SourceText } from './sourceText';
import { entryOf, type MapNode } from './yamlTree';

/** The version of the format that this program reads. */
const VERSION = 1;

/** What the file says of its format. */
export interface Version {
  readonly problems: readonly Problem[];
  /** The format is newer than what this program knows. */
  readonly future?: Problem;
}

/** Reads the version; a missing or wrong one counts as the version that this program knows. */
export function readVersion(source: SourceText, root: MapNode): Version {
  const path = ['version'];
  const node = entryOf(root, 'version')?.value;
  const value = node?.kind === 'scalar' ? node.value : undefined;
  if (value === VERSION) return { problems: [] };
  const range = valueRange(source, root, path) ?? START;
  if (node === undefined || value === null) return { problems: [missingVersion(source, root)] };
  if (/^\d{1,9}(?:\.\d{1,9})*$/.test(String(value)) && Number.parseInt(String(value), 10) > VERSION) {
    const future = problemAt(range, {
      code: 'future-version',
      message: say(
        'This project file has format {0}; this program reads format {1}.',
        String(value),
        VERSION,
      ),
      next: say('Update ML Lifecycle. Until then no check of the file is run.'),
    });
    return { problems: [future], future };
  }
  const detail = {
    code: 'wrong-value',
    message: say('"version" must be the number {0}; the file is read as if it were.', VERSION),
    next: say('Write "version: {0}".', VERSION),
    suggestion: String(VERSION),
  };
  return { problems: [problemAt(range, detail, value === String(VERSION) ? 'warning' : 'error')] };
}

function missingVersion(source: SourceText, root: MapNode): Problem {
  const [first] = root.entries.values();
  const range = keyRange(source, root, ['version']) ?? (first ? source.rangeOf(first.keySpan) : START);
  const message = say('The project file does not say its version; it is read as version {0}.', VERSION);
  const next = say('Begin the file with "version: {0}".', VERSION);
  return problemAt(range, { code: 'missing-version', message, next }, 'warning');
}
