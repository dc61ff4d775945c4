import { escapeGlob, isGlob } from '../links/globs';

/** How a format writes what is filled in later. */
export type TemplateStyle = 'dvc' | 'kedro' | 'snakemake' | 'make';

const PLACEHOLDERS: Readonly<Record<TemplateStyle, RegExp>> = {
  dvc: /\$\{[^{}]{0,200}\}/,
  kedro: /\$\{[^{}]{0,200}\}|\{[^{}]{0,200}\}/,
  snakemake: /\{[^{}]{0,200}\}/,
  make: /%/,
};
const LONGEST = 500;
/** Fewer letters beside the placeholders could stand for nearly anything. */
const LEAST_LETTERS = 3;

/** A path with placeholders as a glob; without any the path itself; `undefined` where it could be nearly anything. */
export function templateGlob(
  written: string,
  style: TemplateStyle,
): { readonly text: string; readonly isGlob: boolean } | undefined {
  if (written.length > LONGEST) return undefined;
  const parts = written.split(PLACEHOLDERS[style]);
  if (parts.length === 1) return { text: written, isGlob: false };
  if (parts.join('').replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_LETTERS) return undefined;
  const text = parts
    .map((part) => escapeGlob(part).replace(/^\.\/!/, '!'))
    .join('*')
    .replace(/\*{2,}/g, '*');
  return isGlob(text) ? { text, isGlob: true } : undefined;
}
