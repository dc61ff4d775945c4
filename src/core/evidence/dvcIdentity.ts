import type { InputFingerprint } from './evidence';

/** MD5 by which DVC knows what it keeps, by path from the project's root; that of a folder ends with `.dir`. */
export type DvcIds = ReadonlyMap<string, string>;

const PREFIX = 'dvc:';

/** Fingerprint of what is not on the disk: DVC tells its content all the same. */
export function unreadInput(path: string, md5: string): InputFingerprint {
  return { path, raw: PREFIX + md5 };
}

/** Whether only DVC told the content. */
export function isUnread({ raw }: Pick<InputFingerprint, 'raw'>): boolean {
  return raw.startsWith(PREFIX);
}

/** What DVC calls the content, `dvc:<md5>`; of a file in a folder that it keeps as one, what it calls that folder. */
export function dvcIdentity({ raw, dvc }: InputFingerprint): string | undefined {
  return dvc === undefined ? (isUnread({ raw }) ? raw : undefined) : PREFIX + dvc;
}

/** The id of what DVC keeps at a path, or of the folder that it lies in. */
export function dvcIdOf(ids: DvcIds, path: string): string | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const id = ids.get(at);
    if (id !== undefined) return at === path || isFolderId(id) ? id : undefined;
  }
  return undefined;
}

/** Whether an id is that of a folder. */
export function isFolderId(md5: string): boolean {
  return md5.endsWith('.dir');
}

/**
 * The text of which DVC takes the MD5 for a folder: its files by their paths in it, as Python's `json.dumps` writes
 * them. Paths that differ beyond the Basic Multilingual Plane may be in another order there: then the ids differ.
 */
export function dvcFolderText(files: readonly { readonly relpath: string; readonly md5: string }[]): string {
  const sorted = [...files].sort((a, b) => (a.relpath < b.relpath ? -1 : 1));
  const items = sorted.map(({ relpath, md5 }) => `{"md5": "${md5}", "relpath": ${inAscii(relpath)}}`);
  return `[${items.join(', ')}]`;
}

function inAscii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
