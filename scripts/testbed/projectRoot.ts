import { resolve } from 'node:path';

/** The root of this repository. */
export const projectRoot = resolve(__dirname, '..', '..');
