import type { StageId } from '../lifecycle/lifecycle';
import { headWithoutStage, headWithStage } from './cellHeads';
import { withMarkerStages } from './markerEdits';
import { stagesOfMarker } from './markers';
import { CELL_HEAD, CHUNK, COMMAND, PERCENT_CELL, type ScriptCell } from './scriptCells';

/** A change of one line of a text, by its number from zero: it is replaced, taken away, or a new one comes behind it. */
export type LineEdit =
  | { readonly kind: 'replace'; readonly line: number; readonly text: string }
  | { readonly kind: 'insert'; readonly line: number; readonly text: string }
  | { readonly kind: 'remove'; readonly line: number };

/** A cell of another language stands in comments as a whole: a line more would be one of Python. */
const MAGIC = /^(?:#|\/\/|--) MAGIC\b/;
const OPTION = /^(\s*(?:#|\/\/|--)\|\s*lifecycle:\s*)(.*?)\s*$/;
const CHUNK_HEAD = /(,?\s*\blifecycle\s*=\s*)(["'])([^"']+)\2/;
/** Languages whose comments begin with something else than `#`. */
const COMMENT_SIGNS: Readonly<Record<string, string>> = {
  ...{ sql: '--', haskell: '--', lua: '--' },
  ...{ js: '//', ojs: '//', node: '//', rcpp: '//', c: '//', scala: '//' },
};

/** Whether the stages of a cell can be written into a text, given by its lines. */
export function isEditableCell(lines: readonly string[], { first, last }: ScriptCell): boolean {
  const head = lines[first] ?? '';
  if (PERCENT_CELL.test(head) || CHUNK.test(head)) return true;
  const begin = lines.slice(first + 1, last + 1).find((line) => line.trim() !== '');
  return COMMAND.test(head) && !MAGIC.test(begin ?? '');
}

/** How a cell that can be edited says a stage more; nothing where it says it already. */
export function cellWithStage(
  lines: readonly string[],
  cell: ScriptCell,
  stage: StageId,
): readonly LineEdit[] {
  if (cell.stages.includes(stage)) return [];
  const { first } = cell;
  const head = lines[first] ?? '';
  if (PERCENT_CELL.test(head)) return [{ kind: 'replace', line: first, text: headWithStage(head, stage) }];
  const [named] = namingLines(lines, cell);
  if (named !== undefined)
    return [{ kind: 'replace', line: named.line, text: named.written([...named.stages, stage]) }];
  const sign = COMMAND.exec(head)?.[1];
  if (sign !== undefined) {
    // A blank line stands there by convention.
    const isBlank = first < cell.last && lines[first + 1]?.trim() === '';
    return [{ kind: 'insert', line: isBlank ? first + 1 : first, text: `${sign} lifecycle: ${stage}` }];
  }
  const language = CHUNK.exec(head)?.[1]?.toLowerCase() ?? '';
  return [{ kind: 'insert', line: first, text: `${COMMENT_SIGNS[language] ?? '#'}| lifecycle: ${stage}` }];
}

/** How a cell says a stage no more; nothing where it does not say it. */
export function cellWithoutStage(
  lines: readonly string[],
  cell: ScriptCell,
  stage: StageId,
): readonly LineEdit[] {
  const { first } = cell;
  const head = lines[first] ?? '';
  if (PERCENT_CELL.test(head)) {
    const text = headWithoutStage(head, stage);
    return text === head ? [] : [{ kind: 'replace', line: first, text }];
  }
  return rewritten(lines, cell, stage, (stages) => stages.filter((one) => one !== stage));
}

/** How a cell says another stage instead of one; nothing where it does not say that. */
export function cellWithOtherStage(
  lines: readonly string[],
  cell: ScriptCell,
  stage: StageId,
  other: StageId,
): readonly LineEdit[] {
  if (!cell.stages.includes(stage)) return [];
  if (cell.stages.includes(other)) return cellWithoutStage(lines, cell, stage);
  const { first } = cell;
  const head = lines[first] ?? '';
  if (PERCENT_CELL.test(head)) {
    return [{ kind: 'replace', line: first, text: headWithoutStage(headWithStage(head, other), stage) }];
  }
  return rewritten(lines, cell, stage, (stages) => stages.map((one) => (one === stage ? other : one)));
}

/** Writes the lines anew that name a stage of a Databricks cell, or of a chunk. */
function rewritten(
  lines: readonly string[],
  cell: ScriptCell,
  stage: StageId,
  change: (stages: readonly StageId[]) => readonly StageId[],
): readonly LineEdit[] {
  return namingLines(lines, cell)
    .filter(({ stages }) => stages.includes(stage))
    .map(({ line, stages, written }): LineEdit => {
      const text = written(change(stages));
      return text === '' ? { kind: 'remove', line } : { kind: 'replace', line, text };
    });
}

/** A line of a cell that names stages. */
interface NamingLine {
  readonly line: number;
  readonly stages: readonly StageId[];
  /** The line with other stages; empty with none where nothing else stands in it. */
  readonly written: (stages: readonly StageId[]) => string;
}

/** The lines at the head of a Databricks cell, or of a chunk, that name its stages. */
function namingLines(lines: readonly string[], { first, last }: ScriptCell): readonly NamingLine[] {
  const head = lines[first] ?? '';
  const isChunk = CHUNK.test(head);
  const below = lines.slice(first + 1, Math.min(last, first + CELL_HEAD) + 1);
  const read = isChunk ? optionLine : markerLine;
  const own = below.flatMap((text, at) => read(text, first + 1 + at) ?? []);
  const ofHead = isChunk ? chunkHead(head, first) : undefined;
  return ofHead === undefined ? own : [ofHead, ...own];
}

function markerLine(text: string, line: number): NamingLine | undefined {
  const stages = stagesOfMarker(text);
  return stages && { line, stages, written: (others) => withMarkerStages(text, others) };
}

function optionLine(text: string, line: number): NamingLine | undefined {
  const [, begin = '', value = ''] = OPTION.exec(text) ?? [];
  if (value === '') return undefined;
  const written: NamingLine['written'] = (stages) => (stages.length === 0 ? '' : begin + stages.join(', '));
  return { line, stages: listed(value), written };
}

function chunkHead(text: string, line: number): NamingLine | undefined {
  const [, begin = '', quote = '', value = ''] = CHUNK_HEAD.exec(text) ?? [];
  if (value === '') return undefined;
  const written: NamingLine['written'] = (stages) =>
    text.replace(CHUNK_HEAD, stages.length === 0 ? '' : begin + quote + stages.join(', ') + quote);
  return { line, stages: listed(value), written };
}

function listed(stages: string): readonly StageId[] {
  return stages.split(',').map((stage) => stage.trim().toLowerCase());
}
