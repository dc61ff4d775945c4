import type { StageId } from '../lifecycle/lifecycle';
import { stagesOfMarker } from './markers';

const CELL_HEAD = /^\s*(?:#|\/\/|--)\s?%%/;
const BRACKETED = /[ \t]*\[lifecycle:[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)\]/i;
const NAMED = /(lifecycle:[ \t]*)([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/i;

/** A marker comment's line without a stage; an empty text where it named no other. Nothing if it is no such line. */
export function withoutMarkerStage(line: string, stage: StageId): string | undefined {
  const stages = stagesOfMarker(line);
  if (stages?.includes(stage) !== true) return undefined;
  const others = stages.filter((other) => other !== stage);
  return others.length === 0 ? '' : line.replace(NAMED, `$1${others.join(', ')}`);
}

/** Whether a line begins a cell of a script whose stages can be written into it. */
export function isCellHead(line: string): boolean {
  return CELL_HEAD.test(line);
}

/** The line that begins a cell of a script, with a stage more in its brackets. */
export function withCellStage(line: string, stage: StageId): string {
  const stages = stagesInBrackets(line);
  if (stages.includes(stage)) return line;
  const brackets = `[lifecycle:${[...stages, stage].join(',')}]`;
  if (stages.length > 0) return line.replace(BRACKETED, ` ${brackets}`);
  const [, text = '', end = ''] = /^(.*?)(\s*)$/s.exec(line) ?? [];
  return `${text} ${brackets}${end}`;
}

/** The same line with a stage less; nothing if it does not name that. */
export function withoutCellStage(line: string, stage: StageId): string | undefined {
  const stages = stagesInBrackets(line);
  if (!stages.includes(stage)) return undefined;
  const others = stages.filter((other) => other !== stage);
  return line.replace(BRACKETED, others.length === 0 ? '' : ` [lifecycle:${others.join(',')}]`);
}

function stagesInBrackets(line: string): readonly StageId[] {
  const named = BRACKETED.exec(line)?.[1] ?? '';
  return named === '' ? [] : named.split(',').map((stage) => stage.trim().toLowerCase());
}
