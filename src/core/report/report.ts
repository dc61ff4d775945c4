import type { Cause, Metrics, Verdict } from '../evidence/evidence';
import { worst, type Health } from '../health/health';
import type { Revision } from '../history/revision';
import type { StageId, WheelId } from '../lifecycle/lifecycle';
import type { Link } from '../links/artifact';
import type { Place } from '../place/place';
import type { Problem } from '../project/problem';
import type { Verification, Waiver } from '../journal/trust';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot, UpstreamStage } from '../snapshot/snapshot';
import { render, type Message } from '../text/message';

/** What `status --json` and `check --json` print. Grows only by new fields; anything else raises `version`. */
export interface Report {
  readonly version: 1;
  readonly projects: readonly ProjectReport[];
}

export interface ProjectReport {
  /** Relative to the working folder, `.` for itself. */
  readonly root: string;
  readonly name: string;
  /** The commit that is told of; absent for the files as they are now. */
  readonly revision?: Revision;
  readonly health: Health;
  readonly problems: readonly ReportedProblem[];
  readonly wheels: readonly WheelReport[];
  readonly stages: readonly StageReport[];
}

export interface WheelReport {
  readonly id: WheelId;
  readonly health: Health;
  /** Its current stage. */
  readonly focus: StageId;
}

export interface StageReport {
  readonly id: StageId;
  readonly title: string;
  readonly wheel: WheelId;
  readonly health: Health;
  readonly owner?: string;
  readonly artifacts: readonly Omit<Link, 'stage'>[];
  /** Stale stages that it builds on; absent if there are none. */
  readonly upstream?: readonly UpstreamStage[];
  readonly checks: readonly CheckReport[];
}

export interface CheckReport {
  readonly id: string;
  readonly uses: string;
  readonly verdict: Verdict | 'not-run';
  readonly freshness?: 'fresh' | 'stale';
  readonly until?: string;
  readonly health: Health;
  readonly summary?: string;
  readonly causes: readonly Cause[];
  readonly verified?: Verification;
  readonly waiver?: Waiver;
  readonly findings: readonly ReportedFinding[];
  readonly metrics: Metrics;
}

export interface ReportedFinding extends Partial<Place> {
  readonly severity: 'fail' | 'warn' | 'info';
  readonly message: string;
  readonly next?: string;
}

export interface ReportedProblem extends Place {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly next?: string;
  readonly suggestion?: string;
}

/** Which checks a report is about, by `<stage>/<check>`; all of them where it is absent. */
export type CheckSelection = ReadonlySet<string>;

/** The report on snapshots; with a selection only its checks, and the stages that have some of them. */
export function reportOn(
  projects: readonly {
    readonly root: string;
    readonly snapshot: ProjectSnapshot;
    readonly revision?: Revision;
    readonly only?: CheckSelection;
  }[],
): Report {
  return {
    version: 1,
    projects: projects.map(({ root, snapshot, revision, only }) => ({
      root,
      name: snapshot.name,
      ...(revision === undefined ? {} : { revision }),
      health: only === undefined ? snapshot.health : selectedHealth(snapshot, only),
      problems: snapshot.problems.map(reportedProblem),
      wheels: snapshot.wheels.map(({ id, health, focus }) => ({ id, health, focus })),
      stages: snapshot.stages
        .map((stage) => stageReport(stage, only))
        .filter((stage) => only === undefined || stage.checks.length > 0),
    })),
  };
}

function selectedHealth(snapshot: ProjectSnapshot, only: CheckSelection): Health {
  const checks = snapshot.stages.flatMap((stage) => stage.checks);
  return worst(checks.filter((check) => isSelected(check, only)).map((check) => check.health));
}

function isSelected(check: CheckSnapshot, only: CheckSelection | undefined): boolean {
  return only === undefined || only.has(`${check.stage}/${check.id}`);
}

function stageReport(stage: StageSnapshot, only: CheckSelection | undefined): StageReport {
  return {
    id: stage.id,
    title: stage.title,
    wheel: stage.wheel,
    health: stage.health,
    ...(stage.owner === undefined ? {} : { owner: stage.owner }),
    artifacts: stage.artifacts.map(({ path, kind, origin, cell, line, pattern }) => ({
      path,
      kind,
      origin,
      ...(cell === undefined ? {} : { cell }),
      ...(line === undefined ? {} : { line }),
      ...(pattern === undefined ? {} : { pattern }),
    })),
    ...(stage.upstream.length === 0 ? {} : { upstream: stage.upstream }),
    checks: stage.checks.filter((check) => isSelected(check, only)).map(checkReport),
  };
}

function checkReport(check: CheckSnapshot): CheckReport {
  const { id, uses, verdict, freshness, health, summary, causes, metrics } = check;
  return {
    id,
    uses,
    verdict,
    ...(freshness === undefined ? {} : { freshness }),
    ...(check.until === undefined ? {} : { until: check.until }),
    health,
    ...(summary === undefined ? {} : { summary: render(summary) }),
    causes,
    ...(check.verified === undefined ? {} : { verified: check.verified }),
    ...(check.waiver === undefined ? {} : { waiver: check.waiver }),
    findings: check.findings.map(({ message, next, ...rest }) => ({ ...rest, ...inEnglish(message, next) })),
    metrics,
  };
}

function reportedProblem({ message, next, ...rest }: Problem): ReportedProblem {
  return { ...rest, ...inEnglish(message, next) };
}

function inEnglish(message: Message, next: Message | undefined) {
  return next === undefined ? { message: render(message) } : { message: render(message), next: render(next) };
}
