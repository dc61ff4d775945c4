import type { Health } from '../health/health';
import type { StageId } from '../lifecycle/lifecycle';
import type { Gate } from '../project/project';
import type { CheckSnapshot, StageSnapshot } from '../snapshot/snapshot';

/** A stage that keeps a gate shut, and the checks that make it so; none where the stage has no checks. */
export interface MissingStage {
  readonly stage: StageId;
  readonly health: Health;
  readonly checks: readonly Pick<CheckSnapshot, 'id' | 'health'>[];
}

/** Warnings are seen, and pass; what nothing judges does not. */
const OPEN: ReadonlySet<Health> = new Set<Health>(['pass', 'warn', 'waived']);

/**
 * What keeps the gate of a stage shut: of the stage that is left and of those that the project file requires, the ones
 * that are not green. Empty when it is open.
 */
export function missingFor(
  stages: readonly StageSnapshot[],
  gates: readonly Gate[],
  from: StageId,
  to: StageId,
): readonly MissingStage[] {
  const required = gates.filter((gate) => gate.stage === to).flatMap((gate) => gate.requires);
  const wanted = new Set([from, ...required]);
  return stages.flatMap(({ id, health, checks }) => {
    if (!wanted.has(id) || OPEN.has(health)) return [];
    const shut = checks.filter((check) => !OPEN.has(check.health));
    return { stage: id, health, checks: shut.map((check) => ({ id: check.id, health: check.health })) };
  });
}
