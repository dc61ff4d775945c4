import * as z from 'zod/mini';
import type { EvidenceAge } from '../core/boardView/evidenceAge';
import type { DriftChart } from '../core/charts/driftChart';
import type { DriftHistory } from '../core/charts/driftHistory';
import type { MissingStage } from '../core/journal/gate';
import type { StageId } from '../core/lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../core/snapshot/snapshot';
import type { Message, Translations } from '../core/text/message';
import type { CadenceTold, MetricsTold, Moments, ReferenceProfiles } from './engine';

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

/** What the host tells when it is asked. */
export type BoardAnswer =
  | { readonly kind: 'ages'; readonly root: string; readonly ages: readonly EvidenceAge[] }
  /** A decision was recorded. `entry`: what it says. */
  | { readonly kind: 'decided'; readonly root: string; readonly entry: Message }
  /** A gate is shut, and no reason was given to pass it all the same. */
  | {
      readonly kind: 'shut';
      readonly root: string;
      readonly from: StageId;
      readonly missing: readonly MissingStage[];
    }
  /** Files were linked: how many of those that were dropped lie in the project, and whether that changed anything. */
  | {
      readonly kind: 'linked';
      readonly root: string;
      readonly stage: StageId;
      readonly inside: number;
      readonly isNew: boolean;
    }
  | ({
      readonly kind: 'driftHistory';
      readonly root: string;
      readonly stage: StageId;
      readonly check: string;
    } & DriftHistory)
  | {
      readonly kind: 'driftAt';
      readonly root: string;
      readonly stage: StageId;
      readonly check: string;
      readonly commit: string;
      readonly chart: DriftChart;
    }
  | ({ readonly kind: 'referenceProfiles'; readonly root: string } & ReferenceProfiles)
  | ({ readonly kind: 'moments'; readonly root: string } & Moments)
  | ({ readonly kind: 'metricHistory'; readonly root: string } & MetricsTold)
  | ({ readonly kind: 'cadence'; readonly root: string } & CadenceTold)
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

/** A sentence, or a place's name: longer ones are nobody's. */
export const LONGEST_TEXT = 10_000;
const words = z.string().check(z.maxLength(LONGEST_TEXT));

/** What somebody decides on the board; the core judges it. */
const wish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('advance'), stage: words, reason: z.optional(words) }),
  z.strictObject({ kind: z.literal('return'), stage: words, reason: words }),
  z.strictObject({ kind: z.literal('verify'), check: words, reason: words }),
  z.strictObject({ kind: z.literal('waive'), check: words, reason: words, until: words }),
  z.strictObject({ kind: z.literal('withdraw'), check: words, reason: words }),
]);

/** More files at once are no drop of a person. */
export const MOST_DROPPED = 200;
const uris = z.array(words).check(z.minLength(1), z.maxLength(MOST_DROPPED));

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
  /** Lets the user choose a report on the project, and where it is written. */
  z.strictObject({ kind: z.literal('report'), root: z.string() }),
  /** Asks which commits touched the lifecycle. */
  z.strictObject({ kind: z.literal('moments'), root: z.string() }),
  /** Asks for the project as a commit has it. */
  z.strictObject({ kind: z.literal('past'), root: z.string(), commit: commitId }),
  /** Asks for the metrics of the checks through the commits. */
  z.strictObject({ kind: z.literal('metricHistory'), root: z.string() }),
  /** Asks how often each wheel turns. */
  z.strictObject({ kind: z.literal('cadence'), root: z.string() }),
  /** Asks how old the evidence of each stage is. */
  z.strictObject({ kind: z.literal('evidenceAges'), root: z.string() }),
  /** Asks how a check of drift went through the commits. */
  z.strictObject({ kind: z.literal('driftHistory'), root: z.string(), stage: z.string(), check: z.string() }),
  /** Asks for the histograms that a commit left of it. */
  z.strictObject({
    kind: z.literal('driftAt'),
    root: z.string(),
    stage: z.string(),
    check: z.string(),
    commit: commitId,
  }),
  /** Asks what is known of the stored references. */
  z.strictObject({ kind: z.literal('referenceProfiles'), root: z.string() }),
  /** Decides on a wish and records it in the journal. */
  z.strictObject({ kind: z.literal('decide'), root: z.string(), wish }),
  /** Shows an input of a check as it was when it was judged, beside what it is now. */
  z.strictObject({
    kind: z.literal('compareCause'),
    root: z.string(),
    stage: z.string(),
    check: z.string(),
    path: words,
  }),
  /** Links files, by their addresses, to a stage; the host leaves out what lies outside the project. */
  z.strictObject({ kind: z.literal('linkFiles'), root: z.string(), stage: z.string(), uris }),
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

/** What the columns of the stages board stand for. */
export const STAGE_COLUMNS = ['wheel', 'health'] as const;
export type StageColumns = (typeof STAGE_COLUMNS)[number];

/** What somebody is about to decide in a dialog. */
const deciding = z.union([
  /** The focus goes from one stage to another; without `to` that is chosen in the dialog. */
  z.object({ kind: z.literal('move'), root: z.string(), from: z.string(), to: z.optional(z.string()) }),
  z.object({
    kind: z.enum(['verify', 'waive', 'withdraw']),
    root: z.string(),
    stage: z.string(),
    check: z.string(),
  }),
]);
export type Deciding = z.infer<typeof deciding>;

/** What was filled in so far: a reason, the last day of a waiver, the stage to go to. */
const draft = z.object({ reason: words, until: z.optional(words), to: z.optional(words) });
export type DecisionDraft = z.infer<typeof draft>;

/** What the board keeps over reloads (`vscode.setState`) and the host gets back when it restores the panel. */
export const boardMemory = z.object({
  version: z.literal(1),
  root: z.optional(z.string()),
  stage: z.optional(z.string()),
  view: z.optional(z.enum(BOARD_VIEWS)),
  columns: z.optional(z.enum(STAGE_COLUMNS)),
  /** The open dialog. */
  dialog: z.optional(z.object({ deciding, draft })),
});
export type BoardMemory = z.infer<typeof boardMemory>;

/** Validates what came from the board; `undefined` when it is not one of its messages. */
export function parseFromBoard(message: unknown): FromBoard | undefined {
  const result = fromBoard.safeParse(message);
  return result.success ? result.data : undefined;
}
