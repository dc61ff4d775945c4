import type * as z from 'zod/mini';
import type { Outcome } from '../evidence/evidence';
import type { StageId } from '../lifecycle/lifecycle';
import type { CheckWorld } from './world/checkWorld';

/** What a check is told of the project and of the stage it belongs to. */
export interface CheckScope {
  readonly stage: StageId;
  /** Paths of the stage's linked artifacts, sorted. */
  readonly artifacts: readonly string[];
  /** Those of them that are notebooks. */
  readonly notebooks: readonly string[];
  /** Those of them that are code. */
  readonly code: readonly string[];
  /** Globs of what the stage declares to read and to write. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Globs or paths that a check reads, relative to the project's root; one with a leading `!` leaves out. */
export interface Consumption {
  readonly patterns: readonly string[];
}

/** A built-in check: documentation, parameters, and a pure judgement. Whoever holds one has parsed its parameters by its schema. */
export interface BuiltinCheck {
  readonly id: string;
  /** Raised whenever the same input may get another verdict. */
  readonly judgement: number;
  readonly title: string;
  /** Markdown: what it judges, why it matters, how to fix what it finds. */
  readonly description: string;
  /** Stages that it suits. */
  readonly stages: readonly StageId[];
  /** Strict object schema with descriptions; unknown parameters are problems. */
  readonly parameters: z.ZodMiniType;
  /** An example of `with:`, as YAML. */
  readonly example: string;
  /**
   * What identifies a file for it. `meaning` where it judges what a file says; `bytes` where it also judges what
   * the meaning leaves out, such as a notebook's outputs: its evidence then records no semantic identity.
   */
  readonly identity: 'meaning' | 'bytes';
  /** It judges what others recorded: in a run of several checks it waits until all others have ended. */
  readonly runsLast?: boolean;
  consumes(parameters: never, scope: CheckScope): Consumption;
  judge(parameters: never, world: CheckWorld): Promise<Outcome>;
}

/** A built-in check as its module writes it, with the type of its parameters. */
export interface BuiltinCheckOf<P> extends BuiltinCheck {
  readonly parameters: z.ZodMiniType<P>;
  consumes(parameters: P, scope: CheckScope): Consumption;
  judge(parameters: P, world: CheckWorld): Promise<Outcome>;
}
