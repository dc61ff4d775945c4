import type { ResultsSpec } from '../project/project';
import { readDeepchecks } from './readDeepchecks';
import { readEvidently } from './readEvidently';
import { readGreatExpectations } from './readGreatExpectations';
import { readJson } from './readJson';
import { readJunit } from './readJunit';
import { readSarif } from './readSarif';
import type { Results } from './results';

/** Reads a results file in the format that the project file names. `root` is the project's absolute folder. */
export function readResults(spec: ResultsSpec, text: string, root: string): Results {
  if ('junit' in spec) return readJunit(text, root);
  if ('sarif' in spec) return readSarif(text, root);
  if ('json' in spec) return readJson(text, root);
  if ('evidently' in spec) return readEvidently(text);
  return 'deepchecks' in spec ? readDeepchecks(text) : readGreatExpectations(text);
}
