import type { Cause, Evidence } from '../evidence/evidence';
import { checkHealth, worst, type Health } from '../health/health';
import type { Stage, Wheel, WheelId } from '../lifecycle/lifecycle';
import type { JournalEntry, VerifyEntry } from '../journal/entry';
import { focusOf, type Focus } from '../journal/focus';
import { decisionsOf, waiverOn } from '../journal/trust';
import type { Link } from '../links/artifact';
import type { Problem } from '../project/problem';
import type { CheckDefinition, Project, StageDefinition } from '../project/project';
import { expiredWaivers, verificationOf, waived } from './decided';
import { staleUpstream, type StageFlow } from './stageFlow';
import { checkKey } from './checkKey';
import type { CheckSnapshot, HealthCounts, ProjectSnapshot, StageSnapshot, WheelSnapshot } from './snapshot';

/** Evidence of a check beside the reasons why it no longer holds. */
export interface JudgedEvidence {
  readonly evidence: Evidence;
  readonly causes: readonly Cause[];
  /** The last word of a person that it holds all the same, if that was said of all as it is now. */
  readonly verified?: VerifyEntry;
}

/** Everything that a snapshot is derived from. */
export interface SnapshotSources {
  readonly root: string;
  readonly project: Project;
  readonly problems: readonly Problem[];
  readonly links: readonly Link[];
  /** By `<stage>/<check>`. */
  readonly evidence: ReadonlyMap<string, JudgedEvidence>;
  /** In the order of time. */
  readonly journal: readonly JournalEntry[];
  /** The day on which waivers are judged, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly flow: StageFlow;
  /** How a check is shown, but for waivers; may remember what `checkSnapshot` made of the same before. */
  readonly shown?: (check: CheckDefinition, judged: JudgedEvidence | undefined) => CheckSnapshot;
}

/** Derives what views show. Pure: same sources, same snapshot. */
export function deriveSnapshot(sources: SnapshotSources): ProjectSnapshot {
  const { lifecycle } = sources.project;
  const stages = stagesOf(sources);
  const counted = stages.filter((stage) => !stage.cutOff);
  const focus = focusOf(lifecycle, sources.journal);
  const wheels = lifecycle.wheels.map((wheel): WheelSnapshot => {
    const checked = counted.filter((stage) => stage.wheel === wheel.id);
    return {
      ...wheel,
      ...summary(checked.flatMap((stage) => stage.checks)),
      ...focusOfWheel(wheel, focus),
    };
  });
  const total = summary(counted.flatMap((stage) => stage.checks));
  const problems = [...sources.problems, ...stages.flatMap(expiredWaivers)];
  const broken = problems.some((problem) => problem.severity === 'error');
  return {
    root: sources.root,
    name: sources.project.name,
    lifecycle,
    ...total,
    health: broken ? 'error' : total.health,
    problems,
    wheels,
    stages,
    gates: sources.project.gates,
    journal: sources.journal,
  };
}

/** The stages in the lifecycle's order, each with what is stale above it. */
function stagesOf(sources: SnapshotSources): readonly StageSnapshot[] {
  const { lifecycle } = sources.project;
  const definitions = new Map(sources.project.stages.map((stage) => [stage.id, stage]));
  const links = groupByStage(sources.links);
  const { waivers } = decisionsOf(sources.journal);
  const judge = (check: CheckDefinition): CheckSnapshot => {
    const key = checkKey(check.stage, check.id);
    const waiver = waivers.get(key);
    const snapshot = (sources.shown ?? checkSnapshot)(check, sources.evidence.get(key));
    // Of a check whose definition is wrong nobody knows what would be waived.
    if (waiver === undefined || check.kind === 'broken') return snapshot;
    return waived(snapshot, waiverOn(sources.today, waiver));
  };
  const own = lifecycle.stages.map((stage) =>
    stageSnapshot(
      stage,
      definitions.get(stage.id),
      links.get(stage.id) ?? [],
      lifecycle.cutOff.includes(stage.loop),
      judge,
    ),
  );
  const stale = new Set(own.filter(isStale).map(({ id }) => id));
  return own.map((stage) => ({
    ...stage,
    upstream: stage.cutOff ? [] : staleUpstream(sources.flow, stage.id, stale),
  }));
}

function stageSnapshot(
  stage: Stage,
  definition: StageDefinition | undefined,
  artifacts: readonly Link[],
  cutOff: boolean,
  judge: (check: CheckDefinition) => CheckSnapshot,
): Omit<StageSnapshot, 'upstream'> {
  const checks = (definition?.checks ?? []).map(judge);
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

/** How a check is shown, but for waivers. */
export function checkSnapshot(check: CheckDefinition, judged: JudgedEvidence | undefined): CheckSnapshot {
  const { id, stage, severity, range } = check;
  const base = { id, stage, severity, range, causes: [], findings: [], metrics: {} };
  if (check.kind === 'broken') return brokenSnapshot(check, base);
  const uses = check.kind === 'command' ? { uses: 'run', run: check.run } : { uses: check.uses };
  if (judged === undefined) return { ...base, ...uses, verdict: 'not-run', health: 'not-run' };
  const { evidence, causes, verified } = judged;
  const stale = causes.length > 0 && verified === undefined;
  return {
    ...base,
    ...uses,
    verdict: evidence.verdict,
    freshness: stale ? 'stale' : 'fresh',
    ...(evidence.until === undefined ? {} : { until: evidence.until }),
    causes,
    ...(causes.length > 0 && verified ? { verified: verificationOf(verified) } : {}),
    health: checkHealth(evidence.verdict, stale),
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

/** Whether evidence of a stage's own no longer holds, waived or not. */
function isStale({ cutOff, checks }: Pick<StageSnapshot, 'cutOff' | 'checks'>): boolean {
  return !cutOff && checks.some((check) => check.freshness === 'stale');
}

function focusOfWheel(
  wheel: Wheel,
  focus: ReadonlyMap<WheelId, Focus>,
): Pick<WheelSnapshot, 'focus' | 'since'> {
  const { stage, since } = focus.get(wheel.id) ?? { stage: '' };
  return since === undefined ? { focus: stage } : { focus: stage, since };
}
