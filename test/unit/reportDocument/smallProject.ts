import type { Health } from '../../../src/core/health/health';
import type { Evidence } from '../../../src/core/evidence/evidence';
import type { JournalEntry } from '../../../src/core/journal/entry';
import { composeLifecycle } from '../../../src/core/lifecycle/outline';
import type { ReportedProject } from '../../../src/core/reportDocument/reportInput';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../../src/core/snapshot/snapshot';
import { say, verbatim } from '../../../src/core/text/message';

const range = { start: { line: 4, column: 2 }, end: { line: 4, column: 9 } };
const time = '2026-11-20T10:00:00.000Z';
const guidance = { purpose: '', questions: [], done: [], artifacts: [], pitfalls: [] };

/** A check that judged nothing yet, with what is said of it. */
export function checkOf(
  stage: string,
  id: string,
  health: Health,
  rest: Partial<CheckSnapshot> = {},
): CheckSnapshot {
  const nothing = { causes: [], findings: [], metrics: {} };
  const verdict: Evidence['verdict'] | 'not-run' =
    health === 'stale' || health === 'waived' ? 'pass' : health === 'empty' ? 'not-run' : health;
  const seen =
    verdict === 'not-run' ? {} : { freshness: health === 'stale' ? ('stale' as const) : ('fresh' as const) };
  return {
    ...{ stage, id, uses: 'run', verdict, health, severity: 'fail', range },
    ...nothing,
    ...seen,
    ...rest,
  };
}

/** A project of two loops with one of everything; whatever people or tools wrote in it is `word`, and paths are `path`. */
export function projectWith(word: string, path = 'src/a.py', root = '/p'): ReportedProject {
  const lifecycle = composeLifecycle({
    ...{
      preset: 'mlops',
      title: word,
      start: 'plan',
      cutOff: [],
      crossings: [{ from: 'train', to: 'plan' }],
    },
    loops: [
      { id: 'data-ml', title: word, stages: ['collect', 'train'] },
      { id: 'dev-ops', title: word, stages: ['plan', 'release'] },
    ],
    wheels: [
      { id: 'ml', title: word },
      { id: 'dev', title: word },
    ],
    stages: ['collect', 'train', 'plan', 'release'].map((id, at) => ({
      ...{ id, title: word, wheel: at < 2 ? 'ml' : 'dev', guidance },
    })),
  });
  const stages = lifecycle.stages.map((stage): StageSnapshot => {
    const checks = checksOf(stage.id, word, path);
    return {
      ...{ id: stage.id, title: word, wheel: stage.wheel, loop: stage.loop, owner: word, cutOff: false },
      ...{ checks, artifacts: [], health: checks[0]?.health ?? 'empty', counts: { pass: 1, fail: 1 } },
      upstream: stage.id === 'train' ? [{ stage: 'collect', path }] : [],
    };
  });
  const journal = journalOf(word);
  const since = journal[0]?.kind === 'advance' ? { since: journal[0] } : {};
  const snapshot: ProjectSnapshot = {
    ...{
      root,
      name: word,
      lifecycle,
      health: 'fail',
      counts: { pass: 3, fail: 1 },
      stages,
      gates: [],
      journal,
    },
    problems: [
      {
        code: 'x',
        severity: 'warning',
        path,
        range,
        message: verbatim(word),
        next: say('Did you mean "{0}"?', word),
      },
    ],
    wheels: lifecycle.wheels.map((wheel) => ({
      ...{ id: wheel.id, title: word, health: 'fail', counts: { pass: 1, fail: 1 }, stages: wheel.stages },
      ...{ focus: wheel.stages[0] ?? '', ...since },
    })),
  };
  const revision = {
    commit: '9fceb02d0ae598e95dc970b74767f19372d61af8',
    author: word,
    date: time,
    subject: word,
  };
  return {
    ...{ shownRoot: word, snapshot, day: '2026-11-28', revision, isPast: false, way: '..' },
    since: {
      revision,
      changes: {
        health: { was: 'pass', is: 'fail' },
        checks: [{ stage: 'train', check: word, was: 'pass', is: 'fail' }],
        metrics: [{ stage: 'train', check: word, metric: word, was: 1, is: 2, by: 1 }],
        artifacts: [{ kind: 'moved', path, cell: 1, was: [word], is: [word] }],
      },
    },
    histories: new Map([
      [
        'train/threshold',
        [{ commit: '1', author: word, date: time, verdict: 'pass', metrics: { value: 0.5 } }],
      ],
    ]),
  };
}

function checksOf(stage: string, word: string, path: string): readonly CheckSnapshot[] {
  const trust = { reason: word, by: word, time };
  const by = { commit: '3a7bd3e2360a3d29eea436fcfb7e44c735d117c4', author: word, date: time };
  switch (stage) {
    case 'collect':
      return [
        checkOf(stage, 'stale', 'stale', {
          causes: [{ kind: 'changed', path: word, was: '1', is: '2', by }],
        }),
        checkOf(stage, 'verified', 'pass', { verified: trust, causes: [{ kind: 'removed', path: word }] }),
      ];
    case 'train':
      return [
        checkOf(stage, word, 'fail', {
          run: word,
          summary: verbatim(word),
          findings: [
            { severity: 'fail', path, range, message: verbatim(word), next: say('Write {0}.', word) },
          ],
        }),
        checkOf(stage, 'threshold', 'pass', { uses: 'metrics.threshold', metrics: { value: 0.9, min: 0.8 } }),
      ];
    case 'plan':
      return [
        checkOf(stage, 'waived', 'waived', { waiver: { ...trust, until: '2026-12-01', expired: false } }),
      ];
    default:
      return [checkOf(stage, 'never', 'not-run'), checkOf(stage, 'error', 'error', { uses: word })];
  }
}

function journalOf(word: string): readonly JournalEntry[] {
  const base = (id: string) => ({ id, time, by: word });
  return [
    {
      ...{ ...base('1'), kind: 'advance', wheel: 'dev', from: 'plan', to: 'release' },
      override: { reason: word, missing: ['plan', 'gone'] },
    },
    { ...base('2'), kind: 'return', wheel: 'ml', from: 'train', to: 'collect', reason: word },
    { ...base('3'), kind: 'waive', stage: 'plan', check: 'waived', reason: word, until: '2026-12-01' },
    { ...base('4'), kind: 'verify', stage: 'collect', check: 'verified', reason: word, holds: 'x' },
    { ...base('5'), kind: 'withdraw', stage: 'plan', check: 'waived', reason: word },
  ];
}
