import * as z from 'zod/mini';
import type { StageId } from '../core/lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../core/snapshot/snapshot';
import type { Message, Translations } from '../core/text/message';
import type { Moments } from './engine';

/** A check that is being run by a task of this window; without a check, the whole stage or project is. */
export interface RunningWork {
  readonly root: string;
  readonly stage?: StageId;
  readonly check?: string;
}

/** So many entries of a journal are sent to the board, the last ones. */
export const MOST_ENTRIES_ON_BOARD = 200;

/** Everything that the board shows. Of a project's journal it has the last entries only. */
export interface BoardState {
  readonly projects: readonly ProjectSnapshot[];
  readonly running: readonly RunningWork[];
  /** Nothing may be run in an untrusted workspace. */
  readonly trusted: boolean;
}

/** One difference between two states of the board. */
export type BoardChange =
  | { readonly kind: 'stage'; readonly root: string; readonly stage: StageSnapshot }
  /** Everything of a project but its stages. */
  | { readonly kind: 'project'; readonly root: string; readonly project: Omit<ProjectSnapshot, 'stages'> }
  /** A project that came, or whose lifecycle changed shape. */
  | { readonly kind: 'projectAdded'; readonly index: number; readonly project: ProjectSnapshot }
  | { readonly kind: 'projectRemoved'; readonly root: string }
  | { readonly kind: 'running'; readonly running: readonly RunningWork[] }
  | { readonly kind: 'trusted'; readonly trusted: boolean };

/** What the host tells of the past when it is asked. */
export type BoardAnswer =
  | ({ readonly kind: 'moments'; readonly root: string } & Moments)
  | {
      readonly kind: 'past';
      readonly root: string;
      readonly commit: string;
      readonly project: ProjectSnapshot;
    };

/** From host to board. States carry a revision: a board that misses one asks for everything anew. */
export type ToBoard =
  | {
      readonly type: 'state';
      readonly revision: number;
      readonly state: BoardState;
      readonly translations: Translations;
    }
  | {
      readonly type: 'patch';
      readonly from: number;
      readonly to: number;
      readonly changes: readonly BoardChange[];
    }
  /** Another view asks the board to show a stage. */
  | { readonly type: 'select'; readonly root: string; readonly stage: StageId }
  | { readonly type: 'done'; readonly id: number; readonly answer?: BoardAnswer }
  | { readonly type: 'failed'; readonly id: number; readonly message: Message };

const position = z.strictObject({
  line: z.int().check(z.nonnegative()),
  column: z.int().check(z.nonnegative()),
});
const place = z.strictObject({
  path: z.string(),
  cell: z.optional(z.int().check(z.nonnegative())),
  range: z.optional(z.strictObject({ start: position, end: position })),
});

const commitId = z.string().check(z.regex(/^[0-9a-f]{40}$/));

/** What a click on the board asks the host to do. `root` and ids are looked up, never trusted. */
const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('runAll'), root: z.string() }),
  z.strictObject({ kind: z.literal('runStage'), root: z.string(), stage: z.string() }),
  z.strictObject({ kind: z.literal('runCheck'), root: z.string(), stage: z.string(), check: z.string() }),
  /** Opens a file of the project; the host refuses what lies outside it. */
  z.strictObject({ kind: z.literal('openPlace'), root: z.string(), place }),
  z.strictObject({ kind: z.literal('openProjectFile'), root: z.string() }),
  z.strictObject({ kind: z.literal('setUp') }),
  z.strictObject({ kind: z.literal('manageTrust') }),
  z.strictObject({ kind: z.literal('showLog') }),
  /** Opens the commit that added an entry to the journal. */
  z.strictObject({ kind: z.literal('openEntryCommit'), root: z.string(), entry: z.string() }),
  z.strictObject({ kind: z.literal('openCommit'), root: z.string(), commit: commitId }),
  /** Shows the journal's view, which has all entries. */
  z.strictObject({ kind: z.literal('showJournal') }),
  /** Asks which commits touched the lifecycle. */
  z.strictObject({ kind: z.literal('moments'), root: z.string() }),
  /** Asks for the project as a commit has it. */
  z.strictObject({ kind: z.literal('past'), root: z.string(), commit: commitId }),
]);
export type BoardAction = z.infer<typeof action>;

const fromBoard = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** A patch did not fit: send the whole state. */
  z.strictObject({ type: z.literal('resync') }),
  z.strictObject({ type: z.literal('request'), id: z.int(), action }),
]);
export type FromBoard = z.infer<typeof fromBoard>;

/** The ways in which the board shows a project. */
export const BOARD_VIEWS = ['knot', 'stages', 'metrics', 'pace'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** What the board keeps over reloads (`vscode.setState`) and the host gets back when it restores the panel. */
export const boardMemory = z.object({
  version: z.literal(1),
  root: z.optional(z.string()),
  stage: z.optional(z.string()),
  view: z.optional(z.enum(BOARD_VIEWS)),
});
export type BoardMemory = z.infer<typeof boardMemory>;

/** Validates what came from the board; `undefined` when it is not one of its messages. */
export function parseFromBoard(message: unknown): FromBoard | undefined {
  const result = fromBoard.safeParse(message);
  return result.success ? result.data : undefined;
}
