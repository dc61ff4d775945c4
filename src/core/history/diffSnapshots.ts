import type { Metrics } from '../evidence/evidence';
import type { Health } from '../health/health';
import type { StageId } from '../lifecycle/lifecycle';
import { checkKey } from '../snapshot/checkKey';
import type { CheckSnapshot, ProjectSnapshot } from '../snapshot/snapshot';
import { differenceOf } from './difference';

/** A check whose health changed. `was` is absent of a new check, `is` of one that is gone. */
export interface CheckChange {
  readonly stage: StageId;
  readonly check: string;
  readonly was?: Health;
  readonly is?: Health;
}

/** A metric whose number changed. `was` is absent of a new one, `is` of one that is gone; `by` where both are there. */
export interface MetricChange {
  readonly stage: StageId;
  readonly check: string;
  readonly metric: string;
  readonly was?: number;
  readonly is?: number;
  /** `is − was`. */
  readonly by?: number;
}

/** A file, folder or notebook cell that belongs to other stages than before; no stage: it is not linked. */
export interface ArtifactChange {
  readonly kind: 'linked' | 'unlinked' | 'moved';
  readonly path: string;
  readonly cell?: number;
  readonly was: readonly StageId[];
  readonly is: readonly StageId[];
}

/** What changed of a project. Everything empty: nothing that people look at. */
export interface SnapshotDiff {
  /** The project's own health; absent if it is the same. */
  readonly health?: { readonly was: Health; readonly is: Health };
  /** In the lifecycle's order of stages, then by name. */
  readonly checks: readonly CheckChange[];
  readonly metrics: readonly MetricChange[];
  /** By path. */
  readonly artifacts: readonly ArtifactChange[];
}

/** What changed from one moment of a project to another. */
export function diffSnapshots(was: ProjectSnapshot, is: ProjectSnapshot): SnapshotDiff {
  const before = checksOf(was);
  const after = checksOf(is);
  const pairs = [...new Set([...before.keys(), ...after.keys()])].map((key) => ({
    was: before.get(key),
    is: after.get(key),
  }));
  const order = byStageOf(was, is);
  return {
    ...(was.health === is.health ? {} : { health: { was: was.health, is: is.health } }),
    checks: pairs.flatMap((pair) => checkChange(pair)).sort(order),
    metrics: pairs.flatMap((pair) => metricChanges(pair)).sort(order),
    artifacts: artifactChanges(was, is),
  };
}

/** Whether two moments look the same. */
export function isSame({ health, checks, metrics, artifacts }: SnapshotDiff): boolean {
  return health === undefined && checks.length + metrics.length + artifacts.length === 0;
}

interface Pair {
  readonly was: CheckSnapshot | undefined;
  readonly is: CheckSnapshot | undefined;
}

function checkChange({ was, is }: Pair): readonly CheckChange[] {
  const of = is ?? was;
  if (of === undefined || was?.health === is?.health) return [];
  return [
    {
      stage: of.stage,
      check: of.id,
      ...(was === undefined ? {} : { was: was.health }),
      ...(is === undefined ? {} : { is: is.health }),
    },
  ];
}

function metricChanges({ was, is }: Pair): readonly MetricChange[] {
  const of = is ?? was;
  if (of === undefined) return [];
  const before = numbersOf(was?.metrics ?? {});
  const after = numbersOf(is?.metrics ?? {});
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((metric) => {
    const [old, now] = [before.get(metric), after.get(metric)];
    if (old === now) return [];
    return {
      stage: of.stage,
      check: of.id,
      metric,
      ...(old === undefined ? {} : { was: old }),
      ...(now === undefined ? {} : { is: now }),
      ...(old === undefined || now === undefined ? {} : { by: differenceOf(old, now) }),
    };
  });
}

/** The plain numbers among metrics. */
export function numbersOf(metrics: Metrics): ReadonlyMap<string, number> {
  const numbers = Object.entries(metrics).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return new Map(numbers);
}

function artifactChanges(was: ProjectSnapshot, is: ProjectSnapshot): readonly ArtifactChange[] {
  const before = artifactsOf(was);
  const after = artifactsOf(is);
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key): ArtifactChange[] => {
      const [old, now] = [before.get(key), after.get(key)];
      const artifact = now ?? old;
      if (artifact === undefined) return [];
      const { path, cell } = artifact;
      const stages = { was: [...(old?.stages ?? [])].sort(), is: [...(now?.stages ?? [])].sort() };
      if (stages.was.join('\n') === stages.is.join('\n')) return [];
      const kind = old === undefined ? 'linked' : now === undefined ? 'unlinked' : 'moved';
      return [{ kind, path, ...(cell === undefined ? {} : { cell }), ...stages }];
    })
    .sort((a, b) => compare(a.path, b.path) || (a.cell ?? -1) - (b.cell ?? -1));
}

interface Artifact {
  readonly path: string;
  readonly cell: number | undefined;
  readonly stages: Set<StageId>;
}

function artifactsOf(snapshot: ProjectSnapshot): ReadonlyMap<string, Artifact> {
  const artifacts = new Map<string, Artifact>();
  for (const { path, cell, stage } of snapshot.stages.flatMap((item) => item.artifacts)) {
    const key = `${path}\n${String(cell)}`;
    const artifact = artifacts.get(key) ?? { path, cell, stages: new Set() };
    artifact.stages.add(stage);
    artifacts.set(key, artifact);
  }
  return artifacts;
}

function checksOf({ stages }: ProjectSnapshot): ReadonlyMap<string, CheckSnapshot> {
  const checks = stages.flatMap((stage) => stage.checks);
  return new Map(checks.map((check) => [checkKey(check.stage, check.id), check]));
}

interface OfCheck {
  readonly stage: StageId;
  readonly check: string;
  readonly metric?: string;
}

/** Stages in the later lifecycle's order, before those that only the earlier one has. */
function byStageOf(was: ProjectSnapshot, is: ProjectSnapshot): (a: OfCheck, b: OfCheck) => number {
  const ids = [...is.lifecycle.stages, ...was.lifecycle.stages].map(({ id }) => id);
  const rank = new Map([...new Set(ids)].map((id, at) => [id, at]));
  return (a, b) =>
    (rank.get(a.stage) ?? ids.length) - (rank.get(b.stage) ?? ids.length) ||
    compare(a.stage, b.stage) ||
    compare(a.check, b.check) ||
    compare(a.metric ?? '', b.metric ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
