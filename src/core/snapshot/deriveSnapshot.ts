import type { Cause, Evidence } from '../evidence/evidence';
import { checkHealth } from '../health/health';
import type { Stage, StageId, Wheel, WheelId } from '../lifecycle/lifecycle';
import type { JournalEntry, VerifyEntry, WaiveEntry } from '../journal/entry';
import { focusOf, type Focus } from '../journal/focus';
import { decisionsOf, waiverOn } from '../journal/trust';
import type { Link } from '../links/artifact';
import type { Problem } from '../project/problem';
import type { CheckDefinition, Project, StageDefinition } from '../project/project';
import { expiredWaivers, verificationOf, waived } from './decided';
import { staleUpstream, type StageFlow } from './stageFlow';
import { checkKey } from './checkKey';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot, WheelSnapshot } from './snapshot';
import { summaryOf, summaryOfAll } from './summary';

/** Evidence of a check beside the reasons why it no longer holds. */
export interface JudgedEvidence {
  readonly evidence: Evidence;
  readonly causes: readonly Cause[];
  /** The last word of a person that it holds all the same, if that was said of all as it is now. */
  readonly verified?: VerifyEntry;
}

/** The evidence of a stage's checks, by check. */
export type StageEvidence = ReadonlyMap<string, JudgedEvidence>;

/** Everything that a snapshot is derived from. */
export interface SnapshotSources {
  readonly root: string;
  readonly project: Project;
  readonly problems: readonly Problem[];
  /** By stage. */
  readonly artifacts: ReadonlyMap<StageId, readonly Link[]>;
  /** By stage; of a stage by check. */
  readonly evidence: ReadonlyMap<StageId, StageEvidence>;
  /** In the order of time. */
  readonly journal: readonly JournalEntry[];
  /** The day on which waivers are judged, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly flow: StageFlow;
  /** May remember what was made of the same before. */
  readonly remember?: Remember;
}

/** What is made of what is given, or was made of the very same objects before; `what` names it. */
export type Remember = <T>(what: string, given: readonly unknown[], make: () => T) => T;

const REMEMBER_NOTHING: Remember = (_what, _given, make) => make();
const NO_ARTIFACTS: readonly Link[] = [];
const NO_EVIDENCE: StageEvidence = new Map();

/** Derives what views show. Pure: same sources, same snapshot. */
export function deriveSnapshot(sources: SnapshotSources): ProjectSnapshot {
  const { lifecycle } = sources.project;
  const stages = stagesOf(sources);
  const counted = stages.filter((stage) => !stage.cutOff);
  const focus = focusOf(lifecycle, sources.journal);
  const wheels = lifecycle.wheels.map((wheel): WheelSnapshot => {
    const own = counted.filter((stage) => stage.wheel === wheel.id);
    return { ...wheel, ...summaryOfAll(own), ...focusOfWheel(wheel, focus) };
  });
  const total = summaryOfAll(counted);
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
  const { remember = REMEMBER_NOTHING } = sources;
  const definitions = new Map(sources.project.stages.map((stage) => [stage.id, stage]));
  const { waivers } = decisionsOf(sources.journal);
  const own = lifecycle.stages.map((stage) => {
    const definition = definitions.get(stage.id);
    const artifacts = sources.artifacts.get(stage.id) ?? NO_ARTIFACTS;
    const evidence = sources.evidence.get(stage.id) ?? NO_EVIDENCE;
    const given = [lifecycle, definition, artifacts, evidence, sources.journal, sources.today];
    return remember(`own ${stage.id}`, given, () => {
      const judge = (check: CheckDefinition): CheckSnapshot =>
        checkToday(check, evidence.get(check.id), sources.today, waivers.get(checkKey(stage.id, check.id)));
      return stageSnapshot(stage, definition, artifacts, lifecycle.cutOff.includes(stage.loop), judge);
    });
  });
  const stale = new Set(own.filter(isStale).map(({ id }) => id));
  return own.map((stage) => {
    const upstream = stage.cutOff ? [] : staleUpstream(sources.flow, stage.id, stale);
    return remember(`stage ${stage.id}`, [stage, ...upstream], () => ({ ...stage, upstream }));
  });
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
    ...summaryOf(cutOff ? [] : checks.map(({ health }) => health)),
    ...(definition?.owner === undefined ? {} : { owner: definition.owner }),
    cutOff,
    checks,
    artifacts,
    ...(definition?.range === undefined ? {} : { range: definition.range }),
  };
}

/** How a check is shown on a day, `YYYY-MM-DD` in UTC, waived or not. */
function checkToday(
  check: CheckDefinition,
  judged: JudgedEvidence | undefined,
  today: string,
  waiver: WaiveEntry | undefined,
): CheckSnapshot {
  const snapshot = checkSnapshot(check, judged);
  // Of a check whose definition is wrong nobody knows what would be waived.
  if (waiver === undefined || check.kind === 'broken') return snapshot;
  return waived(snapshot, waiverOn(today, waiver));
}

/** How a check is shown, but for waivers. */
function checkSnapshot(check: CheckDefinition, judged: JudgedEvidence | undefined): CheckSnapshot {
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
