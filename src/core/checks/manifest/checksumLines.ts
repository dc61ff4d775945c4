import { say } from '../../text/message';
import { manifestFault, type Manifest, type ManifestEntry } from './manifest';

/** GNU: a backslash where the name has escapes, the sum, a blank, a blank or `*`, the name. */
const GNU = /^(\\?)([0-9a-f]{64}) [ *]?(.+)$/i;
/** BSD: `SHA256 (name) = sum`. */
const BSD = /^(\\?)SHA2?-?256 ?\((.+)\) ?= ?([0-9a-f]{64})$/i;
const BARE = /^[0-9a-f]{64}$/i;

/** Reads what `sha256sum`, `shasum -a 256` and `sha256` write. `model.pkl.sha256` may hold the sum alone. */
export function checksumLines(path: string, text: string): Manifest {
  const entries: ManifestEntry[] = [];
  const lines = text.split('\n');
  for (const [line, raw] of lines.entries()) {
    const written = raw.trimEnd();
    if (written.trim() === '' || written.startsWith('#')) continue;
    const range = { start: { line, column: 0 }, end: { line, column: written.length } };
    const found = entryOf(written) ?? bareSum(path, written);
    if (found === undefined) {
      return manifestFault(
        say('The manifest has a line that is no SHA-256 with the name of a file.'),
        say('Write it again with "sha256sum", which prints one line for each file.'),
        range,
      );
    }
    entries.push({ ...found, range });
  }
  return { kind: 'manifest', entries };
}

function entryOf(written: string): Omit<ManifestEntry, 'range'> | undefined {
  const [, escapedGnu, sumGnu, nameGnu] = GNU.exec(written) ?? [];
  if (sumGnu !== undefined && nameGnu !== undefined) {
    return { path: unescaped(nameGnu, escapedGnu), sha256: sumGnu.toLowerCase() };
  }
  const [, escapedBsd, nameBsd, sumBsd] = BSD.exec(written) ?? [];
  if (sumBsd === undefined || nameBsd === undefined) return undefined;
  return { path: unescaped(nameBsd, escapedBsd), sha256: sumBsd.toLowerCase() };
}

function unescaped(name: string, mark: string | undefined): string {
  if (mark !== '\\') return name;
  return name.replace(/\\([nr\\])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : '\\'));
}

function bareSum(path: string, written: string): Omit<ManifestEntry, 'range'> | undefined {
  const name = /([^/]+)\.sha256(?:sum)?$/i.exec(path)?.[1];
  return name !== undefined && BARE.test(written) ? { path: name, sha256: written.toLowerCase() } : undefined;
}
