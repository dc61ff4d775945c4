export type Metadata = Readonly<Record<string, unknown>>;

/** The editor's metadata of a notebook, or of a cell, with a change of the file's: where that stands has moved over its versions. */
export function withFileMetadata(metadata: Metadata, change: (own: Metadata) => Metadata): Metadata {
  const { custom, metadata: inner } = metadata;
  if (isObject(custom) && isObject(custom['metadata'])) {
    return { ...metadata, custom: { ...custom, metadata: change(custom['metadata']) } };
  }
  return { ...metadata, metadata: change(isObject(inner) ? inner : {}) };
}

export function isObject(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
