type Metadata = Readonly<Record<string, unknown>>;

/** Metadata of a notebook that names a stage more as its own; everything else stays as it is. */
export function withStage(metadata: Metadata, stage: string): Metadata {
  return changed(metadata, (stages) => (stages.includes(stage) ? stages : [...stages, stage]));
}

/** Metadata of a notebook that names a stage less. */
export function withoutStage(metadata: Metadata, stage: string): Metadata {
  return changed(metadata, (stages) => stages.filter((other) => other !== stage));
}

/** Where the metadata of the file stands in the editor's has moved over its versions. */
function changed(metadata: Metadata, change: (stages: readonly string[]) => readonly string[]): Metadata {
  const custom = metadata['custom'];
  if (isObject(custom) && isObject(custom['metadata'])) {
    return { ...metadata, custom: { ...custom, metadata: restaged(custom['metadata'], change) } };
  }
  const inner = isObject(metadata['metadata']) ? metadata['metadata'] : {};
  return { ...metadata, metadata: restaged(inner, change) };
}

/** One stage is written as such, several as a list. */
function restaged(metadata: Metadata, change: (stages: readonly string[]) => readonly string[]): Metadata {
  const { ml_lifecycle: own, ...others } = metadata;
  const { stage: written, ...rest } = isObject(own) ? own : {};
  const named = (Array.isArray(written) ? written : [written]).filter((one) => typeof one === 'string');
  const stages = change(named);
  const [only, ...more] = stages;
  if (only === undefined) return Object.keys(rest).length === 0 ? others : { ...others, ml_lifecycle: rest };
  return { ...metadata, ml_lifecycle: { ...rest, stage: more.length === 0 ? only : stages } };
}

function isObject(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
