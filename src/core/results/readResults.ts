import type { ResultsSpec } from '../project/project';
import { readJson } from './readJson';
import { readJunit } from './readJunit';
import { readSarif } from './readSarif';
import type { Results } from './results';

/** Reads a results file in the format that the project file names. `root` is the project's absolute folder. */
export function readResults(spec: ResultsSpec, text: string, root: string): Results {
  if ('junit' in spec) return readJunit(text, root);
  return 'sarif' in spec ? readSarif(text, root) : readJson(text, root);
}
