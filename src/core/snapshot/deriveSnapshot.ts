import type { Cause, Evidence } from '../evidence/evidence';
import { checkHealth, worst, type Health } from '../health/health';
import type { Stage } from '../lifecycle/lifecycle';
import type { Link } from '../links/artifact';
import type { Problem } from '../project/problem';
import type { CheckDefinition, Project, StageDefinition } from '../project/project';
import type { CheckSnapshot, HealthCounts, ProjectSnapshot, StageSnapshot, WheelSnapshot } from './snapshot';

/** Evidence of a check beside the reasons why it no longer holds. */
export interface JudgedEvidence {
  readonly evidence: Evidence;
  readonly causes: readonly Cause[];
}

/** Everything that a snapshot is derived from. */
export interface SnapshotSources {
  readonly root: string;
  readonly project: Project;
  readonly problems: readonly Problem[];
  readonly links: readonly Link[];
  /** By `<stage>/<check>`. */
  readonly evidence: ReadonlyMap<string, JudgedEvidence>;
}

/** Key of a check within its project, as the command line and evidence files name it. */
export function checkKey(stage: string, check: string): string {
  return `${stage}/${check}`;
}

/** Derives what views show. Pure: same sources, same snapshot. */
export function deriveSnapshot(sources: SnapshotSources): ProjectSnapshot {
  const { lifecycle } = sources.project;
  const definitions = new Map(sources.project.stages.map((stage) => [stage.id, stage]));
  const links = groupByStage(sources.links);
  const stages = lifecycle.stages.map((stage) =>
    stageSnapshot(
      stage,
      definitions.get(stage.id),
      links.get(stage.id) ?? [],
      lifecycle.cutOff.includes(stage.loop),
      sources.evidence,
    ),
  );
  const counted = stages.filter((stage) => !stage.cutOff);
  const wheels = lifecycle.wheels.map((wheel): WheelSnapshot => {
    const own = counted.filter((stage) => stage.wheel === wheel.id);
    return { ...wheel, ...summary(own.flatMap((stage) => stage.checks)) };
  });
  const total = summary(counted.flatMap((stage) => stage.checks));
  const broken = sources.problems.some((problem) => problem.severity === 'error');
  return {
    root: sources.root,
    name: sources.project.name,
    lifecycle,
    ...total,
    health: broken ? 'error' : total.health,
    problems: sources.problems,
    wheels,
    stages,
  };
}

function stageSnapshot(
  stage: Stage,
  definition: StageDefinition | undefined,
  artifacts: readonly Link[],
  cutOff: boolean,
  evidence: SnapshotSources['evidence'],
): StageSnapshot {
  const checks = (definition?.checks ?? []).map((check) =>
    checkSnapshot(check, evidence.get(checkKey(check.stage, check.id))),
  );
  return {
    id: stage.id,
    title: stage.title,
    wheel: stage.wheel,
    loop: stage.loop,
    ...summary(cutOff ? [] : checks),
    ...(definition?.owner === undefined ? {} : { owner: definition.owner }),
    cutOff,
    checks,
    artifacts,
    ...(definition?.range === undefined ? {} : { range: definition.range }),
  };
}

function checkSnapshot(check: CheckDefinition, judged: JudgedEvidence | undefined): CheckSnapshot {
  const { id, stage, severity, range } = check;
  const base = { id, stage, severity, range, causes: [], findings: [], metrics: {} };
  if (check.kind === 'broken') return brokenSnapshot(check, base);
  const uses = check.kind === 'command' ? { uses: 'run', run: check.run } : { uses: check.uses };
  if (judged === undefined) return { ...base, ...uses, verdict: 'not-run', health: 'not-run' };
  const { evidence, causes } = judged;
  return {
    ...base,
    ...uses,
    verdict: evidence.verdict,
    freshness: causes.length === 0 ? 'fresh' : 'stale',
    causes,
    health: checkHealth(evidence.verdict, causes.length > 0),
    summary: evidence.summary,
    findings: evidence.findings,
    metrics: evidence.metrics ?? {},
  };
}

function brokenSnapshot(
  check: Extract<CheckDefinition, { kind: 'broken' }>,
  base: Omit<CheckSnapshot, 'uses' | 'verdict' | 'health'>,
): CheckSnapshot {
  const first = check.problems[0];
  return {
    ...base,
    uses: check.uses ?? '?',
    verdict: 'error',
    health: 'error',
    ...(first === undefined ? {} : { summary: first.message }),
    findings: check.problems.map(({ message, next, path, range }) => ({
      severity: 'fail',
      message,
      path,
      ...(next === undefined ? {} : { next }),
      ...(range === undefined ? {} : { range }),
    })),
  };
}

/** Worst health and how many checks have which. */
function summary(checks: readonly CheckSnapshot[]): {
  readonly health: Health;
  readonly counts: HealthCounts;
} {
  const counts: Partial<Record<Health, number>> = {};
  for (const { health } of checks) counts[health] = (counts[health] ?? 0) + 1;
  return { health: worst(checks.map((check) => check.health)), counts };
}

function groupByStage(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const group = groups.get(link.stage);
    if (group === undefined) groups.set(link.stage, [link]);
    else group.push(link);
  }
  return groups;
}
