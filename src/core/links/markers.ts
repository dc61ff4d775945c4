import type { StageId } from '../lifecycle/lifecycle';
import type { Notebook } from '../notebook/notebook';

/** A marker comment stands in the first lines of a file. */
export const MARKER_LINES = 30;
/** A marker is short; longer lines are minified code or data. */
const LONGEST_LINE = 300;

/** What begins a comment in the languages and formats of a project, then `lifecycle:` and one or more stages. */
const MARKER =
  /^\s*(?:#+|\/{2,}|--+|%+|;+|<!--|\/\*+|\*+|\.\.|[Rr][Ee][Mm]\b)[ \t]*lifecycle:[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)[ \t]*(?:--+>|\*+\/)?\s*$/;
const CELL_TAG = /^lifecycle:[ \t]*([\w-]+)$/;

/** Stages that a file's marker comment names, and its line from zero. */
export interface Marker {
  readonly stages: readonly StageId[];
  readonly line: number;
}

/** A link that a notebook declares, of all of it or of one cell. */
export type NotebookLink =
  | { readonly stage: StageId; readonly origin: 'notebook' }
  | { readonly stage: StageId; readonly origin: 'cell'; readonly cell: number };

/**
 * The marker comment of a file: `# lifecycle: train`, or another comment sign, alone on its line; several stages
 * are separated by commas. Whether the stages exist is for others to say.
 */
export function findMarker(text: string): Marker | undefined {
  const lines = text.split('\n', MARKER_LINES);
  for (const [line, words] of lines.entries()) {
    const stages = stagesOfMarker(words);
    if (stages !== undefined) return { stages, line };
  }
  return undefined;
}

/** The stages that a line names if it is a marker comment. */
export function stagesOfMarker(line: string): readonly StageId[] | undefined {
  const named = line.length <= LONGEST_LINE && MARKER.exec(line.replace(/^\uFEFF/, ''))?.[1];
  if (!named) return undefined;
  return [...new Set(named.split(',').map((stage) => stage.trim().toLowerCase()))];
}

/** The stage that a tag of a cell names. */
export function cellTagStage(tag: string): StageId | undefined {
  return CELL_TAG.exec(tag)?.[1];
}

/** The tag by which a cell names a stage. */
export function cellTagOf(stage: StageId): string {
  return `lifecycle:${stage}`;
}

/** Links that a notebook declares in its metadata (`ml_lifecycle.stage`) and by tags of its cells (`lifecycle:train`). */
export function notebookLinks(notebook: Notebook): readonly NotebookLink[] {
  const own = [...new Set(notebook.stages)].map((stage) => ({ stage, origin: 'notebook' }) as const);
  const ofCells = notebook.cells.flatMap(({ index, tags, stages }) => {
    const tagged = tags.flatMap((tag) => cellTagStage(tag) ?? []);
    return [...new Set([...tagged, ...stages])].map(
      (stage) => ({ stage, origin: 'cell', cell: index }) as const,
    );
  });
  return [...own, ...ofCells];
}
