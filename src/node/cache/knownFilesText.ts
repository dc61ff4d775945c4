import type { InFileLink } from '../../core/links/linkIndex';
import type { KnownFile } from './knownFiles';

/** Stands for what a file was found not to have. */
const NONE = '-';
const NO_LINKS: readonly InFileLink[] = [];
/** Names with these could not be told from what stands around them. */
const SEPARATORS = /[\t\n]/;

/**
 * What is known of files, as text: a line for each folder, which begins with `/`, then one for each of its files, with
 * name, stamp, identity, identity of the meaning and links.
 */
export function formatKnown(files: Iterable<readonly [path: string, known: KnownFile]>): string {
  const lines: string[] = [];
  let folder: string | undefined;
  for (const [path, { key, raw, meaning, links }] of files) {
    if (SEPARATORS.test(path)) continue;
    const slash = path.lastIndexOf('/');
    if (folder !== path.slice(0, slash + 1)) {
      folder = path.slice(0, slash + 1);
      lines.push(`/${folder}`);
    }
    const declared = links === undefined ? '' : links.length === 0 ? NONE : JSON.stringify(links);
    const semantic = meaning === undefined ? '' : (meaning.semantic ?? NONE);
    lines.push([path.slice(slash + 1), key, raw ?? '', semantic, declared].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

/** Reads what `formatKnown` wrote; throws if it did not. */
export function parseKnown(text: string): Map<string, KnownFile> {
  const files = new Map<string, KnownFile>();
  let folder = '';
  for (let begin = 0, end = text.indexOf('\n'); end >= 0; begin = end + 1, end = text.indexOf('\n', begin)) {
    const line = text.slice(begin, end);
    if (line.startsWith('/')) {
      folder = line.slice(1);
      continue;
    }
    const [name, key, raw, semantic, links] = line.split('\t');
    if (name === undefined || key === undefined || links === undefined) {
      throw new Error('not a line of known files');
    }
    const known: KnownFile = { key };
    if (raw) known.raw = raw;
    if (semantic) known.meaning = { semantic: semantic === NONE ? undefined : semantic };
    if (links) known.links = links === NONE ? NO_LINKS : (JSON.parse(links) as readonly InFileLink[]);
    files.set(folder + name, known);
  }
  return files;
}
