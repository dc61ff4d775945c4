import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { STORE } from '../../core/evidence/evidencePath';

/** Makes the folder that tools write to, with what git must know of it: what is ignored, and how journals merge. Files that are there stay. */
export function setUpStore(root: string): void {
  const store = path.join(root, STORE);
  mkdirSync(store, { recursive: true });
  // Evidence of a stage must not fall under a rule of the project, such as `build/`.
  addLines(path.join(store, '.gitignore'), ['!**', 'cache/', '*.tmp']);
  addLines(path.join(store, '.gitattributes'), ['journal.jsonl merge=union']);
}

function addLines(file: string, lines: readonly string[]): void {
  if (!existsSync(file)) appendFileSync(file, `${lines.join('\n')}\n`);
}
