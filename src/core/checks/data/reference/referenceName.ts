import * as z from 'zod/mini';
import { projectPaths } from '../../parameterTypes';

/** Folder of a project's stored references. */
export const REFERENCES_FOLDER = '.ml-lifecycle/references';
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Whether a text may name a stored reference: letters, digits, `-` and `_`. */
export function isReferenceName(text: string): boolean {
  return NAME.test(text);
}

/** Path of a stored reference in its project. */
export function referencePath(name: string): string {
  return `${REFERENCES_FOLDER}/${name}.json`;
}

/** A parameter that takes the name of a stored reference. */
export const storedReference = z.string().check(z.regex(NAME));

/** A parameter that takes data or a stored reference. */
export const referenceParameter = z.union([projectPaths, z.strictObject({ name: storedReference })]);
export type ReferenceParameter = z.infer<typeof referenceParameter>;

/** What such a parameter means: the name of a stored reference, or files of data. */
export type ReferenceSource =
  | { readonly kind: 'stored'; readonly name: string }
  | { readonly kind: 'data'; readonly patterns: readonly string[] };

/** A plain word is a stored reference: files of data have an ending, and folders can be written with a slash. */
export function referenceSource(given: ReferenceParameter): ReferenceSource {
  if (typeof given === 'string') {
    return isReferenceName(given) ? { kind: 'stored', name: given } : { kind: 'data', patterns: [given] };
  }
  return 'name' in given ? { kind: 'stored', name: given.name } : { kind: 'data', patterns: given };
}

/** Paths and patterns that such a parameter reads. */
export function referencePatterns(given: ReferenceParameter): readonly string[] {
  const source = referenceSource(given);
  return source.kind === 'stored' ? [referencePath(source.name)] : source.patterns;
}
