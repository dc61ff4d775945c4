import path from 'node:path';

/** Systems follow about as many links before they call it a loop. */
const MOST_LINKS = 40;

/** Where a path leads once all links on its way are followed. */
export type Place =
  /** From the repository's root, `''` for the root itself; whether anything is there is another question. */
  | { readonly kind: 'place'; readonly path: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'loop' };

/** Follows the links of a tree: what each says, by its path. */
export function followLinks(file: string, links: ReadonlyMap<string, string>): Place {
  let current = path.posix.normalize(file);
  for (let followed = 0; followed <= MOST_LINKS; followed++) {
    if (path.posix.isAbsolute(current) || /^\.\.(?:\/|$)/.test(current)) return { kind: 'outside' };
    const plain = current.replace(/\/$/, '');
    const next = followFirst(plain, links);
    if (next === undefined) return { kind: 'place', path: plain === '.' ? '' : plain };
    current = next;
  }
  return { kind: 'loop' };
}

/** The path behind the first link on the way; nothing if there is none. */
function followFirst(file: string, links: ReadonlyMap<string, string>): string | undefined {
  if (links.size === 0) return undefined;
  for (let end = file.indexOf('/'); ; end = file.indexOf('/', end + 1)) {
    const at = end < 0 ? file : file.slice(0, end);
    const target = links.get(at);
    if (target !== undefined) {
      const rest = end < 0 ? '' : file.slice(end + 1);
      return path.posix.isAbsolute(target) ? target : path.posix.join(path.posix.dirname(at), target, rest);
    }
    if (end < 0) return undefined;
  }
}
