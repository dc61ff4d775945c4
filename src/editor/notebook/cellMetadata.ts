import { isObject, withFileMetadata, type Metadata } from './fileMetadata';

/** Metadata of a cell with a tag more; the same object if it has that. Everything else stays as it is. */
export function withTag(metadata: Metadata, tag: string): Metadata {
  return changed(metadata, (tags) => (tags.includes(tag) ? tags : [...tags, tag]));
}

/** Metadata of a cell with a tag less. */
export function withoutTag(metadata: Metadata, tag: string): Metadata {
  return changed(metadata, (tags) => (tags.includes(tag) ? tags.filter((other) => other !== tag) : tags));
}

/** Metadata of a cell with another tag in the place of one. */
export function withOtherTag(metadata: Metadata, tag: string, other: string): Metadata {
  return withTag(withoutTag(metadata, tag), other);
}

function changed(metadata: Metadata, change: (tags: readonly unknown[]) => readonly unknown[]): Metadata {
  const { custom, metadata: inner, tags } = metadata;
  const standsHere =
    !(isObject(custom) && isObject(custom['metadata'])) && !isObject(inner) && Array.isArray(tags);
  if (standsHere) return retagged(metadata, change);
  return withFileMetadata(metadata, (own) => retagged(own, change));
}

function retagged(metadata: Metadata, change: (tags: readonly unknown[]) => readonly unknown[]): Metadata {
  const { tags, ...rest } = metadata;
  const after = change(Array.isArray(tags) ? tags : []);
  return after.length === 0 ? rest : { ...metadata, tags: after };
}
