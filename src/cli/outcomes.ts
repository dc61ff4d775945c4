import type { Outcome } from '../core/evidence/evidence';
import { checkHealth, worst } from '../core/health/health';
import { checkKey } from '../core/snapshot/checkKey';
import type { CheckSnapshot, ProjectSnapshot } from '../core/snapshot/snapshot';

/** The snapshot for a report, with outcomes that are in no evidence. Counts stay those of the evidence. */
export function withOutcomes(
  snapshot: ProjectSnapshot,
  outcomes: ReadonlyMap<string, Outcome>,
): ProjectSnapshot {
  if (outcomes.size === 0) return snapshot;
  const stages = snapshot.stages.map((stage) => {
    const checks = stage.checks.map((check) => {
      const outcome = outcomes.get(checkKey(check.stage, check.id));
      return outcome === undefined ? check : withOutcome(check, outcome);
    });
    return { ...stage, checks, health: worst([stage.health, ...checks.map((check) => check.health)]) };
  });
  return { ...snapshot, stages, health: worst([snapshot.health, ...stages.map((stage) => stage.health)]) };
}

function withOutcome(check: CheckSnapshot, outcome: Outcome): CheckSnapshot {
  const { id, stage, uses, run, severity, range } = check;
  const { verdict, summary, findings, metrics = {} } = outcome;
  return {
    ...{ id, stage, uses, severity, range, verdict, summary, findings, metrics },
    ...(run === undefined ? {} : { run }),
    causes: [],
    health: checkHealth(verdict, false),
  };
}
