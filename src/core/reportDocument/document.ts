import type { Health } from '../health/health';
import type { Place } from '../place/place';
import type { ProjectSnapshot } from '../snapshot/snapshot';
import type { Message } from '../text/message';
import type { Audience } from './audience';

/** A part of a line. */
export type Inline =
  | { readonly kind: 'words'; readonly words: Message; readonly tone?: 'strong' | 'quiet' }
  /** Somebody else's characters: a path, a name of a check, a command. */
  | { readonly kind: 'code'; readonly code: string }
  /** A place in the project, which leads there where the report has a `way`. */
  | { readonly kind: 'place'; readonly place: Place; readonly way: string | undefined }
  /** Icon and word. */
  | { readonly kind: 'health'; readonly health: Health }
  /** A number over time, the oldest first. */
  | { readonly kind: 'trend'; readonly values: readonly number[]; readonly meaning: Message };

/** A line: its parts are parted by spaces. */
export type Line = readonly Inline[];

/** An entry of a list, with what belongs to it. */
export interface Item {
  readonly line: Line;
  readonly below: readonly Item[];
}

/** A cell of a table: lines under each other. */
export type Cell = readonly Line[];

export interface Column {
  readonly title: Message;
  /**
   * Numbers stand to the right; days and a few words are not broken. Names and states have the same widths in all tables
   * of a report.
   */
  readonly kind?: 'number' | 'short' | 'name' | 'state';
}

export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** What matters most, set off: a health and the sentence about it. */
  | { readonly kind: 'verdict'; readonly health: Health; readonly sentences: readonly Message[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  /** The first cell of each row is its heading. */
  | {
      readonly kind: 'table';
      readonly label: Message;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** How many more rows there are than are shown. */
      readonly more: number;
    }
  /** Terms with what they stand for. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Figures side by side. */
  | { readonly kind: 'tiles'; readonly label: Message; readonly tiles: readonly Tile[] }
  /** The lifecycle as a drawing. */
  | { readonly kind: 'picture'; readonly project: ProjectSnapshot }
  | { readonly kind: 'section'; readonly section: Section };

export interface Fact {
  readonly term: Message;
  readonly line: Line;
}

/** A wheel in short. */
export interface Tile {
  readonly title: Message;
  readonly health: Health;
  readonly lines: readonly Message[];
  /** Which of the wheels' colours, from zero. */
  readonly ink: number;
}

export interface Section {
  readonly title: Message;
  /** Stands behind the title. */
  readonly health?: Health;
  /** Begins a page when it is printed. */
  readonly isPage?: boolean;
  readonly blocks: readonly Block[];
}

export interface ReportDocument {
  readonly audience: Audience;
  readonly title: Message;
  readonly subtitle: Message;
  readonly blocks: readonly Block[];
}

/** Words as a part of a line. */
export function words(message: Message, tone?: 'strong' | 'quiet'): Inline {
  return { kind: 'words', words: message, ...(tone === undefined ? {} : { tone }) };
}

export function code(text: string): Inline {
  return { kind: 'code', code: text };
}

export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

/** A section, unless nothing is in it. */
export function section(
  title: Message,
  blocks: readonly Block[],
  rest: Omit<Section, 'title' | 'blocks'> = {},
) {
  const found: Block[] =
    blocks.length === 0 ? [] : [{ kind: 'section', section: { title, blocks, ...rest } }];
  return found;
}

/** A list, unless it is empty. */
export function list(items: readonly Item[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A table of at most so many rows, unless it is empty. */
export function table<T>(
  label: Message,
  columns: readonly Column[],
  all: readonly T[],
  most: number,
  row: (item: T) => readonly Cell[],
): readonly Block[] {
  const shown = all.slice(0, most);
  return shown.length === 0
    ? []
    : [{ kind: 'table', label, columns, rows: shown.map(row), more: all.length - shown.length }];
}

/** A cell of one line. */
export function cell(...line: Line): Cell {
  return [line];
}
