import { cellTagStage } from '../../core/links/markers';

/** Tags of a cell. Where they stand in the metadata has moved over the editor's versions. */
export function cellTags(metadata: unknown): readonly string[] {
  const levels = [metadata, member(metadata, 'metadata'), member(member(metadata, 'custom'), 'metadata')];
  const tags = levels.map((level) => member(level, 'tags')).find(Array.isArray);
  return (tags ?? []).filter((tag): tag is string => typeof tag === 'string');
}

/** The stages that the tags of a cell name. */
export function cellStages(metadata: unknown): readonly string[] {
  return cellTags(metadata).flatMap((tag) => cellTagStage(tag) ?? []);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
