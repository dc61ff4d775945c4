import type { StageId } from '../lifecycle/lifecycle';
import { cellTagOf } from './markers';

const BRACKETED = /[ \t]*\[lifecycle:[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)\]/i;
/** As jupytext writes the tags of a notebook's cell. */
const TAGS = /([ \t]*\btags[ \t]*=[ \t]*\[)([^\]]*)\]/;

/** A line that begins a cell by `# %%` with a stage more: in its brackets, else in its list of tags, else in brackets behind what is written. */
export function headWithStage(line: string, stage: StageId): string {
  const stages = stagesInBrackets(line);
  if (stages.includes(stage)) return line;
  const brackets = `[lifecycle:${[...stages, stage].join(',')}]`;
  if (stages.length > 0) return line.replace(BRACKETED, ` ${brackets}`);
  const tags = TAGS.exec(line)?.[2];
  if (tags !== undefined) {
    const tag = JSON.stringify(cellTagOf(stage));
    return line.replace(
      TAGS,
      (_, begin: string) => `${begin}${tags.trim() === '' ? tag : `${tags}, ${tag}`}]`,
    );
  }
  const [, text = '', end = ''] = /^(.*?)(\s*)$/s.exec(line) ?? [];
  return `${text} ${brackets}${end}`;
}

/** The same line with a stage less; itself where it does not name that. */
export function headWithoutStage(line: string, stage: StageId): string {
  return withoutTag(withoutBracketed(line, stage), stage);
}

function withoutBracketed(line: string, stage: StageId): string {
  const stages = stagesInBrackets(line);
  if (!stages.includes(stage)) return line;
  const others = stages.filter((other) => other !== stage);
  return line.replace(BRACKETED, others.length === 0 ? '' : ` [lifecycle:${others.join(',')}]`);
}

function withoutTag(line: string, stage: StageId): string {
  return line.replace(TAGS, (written: string, begin: string, list: string) => {
    const tags = list.split(',').map((tag) => tag.trim());
    const kept = tags.filter((tag) => tag.replace(/^["']lifecycle:[ \t]*(.*)["']$/, '$1') !== stage);
    if (kept.length === tags.length) return written;
    return kept.length === 0 ? '' : `${begin}${kept.join(', ')}]`;
  });
}

function stagesInBrackets(line: string): readonly StageId[] {
  const named = BRACKETED.exec(line)?.[1] ?? '';
  return named === '' ? [] : named.split(',').map((stage) => stage.trim().toLowerCase());
}
