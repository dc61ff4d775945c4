import type { EvidenceAge } from '../core/boardView/evidenceAge';
import type { DriftChart } from '../core/charts/driftChart';
import type { DriftHistory } from '../core/charts/driftHistory';
import type { ReferenceSummary } from '../core/charts/referenceSummary';
import type { Cadence } from '../core/history/cadence';
import type { MetricHistory } from '../core/history/metricHistory';
import type { Revision } from '../core/history/revision';
import type { JournalEntry } from '../core/journal/entry';
import type { MissingStage } from '../core/journal/gate';
import type { Wish } from '../core/journal/wish';
import type { StageId } from '../core/lifecycle/lifecycle';
import type { Range } from '../core/place/place';
import type { Audience, ReportFormat } from '../core/reportDocument/audience';
import type { ProjectOutline } from '../core/snapshot/outline';
import type { ProjectSnapshot, UpstreamStage } from '../core/snapshot/snapshot';
import type { Suggestions } from '../core/suggestions/suggestion';
import type { Message, Translations } from '../core/text/message';

/**
 * What the extension host and the engine say to each other. The engine is the command line's bundle loaded as a
 * worker thread: it reads, hashes and derives there, so the extension host never blocks.
 */
export interface WorkspaceScope {
  /** Absolute paths of the workspace folders. */
  readonly folders: readonly string[];
  /** In an untrusted workspace the engine starts no process, git included. */
  readonly trusted: boolean;
}

/** The references that a project has stored, by name. */
export interface ReferenceProfiles {
  readonly references: readonly ReferenceSummary[];
  /** References that it has besides. */
  readonly left: number;
}

/** A check of a project, by its names. */
interface CheckNames {
  readonly root: string;
  readonly stage: StageId;
  readonly check: string;
}

/** One replacement in a text file, by absolute path. */
export interface FileEdit {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
}

/** What a file is to the stages of its project, beside its links. */
export interface FileFacts {
  /** Checks that consume it now. */
  readonly judgedBy: readonly { readonly stage: StageId; readonly check: string }[];
  /** Stages that declare it as an input, and as an output. */
  readonly readBy: readonly StageId[];
  readonly writtenBy: readonly StageId[];
  /** Stages on whose outputs its own stages build, with one path of each. */
  readonly dependsOn: readonly UpstreamStage[];
  /** Stages that read what its own stages write. */
  readonly feeds: readonly UpstreamStage[];
}

/** The moments of a project's past that are told. */
export interface Moments {
  /** The oldest first. */
  readonly moments: readonly Revision[];
  /** There are older ones. */
  readonly isCut: boolean;
  /** A shallow clone may lack older ones. */
  readonly isShallow: boolean;
}

/** The metrics through the commits of the current branch. */
export interface MetricsTold {
  readonly history: MetricHistory;
  /** A shallow clone may lack older commits. */
  readonly isShallow: boolean;
}

/** The pace through the commits of the current branch. */
export interface CadenceTold {
  readonly cadence: Cadence;
  /** A shallow clone may lack older commits. */
  readonly isShallow: boolean;
}

