import { pathInProject } from '../../place/pathInProject';
import type { Range } from '../../place/place';
import type { Message } from '../../text/message';

/** What a manifest says of one file. */
export interface ManifestEntry {
  /** As it is written: relative to the manifest's folder or to the project's root. */
  readonly path: string;
  /** In lower case. */
  readonly sha256: string;
  readonly range: Range;
}

/** A manifest: the SHA-256 of files, by their paths; or why it cannot be read as one. */
export type Manifest =
  { readonly kind: 'manifest'; readonly entries: readonly ManifestEntry[] } | ManifestFault;

export interface ManifestFault {
  readonly kind: 'fault';
  readonly message: Message;
  readonly next: Message;
  readonly range?: Range;
}

/** What all checks say of a manifest, in the words of `explain`. */
export const MANIFEST_FORMATS = `A manifest is a list of checksums as \`sha256sum\` and \`shasum -a 256\` write it (GNU or BSD style, comments with \`#\`), a file named \`<file>.sha256\`, or JSON or YAML that gives each path its SHA-256: \`models/model.pkl: 4189…\`, \`{path: models/model.pkl, sha256: 4189…}\`. Paths count from the manifest's folder or from the project's root.`;

/** The fault of a manifest, for its readers. */
export function manifestFault(message: Message, next: Message, range?: Range): ManifestFault {
  return { kind: 'fault', message, next, ...(range === undefined ? {} : { range }) };
}

/**
 * What a manifest records of a file of the project: the entries whose path leads to it from the manifest's folder,
 * as `sha256sum --check` has it, else those whose path leads to it from the project's root.
 */
export function entriesOf(
  entries: readonly ManifestEntry[],
  manifest: string,
  file: string,
): readonly ManifestEntry[] {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const wanted = resolved(file);
  const beside = entries.filter(({ path }) => resolved(folder + path) === wanted);
  return beside.length > 0 ? beside : entries.filter(({ path }) => resolved(path) === wanted);
}

function resolved(path: string): string | undefined {
  return pathInProject(path.replaceAll('\\', '/'));
}
