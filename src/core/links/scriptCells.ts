import type { StageId } from '../lifecycle/lifecycle';
import { cellTagStage, findMarker, MARKER_LINES, stagesOfMarker, type Marker } from './markers';

/** A cell of a script or a chunk of a document: first and last line, from zero. */
export interface ScriptCell {
  readonly first: number;
  readonly last: number;
  readonly stages: readonly StageId[];
}

/** What a text file declares of itself. */
export interface ScriptLinks {
  readonly marker?: Marker;
  /** All cells, whether they declare a stage or not. */
  readonly cells: readonly ScriptCell[];
}

/** How a format tells its cells apart. */
interface Format {
  /** Whether a line begins a cell, and then the stages that it declares itself; `cellLines` of what follows may tell more. */
  readonly begins: (line: string) => boolean;
  readonly stagesIn: (lines: readonly string[]) => readonly StageId[];
  /** What ends a cell before the next begins. */
  readonly ends?: (line: string) => boolean;
}

/** Longer lines are data. */
const LONGEST_LINE = 1000;
/** So many lines below its head a cell says in what it belongs to. */
export const CELL_HEAD = 5;

/** What begins a cell of a script. */
export const PERCENT_CELL = /^\s*(?:#|\/\/|--)\s?%%/;
const BRACKETED = /\[lifecycle:[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)\]/g;
const QUOTED_TAG = /["'](lifecycle:[^"']+)["']/g;
const DATABRICKS = /^(?:#|\/\/|--) Databricks notebook source\s*$/;
/** What begins a cell of a Databricks source; its comment sign. */
export const COMMAND = /^(#|\/\/|--) COMMAND -{5,}\s*$/;
/** What begins a chunk of R Markdown or Quarto; its language. */
export const CHUNK = /^\s*`{3,}\s*\{\s*(\w+)[^}]*\}\s*$/;
const CHUNK_END = /^\s*`{3,}\s*$/;
const CHUNK_OPTION = /^\s*(?:#|\/\/|--)\|\s*lifecycle:\s*(.*)$/;
const CHUNK_HEAD = /\blifecycle\s*=\s*["']([^"']+)["']/;

const PERCENT: Format = {
  begins: (line) => PERCENT_CELL.test(line),
  stagesIn: ([head = '']) => {
    const bracketed = [...head.matchAll(BRACKETED)].flatMap(([, stages = '']) => listed(stages));
    const tagged = [...head.matchAll(QUOTED_TAG)].flatMap(([, tag = '']) => cellTagStage(tag) ?? []);
    return [...bracketed, ...tagged];
  },
};
const COMMANDS: Format = {
  begins: (line) => COMMAND.test(line),
  stagesIn: (lines) => lines.slice(1, 1 + CELL_HEAD).flatMap((line) => stagesOfMarker(line) ?? []),
};
const CHUNKS: Format = {
  begins: (line) => CHUNK.test(line),
  ends: (line) => CHUNK_END.test(line),
  stagesIn: (lines) => [
    ...listed(CHUNK_HEAD.exec(lines[0] ?? '')?.[1] ?? ''),
    ...lines.slice(1, 1 + CELL_HEAD).flatMap((line) => listed(CHUNK_OPTION.exec(line)?.[1] ?? '')),
  ],
};

const PERCENT_FILES = /\.(?:py|r|jl|sql|scala|js|ts)$/i;
const CHUNK_FILES = /\.(?:[rq]md)$/i;

/** How the cells of a file of this name are told apart, if it may have any: then more than its head tells its links. */
export function cellSyntax(path: string): 'script' | 'chunks' | undefined {
  if (CHUNK_FILES.test(path)) return 'chunks';
  return PERCENT_FILES.test(path) ? 'script' : undefined;
}

/**
 * What a text declares: the marker of the file, and its cells with their stages. Cells are `# %% [lifecycle:train]` (also
 * with `tags=["lifecycle:train"]` as jupytext writes them), what `# COMMAND ----------` tells apart in sources of
 * Databricks notebooks, with a marker comment in their first lines, and chunks of R Markdown and Quarto, with the option
 * `#| lifecycle: train` or `{r, lifecycle="train"}`. Whether the stages exist is for others to say.
 */
export function scriptLinks(path: string, text: string): ScriptLinks {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const format = formatOf(path, lines);
  const cells = format === undefined ? [] : cellsOf(lines, format);
  // What stands in the second cell of a Databricks notebook is that cell's own.
  const end = format === COMMANDS ? Math.min(cells[0]?.first ?? MARKER_LINES, MARKER_LINES) : MARKER_LINES;
  const marker = findMarker(lines.slice(0, end).join('\n'));
  return { ...(marker === undefined ? {} : { marker }), cells };
}

function formatOf(path: string, lines: readonly string[]): Format | undefined {
  const syntax = cellSyntax(path);
  if (syntax !== 'script') return syntax && CHUNKS;
  return DATABRICKS.test((lines[0] ?? '').replace(/^\uFEFF/, '')) ? COMMANDS : PERCENT;
}

function cellsOf(lines: readonly string[], format: Format): readonly ScriptCell[] {
  const begins = lines.flatMap((line, at) =>
    line.length <= LONGEST_LINE && format.begins(line) ? [at] : [],
  );
  return begins.map((first, at) => {
    const next = begins[at + 1] ?? lines.length;
    const end = format.ends === undefined ? -1 : lines.slice(first + 1, next).findIndex(format.ends);
    const last = end < 0 ? next - 1 : first + 1 + end;
    const stages = format.stagesIn(lines.slice(first, Math.min(last, first + CELL_HEAD) + 1));
    return { first, last, stages: [...new Set(stages)] };
  });
}

function listed(stages: string): readonly StageId[] {
  return stages
    .split(',')
    .map((stage) => stage.trim().toLowerCase())
    .filter((stage) => /^[\w-]+$/.test(stage));
}
