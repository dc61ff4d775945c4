import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProjectFolder } from './projectFolder';

export const MODEL = 'models/model.pkl';
export const SUMS = 'models/SHA256SUMS';
export const RECORD = 'models/run.json';
export const CARD = 'docs/model-card.md';

/** A pickle that `scripts/fixtures/pickles.py` made. */
export function pickled(name: string): Buffer {
  return readFileSync(path.join(__dirname, '../fixtures/pickles', name));
}

/** Puts another model in the place of the project's, and records it. */
export function replaceModel(project: ProjectFolder, bytes: Buffer): void {
  project.write(MODEL, bytes);
  project.write(SUMS, `${createHash('sha256').update(bytes).digest('hex')}  model.pkl\n`);
}