/** Requests of the host, by kind; every one of them is answered. */
export interface EngineRequests {
  /** Sets what the engine looks after; answered when the first snapshots are out. */
  readonly open: { readonly params: WorkspaceScope; readonly result: null };
  /** Derives everything anew. */
  readonly refresh: { readonly params: null; readonly result: null };
  /** Edits that link files to a stage in their project file. `text` is the project file's unsaved text, if any. */
  readonly planLinks: {
    readonly params: {
      readonly root: string;
      /** Absolute paths of the files to link. */
      readonly paths: readonly string[];
      /** Globs to link beside them, from the root. */
      readonly globs?: readonly string[];
      readonly stage: StageId;
      readonly text?: string;
    };
    readonly result: readonly FileEdit[];
  };
  /** Links that other tools' files declare, of what is not linked there already. */
  readonly suggestLinks: { readonly params: { readonly root: string }; readonly result: Suggestions };
  /** Edits that take a file from the links of a stage. */
  readonly planUnlink: {
    readonly params: {
      readonly root: string;
      readonly path: string;
      readonly stage: StageId;
      readonly text?: string;
    };
    readonly result: readonly FileEdit[];
  };
  /** Edits by which a project file follows files and folders that are about to move: absolute paths. */
  readonly planMoves: {
    readonly params: {
      readonly root: string;
      readonly moves: readonly { readonly from: string; readonly to: string }[];
      readonly text?: string;
    };
    readonly result: readonly FileEdit[];
  };
  /** Writes a project file (never over one) and its `.ml-lifecycle` folder; the result is the file's absolute path. */
  readonly setUp: {
    readonly params: { readonly folder: string; readonly preset: string };
    readonly result: { readonly file: string };
  };
  /** Decides on a wish and records it in the project's journal; a shut gate is no refusal but an answer. */
  readonly decide: {
    readonly params: { readonly root: string; readonly wish: Wish };
    readonly result:
      | { readonly kind: 'recorded'; readonly entry: JournalEntry }
      | { readonly kind: 'shut'; readonly from: StageId; readonly missing: readonly MissingStage[] };
  };
  /** An input of a check as a text to compare: as it was when its content had an id, or as it is now. */
  readonly inputText: {
    readonly params: { readonly root: string; readonly path: string; readonly id?: string };
    readonly result: { readonly text: string };
  };
  /** The id of the commit that added an entry to the journal. */
  readonly entryCommit: {
    readonly params: { readonly root: string; readonly entry: string };
    readonly result: { readonly commit: string };
  };
  /** The commits that touched a project's lifecycle, the oldest first. */
  readonly moments: { readonly params: { readonly root: string }; readonly result: Moments };
  /** A project as a commit has it: its full id. */
  readonly past: {
    readonly params: { readonly root: string; readonly commit: string };
    readonly result: { readonly project: ProjectSnapshot };
  };
  /** The metrics of a project's checks through the commits. */
  readonly metricHistory: { readonly params: { readonly root: string }; readonly result: MetricsTold };
  /** How often each wheel of a project turns. */
  readonly cadence: { readonly params: { readonly root: string }; readonly result: CadenceTold };
  /** How old the evidence of each stage is; stages without evidence are left out. */
  readonly evidenceAges: {
    readonly params: { readonly root: string };
    readonly result: { readonly ages: readonly EvidenceAge[] };
  };
  /** How a check of drift went through the commits. */
  readonly driftHistory: { readonly params: CheckNames; readonly result: DriftHistory };
  /** What a commit left of a check of drift, with histograms: by its full id. */
  readonly driftAt: {
    readonly params: CheckNames & { readonly commit: string };
    readonly result: { readonly chart: DriftChart };
  };
  /** What is known of the stored references, without their rows. */
  readonly referenceProfiles: {
    readonly params: { readonly root: string };
    readonly result: ReferenceProfiles;
  };
  /** What a file is to the stages of its project: its path relative to the root, with `/`. */
  readonly fileFacts: {
    readonly params: { readonly root: string; readonly path: string };
    readonly result: FileFacts;
  };
  /** A report on projects as they are now, as the text of a file. */
  readonly report: {
    readonly params: {
      /** The roots, each with the folder as people know it. */
      readonly projects: readonly { readonly root: string; readonly shownRoot: string }[];
      readonly audience: Audience;
      readonly format: ReportFormat;
      /** Absolute path of the file that the report will be, so that it leads to others; absent if it is on no disk. */
      readonly file?: string;
      /** `name` as BCP 47 has it. */
      readonly language: { readonly name: string; readonly translations: Translations };
    };
    readonly result: { readonly text: string };
  };
  /** What git shows of a commit. */
  readonly commitText: {
    readonly params: { readonly root: string; readonly commit: string };
    readonly result: { readonly text: string };
  };
}
export type EngineRequestKind = keyof EngineRequests;

/** From host to engine. */
export type ToEngine =
  | {
      [K in EngineRequestKind]: {
        readonly kind: 'request';
        readonly id: number;
        readonly request: K;
        readonly params: EngineRequests[K]['params'];
      };
    }[EngineRequestKind]
  /** Files that were created, changed or deleted: absolute paths. */
  | { readonly kind: 'changed'; readonly paths: readonly string[] };

/** From engine to host. */
export type FromEngine =
  | { readonly kind: 'reply'; readonly id: number; readonly result: unknown }
  /** The request cannot be done: what users can cause. */
  | { readonly kind: 'refused'; readonly id: number; readonly message: Message; readonly next?: Message }
  /** A fault of ours: goes to the log with its stack. */
  | { readonly kind: 'fault'; readonly id?: number; readonly stack: string }
  /** What is known of the projects while their many files are read, before the first snapshots. */
  | { readonly kind: 'outlines'; readonly projects: readonly ProjectOutline[] }
  /** The system watches no more folders: changes of evidence may go unnoticed until everything is derived anew. */
  | { readonly kind: 'unwatched' }
  /** The projects as they are now, sorted by root; sent whenever they differ from the last ones. */
  | { readonly kind: 'snapshots'; readonly projects: readonly ProjectSnapshot[] };
