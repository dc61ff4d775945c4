import path from 'node:path';
import { worst, type Health } from '../../src/core/health/health';
import { diffSnapshots } from '../../src/core/history/diffSnapshots';
import type { EvidenceVersion } from '../../src/core/history/evidenceVersion';
import type { Revision } from '../../src/core/history/revision';
import type { JournalEntry } from '../../src/core/journal/entry';
import type { ReportedProject } from '../../src/core/reportDocument/reportInput';
import type { CheckSnapshot, ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { say } from '../../src/core/text/message';
import { ProjectReader } from '../../src/node/project/projectReader';

const EXAMPLE = path.join(__dirname, '..', '..', 'examples', 'tumour-screening');
/** The day on which the sample is looked at. */
export const SAMPLE_DAY = '2026-11-28';

export const SAMPLE_REVISION: Revision = {
  commit: '9fceb02d0ae598e95dc970b74767f19372d61af8',
  author: 'Ada Lovelace',
  date: '2026-11-27T16:40:00+01:00',
  subject: 'Retrain on the rows of November',
};
const SINCE: Revision = {
  commit: '3a7bd3e2360a3d29eea436fcfb7e44c735d117c4',
  author: 'Grace Hopper',
  date: '2026-11-13T09:05:00+01:00',
  subject: 'Approve version 1.3',
};

const waiver = {
  reason: 'The open questions are answered in the review of December.',
  by: 'Ada Lovelace',
  time: '2026-11-20T10:00:00.000Z',
  until: '2026-12-05',
  expired: false,
};
const verified = {
  reason: 'Only the column order of the predictions moved; the slices were recomputed by hand.',
  by: 'Grace Hopper',
  time: '2026-11-26T08:30:00.000Z',
};

/** Decisions of every kind, in the order of time. */
export const SAMPLE_JOURNAL: readonly JournalEntry[] = [
  entry('a', '2026-10-01', 'Grace Hopper', { kind: 'advance', wheel: 'data', from: 'collect', to: 'curate' }),
  entry('b', '2026-10-19', 'Ada Lovelace', {
    ...{ kind: 'advance', wheel: 'ops', from: 'release', to: 'deploy' },
    override: { reason: 'The clinic waits for the corrected threshold.', missing: ['evaluate', 'test'] },
  }),
  entry('c', '2026-11-03', 'Ada Lovelace', {
    ...{ kind: 'return', wheel: 'ml', from: 'evaluate', to: 'train' },
    reason: 'Recall on small tumours is too low.',
  }),
  entry('d', '2026-11-20', waiver.by, {
    ...{ kind: 'waive', stage: 'explore', check: 'findings-written' },
    ...{ reason: waiver.reason, until: waiver.until },
  }),
  entry('e', '2026-11-26', verified.by, {
    ...{ kind: 'verify', stage: 'evaluate', check: 'slices', reason: verified.reason, holds: 'x' },
  }),
];

function entry(id: string, day: string, by: string, rest: object): JournalEntry {
  return { id, time: `${day}T10:00:00.000Z`, by, ...rest } as JournalEntry;
}

/** The example project as its files are. */
export function exampleSnapshot(): ProjectSnapshot {
  const reader = new ProjectReader(EXAMPLE, { now: () => new Date(`${SAMPLE_DAY}T12:00:00Z`) });
  return reader.read().snapshot;
}

/** The example project with decisions of every kind, a past and changes since a commit. */
export function sampleProject(): ReportedProject {
  const was = exampleSnapshot();
  const changed = changedChecks(was, (check) => decided(check));
  const snapshot: ProjectSnapshot = {
    ...changed,
    journal: SAMPLE_JOURNAL,
    wheels: changed.wheels.map((wheel) => withFocus(wheel)),
  };
  return {
    ...{ shownRoot: '.', snapshot, day: SAMPLE_DAY, revision: SAMPLE_REVISION, isPast: false, way: '..' },
    since: { revision: SINCE, changes: diffSnapshots(was, snapshot) },
    histories: new Map([
      ['evaluate/recall', past([0.891, 0.905, 0.93, 0.922, 0.945, 0.953])],
      ['evaluate/better-than-the-rule', past([0.31, 0.42, 0.5, 0.44, 0.571428571429], 'gain')],
      ['evaluate/generalises', past([0.01, 0.004, -0.001548294611], 'drop')],
      ['evaluate/slices', past([0.95, 0.951, 0.961, 0.968553459119], 'worst')],
      ['evaluate/cost-of-mistakes', past([640, 512.5, 430, 401, 378.245614035], 'cost')],
      ['evaluate/calibrated', past([0.031, 0.0229], 'ece')],
    ]),
  };
}

/** A project with each check as `change` makes it, and the healths that follow. */
export function changedChecks(
  project: ProjectSnapshot,
  change: (check: CheckSnapshot) => CheckSnapshot,
): ProjectSnapshot {
  const stages = project.stages.map((stage) => {
    const checks = stage.checks.map(change);
    return { ...stage, checks, ...healthsOf(checks) };
  });
  const checksOf = (wheel?: string) =>
    stages.filter((stage) => wheel === undefined || stage.wheel === wheel).flatMap(({ checks }) => checks);
  const wheels = project.wheels.map((wheel) => ({ ...wheel, ...healthsOf(checksOf(wheel.id)) }));
  return { ...project, stages, wheels, ...healthsOf(checksOf()) };
}

function healthsOf(checks: readonly CheckSnapshot[]): Pick<ProjectSnapshot, 'health' | 'counts'> {
  const counts: Partial<Record<Health, number>> = {};
  for (const { health } of checks) counts[health] = (counts[health] ?? 0) + 1;
  return { health: worst(checks.map(({ health }) => health)), counts };
}

function decided(check: CheckSnapshot): CheckSnapshot {
  switch (`${check.stage}/${check.id}`) {
    case 'explore/findings-written':
      return { ...check, waiver, health: 'waived' };
    case 'evaluate/slices': {
      const cause = {
        kind: 'changed',
        path: 'reports/predictions.csv',
        was: 'a1b2c3d4',
        is: 'd4c3b2a1',
      } as const;
      return { ...check, verified, causes: [cause] };
    }
    case 'train/retrain':
      return { ...notRun(check), summary: say('Not run yet.') };
    default:
      return check;
  }
}

function notRun({ id, stage, uses, severity, range }: CheckSnapshot): CheckSnapshot {
  const nothing = { causes: [], findings: [], metrics: {} };
  return { id, stage, uses, severity, range, verdict: 'not-run', health: 'not-run', ...nothing };
}

function withFocus(wheel: ProjectSnapshot['wheels'][number]): ProjectSnapshot['wheels'][number] {
  const since = SAMPLE_JOURNAL.findLast(
    (item) => (item.kind === 'advance' || item.kind === 'return') && item.wheel === wheel.id,
  );
  return since?.kind === 'advance' || since?.kind === 'return' ? { ...wheel, focus: since.to, since } : wheel;
}

function past(values: readonly number[], metric = 'value'): readonly EvidenceVersion[] {
  return values.map((value, at) => ({
    commit: String(at).padStart(40, '0'),
    author: 'Ada Lovelace',
    date: `2026-10-${String(at + 10)}T12:00:00Z`,
    verdict: 'pass',
    metrics: { [metric]: value },
  }));
}
