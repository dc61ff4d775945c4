import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE } from '../../core/project/project';
import { starterProject } from '../../core/project/template';
import { say, type Message } from '../../core/text/message';
import { setUpStore } from '../evidence/setUpStore';
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
    setUpStore(folder);
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
