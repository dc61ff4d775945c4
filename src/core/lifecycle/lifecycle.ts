/** Name of a stage as project files write it: lower case letters, digits and hyphens. */
export type StageId = string;
export type WheelId = string;
export type LoopId = string;

/**
 * What a newcomer to a stage needs to know. Every string of a preset is a template of the translation bundle;
 * a stage that a project adds has what the project file says, and empty strings and lists where it says nothing.
 */
export interface Guidance {
  /** What is done here, in one or two sentences. */
  readonly purpose: string;
  readonly questions: readonly string[];
  /** When the stage is done. */
  readonly done: readonly string[];
  /** Typical artifacts. */
  readonly artifacts: readonly string[];
  readonly pitfalls: readonly string[];
}

export interface Stage {
  readonly id: StageId;
  readonly title: string;
  readonly wheel: WheelId;
  readonly loop: LoopId;
  readonly guidance: Guidance;
}

/** Stages that turn together at their own speed. */
export interface Wheel {
  readonly id: WheelId;
  readonly title: string;
  readonly stages: readonly StageId[];
}

/** A closed sequence of stages: the last leads to the first. */
export interface Loop {
  readonly id: LoopId;
  readonly title: string;
  readonly stages: readonly StageId[];
}

/** An explicit edge. Edges back to every earlier stage of a loop are implicit: see `returnTargets`. */
export interface Edge {
  readonly from: StageId;
  readonly to: StageId;
  /** `forward` is one step of a loop; `crossing` is every other edge: it joins the loops or skips stages. */
  readonly kind: 'forward' | 'crossing';
}

export interface Lifecycle {
  /** The preset it is or extends: `mlops`, `heuristic-first`, `crisp-ml-q`. */
  readonly preset: string;
  readonly title: string;
  /** The stage where everything begins. */
  readonly start: StageId;
  readonly loops: readonly Loop[];
  readonly wheels: readonly Wheel[];
  readonly stages: readonly Stage[];
  readonly edges: readonly Edge[];
  /** Loops that the team has not opened yet: their stages are shown but neither judged nor counted. */
  readonly cutOff: readonly LoopId[];
}
