import type { StageId } from '../lifecycle/lifecycle';
import { cellTagOf, cellTagStage } from '../links/markers';
import type { OffsetEdit } from '../project/yamlLayout';
import { itemsOf, memberOf, membersOf, rootOf, type JsonSpan } from './jsonSpans';

/**
 * Takes the tag of a stage from a cell in the text of a notebook, and leaves every other character as it is. Nothing where
 * there is no such tag, or the text is no notebook.
 */
export function cellWithoutTag(text: string, index: number, stage: StageId): OffsetEdit | undefined {
  const { metadata, items, stages } = tagsOfCell(text, index);
  const at = stages.indexOf(stage);
  if (at < 0 || metadata === undefined) return undefined;
  return items.length === 1 ? withoutMember(text, metadata, 'tags') : withoutPart(items, at);
}

/** Puts the tag of another stage in the place of that of one, or takes that away where there is one already, likewise. */
export function cellWithOtherTag(
  text: string,
  index: number,
  stage: StageId,
  other: StageId,
): OffsetEdit | undefined {
  const { items, stages } = tagsOfCell(text, index);
  if (stages.includes(other)) return cellWithoutTag(text, index, stage);
  const tag = items[stages.indexOf(stage)];
  if (tag === undefined) return undefined;
  return { at: tag.start, remove: tag.end - tag.start, text: JSON.stringify(cellTagOf(other)) };
}

/** The tags of a cell, and the stage that each of them names. */
function tagsOfCell(text: string, index: number) {
  const metadata = memberOf(text, cellsIn(text)[index], 'metadata')?.value;
  const tags = memberOf(text, metadata, 'tags')?.value;
  const items = (tags && itemsOf(text, tags)) ?? [];
  const stages = items.map((item) => {
    const tag = valueOf(text, item);
    return typeof tag === 'string' ? cellTagStage(tag) : undefined;
  });
  return { metadata, items, stages };
}

/** Adds a stage to those that a notebook names as its own, in its text, likewise. */
export function notebookWithStage(text: string, stage: StageId): OffsetEdit | undefined {
  const named = namedStages(text);
  if (named === undefined || named.stages.includes(stage)) return undefined;
  return replaced(text, named.value, [...named.stages, stage]);
}

/** Takes a stage from those that a notebook names as its own, in its text, likewise. */
export function notebookWithoutStage(text: string, stage: StageId): OffsetEdit | undefined {
  const named = namedStages(text);
  if (named?.stages.includes(stage) !== true) return undefined;
  const others = named.stages.filter((other) => other !== stage);
  if (others.length > 0) return replaced(text, named.value, others);
  const isOnly = membersOf(text, named.own)?.length === 1;
  return isOnly
    ? withoutMember(text, named.metadata, 'ml_lifecycle')
    : withoutMember(text, named.own, 'stage');
}

/** The cells in the order in which they are counted; of format 3 those of all its sheets. */
function cellsIn(text: string): readonly JsonSpan[] {
  const root = rootOf(text);
  const sheets = memberOf(text, root, 'worksheets')?.value;
  const holders = sheets === undefined ? [root] : (itemsOf(text, sheets) ?? []);
  return holders.flatMap((holder) => {
    const cells = memberOf(text, holder, 'cells')?.value;
    return (cells && itemsOf(text, cells)) ?? [];
  });
}

function namedStages(text: string) {
  const metadata = memberOf(text, rootOf(text), 'metadata')?.value;
  const own = memberOf(text, metadata, 'ml_lifecycle')?.value;
  const value = memberOf(text, own, 'stage')?.value;
  if (metadata === undefined || own === undefined || value === undefined) return undefined;
  const written = valueOf(text, value);
  const stages = (Array.isArray(written) ? written : [written]).filter((one) => typeof one === 'string');
  return { metadata, own, value, stages };
}

/** One stage is written as such, several as a list, which is laid out as the text is. */
function replaced(text: string, { start, end }: JsonSpan, stages: readonly StageId[]): OffsetEdit {
  const unit = /^\uFEFF?\s*\{(\r?\n)([ \t]+)/.exec(text);
  const value = JSON.stringify(stages.length === 1 ? stages[0] : stages, undefined, unit?.[2]);
  const margin = /[ \t]*$/.exec(text.slice(0, lineTextStart(text, start)))?.[0] ?? '';
  return { at: start, remove: end - start, text: value.replaceAll('\n', `${unit?.[1] ?? '\n'}${margin}`) };
}

/** Where the line of an offset has its first character that is no blank. */
function lineTextStart(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const blanks = /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? '';
  return line + blanks.length;
}

function withoutMember(text: string, object: JsonSpan, name: string): OffsetEdit | undefined {
  const members = membersOf(text, object) ?? [];
  const at = members.findIndex((member) => member.name === name);
  // As an empty object is written.
  if (members.length === 1) return { at: object.start, remove: object.end - object.start, text: '{}' };
  return withoutPart(
    members.map(({ key, value }) => ({ start: key.start, end: value.end })),
    at,
  );
}

/** One of several parts with the comma that goes with it. */
function withoutPart(all: readonly JsonSpan[], at: number): OffsetEdit | undefined {
  const [before, part, next] = [all[at - 1], all[at], all[at + 1]];
  if (part === undefined) return undefined;
  if (before !== undefined) return { at: before.end, remove: part.end - before.end, text: '' };
  return { at: part.start, remove: (next?.start ?? part.end) - part.start, text: '' };
}

function valueOf(text: string, { start, end }: JsonSpan): unknown {
  try {
    return JSON.parse(text.slice(start, end));
  } catch {
    return undefined;
  }
}
