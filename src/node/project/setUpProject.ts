import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE } from '../../core/project/project';
import { starterProject } from '../../core/project/template';
import { say, type Message } from '../../core/text/message';
import { STORE } from '../evidence/evidenceStore';
import { reasonOf } from '../files/readText';
import { walk } from '../files/walk';

/** How setting up ended. */
export type SetUp =
  | { readonly kind: 'written'; readonly file: string }
  | { readonly kind: 'refused'; readonly message: Message; readonly next: Message };

/** Writes a starter project file and the store's git settings; never over a project file that is there. */
export function setUpProject(folder: string, preset: string): SetUp {
  const file = path.join(folder, PROJECT_FILE);
  try {
    const name = path.basename(path.resolve(folder));
    const text = starterProject({ preset, name, paths: walk(folder) });
    writeFileSync(file, text, { flag: 'wx' });
    writeStore(folder);
    return { kind: 'written', file };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      const message = say('This folder is a project already: {0} exists.', PROJECT_FILE);
      return { kind: 'refused', message, next: say('Open it and go on from there.') };
    }
    const message = say('{0} could not be written: {1}.', PROJECT_FILE, reasonOf(error));
    return { kind: 'refused', message, next: say('Choose a folder that you may write to.') };
  }
}

/** Makes the folder that tools write to, with what git must know of it. Adds to what is there. */
function writeStore(root: string): void {
  const store = path.join(root, STORE);
  mkdirSync(store, { recursive: true });
  // Evidence of a stage must not fall under a rule of the project, such as `build/`.
  addLines(path.join(store, '.gitignore'), ['!**', 'cache/', '*.tmp']);
  addLines(path.join(store, '.gitattributes'), ['journal.jsonl merge=union']);
}

function addLines(file: string, lines: readonly string[]): void {
  if (!existsSync(file)) appendFileSync(file, `${lines.join('\n')}\n`);
}
