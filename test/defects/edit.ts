import type { ProjectFolder } from './projectFolder';

/** A defect that a careless day brings into a project, and the check that must notice it. */
export interface Defect {
  /** The first part of the check's id: `data`, `notebook`, `code` … */
  readonly family: string;
  /** What was done, unique in its family: "every tenth row of the test file is one of the training file". */
  readonly name: string;
  /** `<stage>/<check>` of the clean project that must not pass any more. */
  readonly check: string;
  /** The least that it must say; default `warn`: any alarm. `error` counts as an alarm only where it is expected. */
  readonly verdict?: 'warn' | 'fail' | 'error';
  /** Words that a finding must contain: the place or thing that is wrong, so that alarms by chance do not count. */
  readonly mentions?: string;
  readonly apply: (project: ProjectFolder) => void | Promise<void>;
}

/** Defects that one check of the clean project must notice. */
export function defectsOf(
  family: string,
  check: string,
  cases: readonly Omit<Defect, 'family' | 'check'>[],
): readonly Defect[] {
  return cases.map((one) => ({ family, check, ...one }));
}

/** A change that harms nothing: every check must go on to pass. */
export interface HarmlessEdit {
  readonly family: string;
  readonly name: string;
  readonly apply: (project: ProjectFolder) => void | Promise<void>;
}
