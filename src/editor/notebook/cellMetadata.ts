type Metadata = Readonly<Record<string, unknown>>;

/** Metadata of a cell with a tag more; the same object if it has that. Everything else stays as it is. */
export function withTag(metadata: Metadata, tag: string): Metadata {
  return changed(metadata, (tags) => (tags.includes(tag) ? tags : [...tags, tag]));
}

/** Metadata of a cell with a tag less. */
export function withoutTag(metadata: Metadata, tag: string): Metadata {
  return changed(metadata, (tags) => (tags.includes(tag) ? tags.filter((other) => other !== tag) : tags));
}

/** Where the metadata of the file stands in the editor's has moved over its versions. */
function changed(metadata: Metadata, change: (tags: readonly unknown[]) => readonly unknown[]): Metadata {
  const custom = metadata['custom'];
  if (isObject(custom) && isObject(custom['metadata'])) {
    return { ...metadata, custom: { ...custom, metadata: retagged(custom['metadata'], change) } };
  }
  if (Array.isArray(metadata['tags']) && !isObject(metadata['metadata'])) return retagged(metadata, change);
  const inner = isObject(metadata['metadata']) ? metadata['metadata'] : {};
  return { ...metadata, metadata: retagged(inner, change) };
}

function retagged(metadata: Metadata, change: (tags: readonly unknown[]) => readonly unknown[]): Metadata {
  const { tags, ...rest } = metadata;
  const after = change(Array.isArray(tags) ? tags : []);
  return after.length === 0 ? rest : { ...metadata, tags: after };
}

function isObject(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
