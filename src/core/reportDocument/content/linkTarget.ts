import { pathInProject } from '../../place/pathInProject';
import type { Place } from '../../place/place';

/** Half of a character that needs two UTF-16 units: no address can hold it. */
const LONE_HALF = /\p{Surrogate}/u;
/** Control characters: no file that people make has them in its name. */
const CONTROL = /\p{Cc}/u;
/** Longer addresses are nobody's. */
const LONGEST = 1000;

/**
 * The relative address of a place, for a report that lies `way` from the project: `../src/train.py#L12`. Nothing where the
 * place lies outside the project, or no address can be made of it. Never an address with a scheme.
 */
export function linkTarget({ path, cell, range }: Place, way: string | undefined): string | undefined {
  const inside = pathInProject(path);
  if (way === undefined || inside === undefined || inside === '') return undefined;
  if (LONE_HALF.test(inside + way) || CONTROL.test(inside + way) || inside.length > LONGEST) return undefined;
  const steps = [...way.split('/').filter((step) => step !== ''), ...inside.split('/')];
  const line = range === undefined || cell !== undefined ? '' : `#L${String(range.start.line + 1)}`;
  return `${steps[0] === '..' ? '' : './'}${steps.map(encoded).join('/')}${line}`;
}

/** A step of an address; also of what addresses may hold, but Markdown reads as its own. */
function encoded(step: string): string {
  return encodeURIComponent(step).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
