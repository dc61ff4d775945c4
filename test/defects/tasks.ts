import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Defect, HarmlessEdit } from './edit';
import type { Score } from './scores';

/** An edit to try. */
export type Task = Omit<HarmlessEdit, 'family'> &
  Partial<Omit<Defect, 'family'>> &
  Pick<Score, 'family' | 'kind'>;

/** All defects, then all harmless edits; of a part, those with these words in `family: name`. */
export function allTasks(only: string | undefined): readonly Task[] {
  return [...tasksOf('defects', 'defect'), ...tasksOf('harmless', 'harmless')].filter(
    ({ name, family }) => only === undefined || `${family}: ${name}`.includes(only),
  );
}

/** The edits that the modules of a folder export: found by folder, so that no list can forget one. */
function tasksOf(folder: string, kind: Score['kind']): readonly Task[] {
  const found: (Defect | HarmlessEdit)[] = [];
  for (const name of readdirSync(path.join(__dirname, folder)).sort()) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    for (const value of Object.values(require(path.join(__dirname, folder, name)) as object))
      if (Array.isArray(value)) found.push(...(value as HarmlessEdit[]));
  }
  return found.map((edit) => ({ ...edit, kind }));
}
