import type { Lifecycle, StageId } from '../lifecycle/lifecycle';
import type { Range } from '../place/place';
import type { Problem } from './problem';

/** Where a command leaves its results: a path relative to the project's root. */
export type ResultsSpec =
  | { readonly junit: string }
  | { readonly sarif: string }
  | { readonly json: string }
  | { readonly evidently: string }
  | { readonly deepchecks: string }
  | { readonly greatExpectations: string };

interface CheckBase {
  /** Unique within its stage. */
  readonly id: string;
  readonly stage: StageId;
  /** Where the project file defines it. */
  readonly range: Range;
  /** Verdict that a failure of it counts as. */
  readonly severity: 'fail' | 'warn';
  readonly timeoutMs: number;
  /** Days that its outcome holds after the one on which it was judged; absent where days alone change nothing. */
  readonly expiresDays?: number;
  /** Globs of what it consumes beyond what it reads by itself; absent where the file says nothing. */
  readonly inputs?: readonly string[];
}

/** A check by a built-in module, its parameters parsed by the module's schema. */
export interface BuiltinCheckDefinition extends CheckBase {
  readonly kind: 'builtin';
  readonly uses: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A check by a command line. */
export interface CommandCheckDefinition extends CheckBase {
  readonly kind: 'command';
  readonly run: string;
  readonly results?: ResultsSpec;
  /** What identifies the files that it consumes: see `BuiltinCheck`. */
  readonly identity: 'meaning' | 'bytes';
}

/** A check whose definition is wrong. It is shown, with its problems, and never passes. */
export interface BrokenCheckDefinition extends CheckBase {
  readonly kind: 'broken';
  readonly uses?: string;
  readonly problems: readonly Problem[];
}

export type CheckDefinition = BuiltinCheckDefinition | CommandCheckDefinition | BrokenCheckDefinition;

/** What the project file says of one stage of its lifecycle. */
export interface StageDefinition {
  readonly id: StageId;
  /** Absent for a stage that the project file does not mention. */
  readonly range?: Range;
  readonly owner?: string;
  readonly links: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly checks: readonly CheckDefinition[];
}

export interface Gate {
  readonly stage: StageId;
  readonly requires: readonly StageId[];
}

/** A project file, parsed. Always complete: what was wrong is left out here and named in the problems beside it. */
export interface Project {
  readonly name: string;
  readonly lifecycle: Lifecycle;
  /** The project's interpreter, as the file writes it. */
  readonly python?: string;
  /** One for each stage of the lifecycle, in its order. */
  readonly stages: readonly StageDefinition[];
  readonly gates: readonly Gate[];
}

/** The outcome of reading a project file: what could be understood, and every problem with its place. */
export interface ParsedProject {
  readonly project: Project;
  readonly problems: readonly Problem[];
}

/** Name of the project file. */
export const PROJECT_FILE = 'ml-lifecycle.yaml';
