import type { StageId } from '../lifecycle/lifecycle';
import type { Problem } from '../project/problem';
import type { Message } from '../text/message';

/** Where something is declared: a file from the project's root (`.` for the layout of its folders), a line from zero. */
export interface DeclaredAt {
  readonly path: string;
  readonly line?: number;
}

/** A link that another tool's file speaks for. */
export interface SpokenLink {
  readonly stage: StageId;
  /** A file, a folder, or a glob, from the project's root. */
  readonly path: string;
  readonly isGlob: boolean;
  readonly source: DeclaredAt;
  /** What is declared, as a phrase. */
  readonly reason: Message;
}

/** The same, with what speaks against it: whoever links this all the same should choose to. */
export interface SuggestedLink extends SpokenLink {
  /** Other stages that have it already, or a part of it, in the lifecycle's order. */
  readonly linkedTo: readonly StageId[];
  /** Other stages that a declaration which says more names for it, in the lifecycle's order. */
  readonly contestedBy: readonly StageId[];
}

/** The links that are suggested, in the lifecycle's order and by path, and what could not be read. */
export interface Suggestions {
  readonly links: readonly SuggestedLink[];
  readonly problems: readonly Problem[];
}

/** A path that a declaring file names. */
export interface NamedPath {
  readonly path: string;
  readonly isGlob: boolean;
  /** Whether the project has it: a glob that matches something. */
  readonly exists: boolean;
}

export type StepTool = 'dvc' | 'kedro' | 'mlflow' | 'snakemake' | 'make';

/** One declared step of a pipeline: a stage of DVC, a rule, a target, an entry point, a node. */
export interface Step {
  readonly tool: StepTool;
  readonly name: string;
  /** What of its name may speak of a stage, where that is not all. */
  readonly speaks?: string;
  readonly source: DeclaredAt;
  /** The stage by its name in the preset `mlops`, where the file itself tells. */
  readonly stage?: StageId;
  /** Scripts and notebooks. */
  readonly runs: readonly NamedPath[];
  readonly reads: readonly NamedPath[];
  readonly writes: readonly NamedPath[];
  /** Those it writes that are declared as metrics, whatever their names. */
  readonly metrics: readonly NamedPath[];
  readonly settings: readonly NamedPath[];
}

/** What one declaring file says. */
export interface Declared {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

export const NOTHING_DECLARED: Declared = { steps: [], problems: [] };
