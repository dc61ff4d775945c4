import { isObject, withFileMetadata, type Metadata } from './fileMetadata';

/** Metadata of a notebook that names a stage more as its own; everything else stays as it is. */
export function withStage(metadata: Metadata, stage: string): Metadata {
  const more = (stages: readonly string[]) => (stages.includes(stage) ? stages : [...stages, stage]);
  return withFileMetadata(metadata, (own) => restaged(own, more));
}

/** Metadata of a notebook that names a stage less. */
export function withoutStage(metadata: Metadata, stage: string): Metadata {
  const less = (stages: readonly string[]) => stages.filter((other) => other !== stage);
  return withFileMetadata(metadata, (own) => restaged(own, less));
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
