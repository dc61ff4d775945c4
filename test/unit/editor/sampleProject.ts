import type { Finding } from '../../../src/core/evidence/evidence';
import { worst } from '../../../src/core/health/health';
import type { Guidance, Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import type { Link } from '../../../src/core/links/artifact';
import type { Range } from '../../../src/core/place/place';
import type {
  CheckSnapshot,
  HealthCounts,
  ProjectSnapshot,
  StageSnapshot,
} from '../../../src/core/snapshot/snapshot';
import { say } from '../../../src/core/text/message';

export const line = (number: number): Range => ({
  start: { line: number, column: 4 },
  end: { line: number, column: 9 },
});

const guidance: Guidance = {
  purpose: 'Fit several models.',
  questions: ['Is the seed fixed?'],
  done: ['Runs are reproducible.'],
  artifacts: [],
  pitfalls: [],
};

/** A check as a snapshot has it; passing unless told otherwise. */
export function sampleCheck(stage: string, id: string, more: Partial<CheckSnapshot> = {}): CheckSnapshot {
  return {
    id,
    stage,
    uses: 'run',
    run: 'make check',
    verdict: 'pass',
    freshness: 'fresh',
    causes: [],
    health: 'pass',
    severity: 'fail',
    summary: say('{0} rows', 569),
    findings: [],
    metrics: {},
    range: line(7),
    ...more,
  };
}

/** A check that fails, with a finding. */
export function failingCheck(stage: string, id: string, findings: readonly Finding[]): CheckSnapshot {
  return sampleCheck(stage, id, {
    verdict: 'fail',
    health: 'fail',
    summary: say('1 finding'),
    findings,
  });
}

export function sampleStage(id: string, wheel: string, more: Partial<StageSnapshot> = {}): StageSnapshot {
  const checks = more.checks ?? [];
  return {
    id,
    title: id.charAt(0).toUpperCase() + id.slice(1),
    wheel,
    loop: 'data-ml',
    health: worst(checks.map((check) => check.health)),
    counts: countsOf(checks),
    cutOff: false,
    checks,
    artifacts: [],
    upstream: [],
    ...more,
  };
}

export function link(stage: string, path: string, more: Partial<Link> = {}): Link {
  return { stage, path, kind: 'code', origin: 'project', ...more };
}

/** A project of the given stages, its wheels made from theirs. */
export function sampleProject(
  stages: readonly StageSnapshot[],
  more: Partial<ProjectSnapshot> = {},
): ProjectSnapshot {
  const wheelIds = [...new Set(stages.map((stage) => stage.wheel))];
  const wheels = wheelIds.map((id) => ({
    id,
    title: id.toUpperCase(),
    stages: stages.filter((stage) => stage.wheel === id).map((stage) => stage.id),
  }));
  const checks = stages.flatMap((stage) => stage.checks);
  return {
    root: '/projects/churn',
    name: 'churn',
    lifecycle: lifecycleOf(stages, wheels),
    health: worst(checks.map((check) => check.health)),
    counts: countsOf(checks),
    problems: [],
    wheels: wheels.map((wheel) => {
      const own = stages.filter((stage) => stage.wheel === wheel.id).flatMap((stage) => stage.checks);
      return {
        ...wheel,
        health: worst(own.map((check) => check.health)),
        counts: countsOf(own),
        focus: wheel.stages[0] ?? '',
      };
    }),
    stages,
    gates: [],
    journal: [],
    ...more,
  };
}

function lifecycleOf(stages: readonly StageSnapshot[], wheels: Lifecycle['wheels']): Lifecycle {
  return {
    preset: 'mlops',
    title: 'MLOps',
    start: stages[0]?.id ?? '',
    loops: [{ id: 'data-ml', title: 'Data-ML', stages: stages.map((stage) => stage.id) }],
    wheels,
    stages: stages.map(({ id, title, wheel, loop }) => ({ id, title, wheel, loop, guidance })),
    edges: [],
    cutOff: [],
  };
}

function countsOf(checks: readonly CheckSnapshot[]): HealthCounts {
  const counts: Record<string, number> = {};
  for (const { health } of checks) counts[health] = (counts[health] ?? 0) + 1;
  return counts;
}
