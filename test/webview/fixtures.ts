import type { Cause, Finding } from '../../src/core/evidence/evidence';
import { worst, type Health } from '../../src/core/health/health';
import type { Lifecycle, StageId } from '../../src/core/lifecycle/lifecycle';
import { composeLifecycle, type Crossing } from '../../src/core/lifecycle/outline';
import type { Link } from '../../src/core/links/artifact';
import type {
  CheckSnapshot,
  HealthCounts,
  ProjectSnapshot,
  StageSnapshot,
} from '../../src/core/snapshot/snapshot';
import { say, type Message } from '../../src/core/text/message';
import type { BoardState } from '../../src/protocol/board';

const CRAFTS: readonly (readonly [string, readonly (readonly [StageId, string])[]])[] = [
  [
    'Data-ML',
    [
      ['formulate', 'ml'],
      ['collect', 'data'],
      ['curate', 'data'],
      ['transform', 'data'],
      ['validate', 'data'],
      ['explore', 'ml'],
      ['train', 'ml'],
      ['evaluate', 'ml'],
    ],
  ],
  [
    'Dev-Ops',
    [
      ['plan', 'dev'],
      ['code', 'dev'],
      ['build', 'dev'],
      ['test', 'dev'],
      ['release', 'ops'],
      ['deploy', 'ops'],
      ['operate', 'ops'],
      ['monitor', 'ops'],
    ],
  ],
];

/** A lifecycle of any shape: loops by title, with their stages and wheels. */
export function lifecycleOf(
  loops: readonly (readonly [string, readonly (readonly [StageId, string])[]])[],
  start: StageId,
  crossings: readonly Crossing[] = [],
  cutOff: readonly string[] = [],
): Lifecycle {
  const stages = loops.flatMap(([, own]) => own);
  const wheels = [...new Set(stages.map(([, wheel]) => wheel))].toSorted();
  return composeLifecycle({
    preset: 'mlops',
    title: 'MLOps',
    start,
    loops: loops.map(([title, own]) => ({ id: title.toLowerCase(), title, stages: own.map(([id]) => id) })),
    wheels: wheels.map((id) => ({ id, title: id.length === 2 ? id.toUpperCase() : capital(id) })),
    stages: stages.map(([id, wheel]) => ({ id, title: capital(id), wheel, guidance: guidanceOf(id) })),
    crossings,
    cutOff,
  });
}

/** The sixteen stages in two loops. */
export const MLOPS_LIKE = lifecycleOf(CRAFTS, 'plan', [
  { from: 'plan', to: 'formulate' },
  { from: 'evaluate', to: 'code' },
  { from: 'evaluate', to: 'build' },
  { from: 'code', to: 'collect' },
  { from: 'monitor', to: 'collect' },
  { from: 'monitor', to: 'train' },
]);

function guidanceOf(id: StageId) {
  return {
    purpose: `What is done in ${id}: fit several candidates, compare them under one protocol and keep the best.`,
    questions: ['Which candidates are worth their cost?', 'Is every run reproducible?'],
    done: ['Seed, data, parameters, environment and commit of each run are recorded'],
    artifacts: ['training code', 'params.yaml', 'models'],
    pitfalls: ['Tuning on the test set'],
  };
}

function capital(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** A check of some health, with whatever else a test is about. */
export function checkOf(
  stage: StageId,
  id: string,
  health: Health,
  more: Partial<CheckSnapshot> = {},
): CheckSnapshot {
  const verdict = health === 'stale' || health === 'waived' || health === 'empty' ? 'pass' : health;
  return {
    id,
    stage,
    uses: 'document.sections',
    verdict,
    ...(verdict === 'not-run' ? {} : { freshness: health === 'stale' ? 'stale' : 'fresh' }),
    causes: [],
    health,
    severity: 'fail',
    ...(verdict === 'not-run' ? {} : { summary: say('{0} sections present', 5) }),
    findings: [],
    metrics: {},
    range: { start: { line: 11, column: 6 }, end: { line: 11, column: 20 } },
    ...more,
  };
}

const CHANGED: Cause = {
  kind: 'changed',
  path: 'data/interim/tumours.csv',
  was: '1f2e3d4c5b6a7988',
  is: 'a0b1c2d3e4f50617',
};

const SLICE_FINDING: Finding = {
  severity: 'fail',
  message: say('Recall on the slice “{0}” is {1}, below {2}.', 'radius < 12 mm', 0.87, 0.95),
  path: 'reports/slices.json',
  range: { start: { line: 41, column: 2 }, end: { line: 41, column: 30 } },
  next: say('Look at the false negatives of that slice, then collect more of them or move the threshold.'),
};

const WARN_FINDING: Finding = {
  severity: 'warn',
  message: say('Cell {0} was executed before cell {1}.', 7, 4),
  path: 'notebooks/01-explore.ipynb',
  cell: 6,
  next: say('Restart the kernel and run all cells.'),
};

const DECIDED = { by: 'Amara Okafor', time: '2026-01-08T09:00:00.000Z' };

const CHECKS: Readonly<Record<StageId, readonly CheckSnapshot[]>> = {
  plan: [checkOf('plan', 'sections', 'pass'), checkOf('plan', 'metric-has-a-number', 'pass')],
  code: [
    checkOf('code', 'contract', 'pass', { uses: 'run', run: 'python -m pytest -q tests/contract' }),
    checkOf('code', 'lint', 'pass', { uses: 'run', run: 'ruff check src' }),
  ],
  build: [checkOf('build', 'image-pinned', 'pass')],
  test: [
    checkOf('test', 'unit', 'pass', {
      uses: 'run',
      run: 'python -m pytest -q',
      summary: say('{0} tests passed', 48),
    }),
    checkOf('test', 'load', 'not-run', { uses: 'run', run: 'locust --headless -u 50 -t 1m' }),
  ],
  release: [checkOf('release', 'manifest', 'pass'), checkOf('release', 'model-card', 'pass')],
  deploy: [
    checkOf('deploy', 'rollback-target', 'waived', {
      verdict: 'fail',
      summary: say('No rollback target.'),
      waiver: { ...DECIDED, reason: 'The first release has none.', until: '2099-12-31', expired: false },
    }),
  ],
  operate: [checkOf('operate', 'slos', 'pass'), checkOf('operate', 'runbook', 'pass')],
  monitor: [
    checkOf('monitor', 'alerts-wired', 'pass'),
    checkOf('monitor', 'drift', 'error', {
      uses: 'data.rows',
      summary: say('{0} cannot be read: {1}', 'serving/2024-w14.csv', 'line 212 has 31 columns, 32 expected'),
      findings: [
        {
          severity: 'fail',
          message: say('Line {0} has {1} columns, {2} expected.', 212, 31, 32),
          path: 'serving/2024-w14.csv',
          range: { start: { line: 211, column: 0 }, end: { line: 212, column: 0 } },
        },
      ],
    }),
  ],
  formulate: [checkOf('formulate', 'sections', 'pass'), checkOf('formulate', 'baseline-declared', 'pass')],
  collect: [checkOf('collect', 'rows', 'pass', { uses: 'data.rows', summary: say('{0} rows', 569) })],
  curate: [checkOf('curate', 'no-duplicates', 'pass'), checkOf('curate', 'data-card', 'pass')],
  transform: [
    checkOf('transform', 'features', 'stale', { causes: [CHANGED, { kind: 'definition' }] }),
    checkOf('transform', 'rows', 'pass', { uses: 'data.rows' }),
  ],
  validate: [
    checkOf('validate', 'ranges', 'pass', {
      causes: [CHANGED],
      verified: { ...DECIDED, reason: 'Only a column was renamed.' },
    }),
    checkOf('validate', 'no-leakage', 'pass'),
  ],
  explore: [
    checkOf('explore', 'order', 'warn', {
      uses: 'notebook.order',
      summary: say('{0} cells out of order', 1),
      findings: [WARN_FINDING],
    }),
    checkOf('explore', 'errors', 'pass', { uses: 'notebook.errors' }),
  ],
  train: [
    checkOf('train', 'beats-threshold', 'pass', {
      uses: 'metrics.threshold',
      summary: say('test.auc {0} ≥ {1}', 0.991, 0.98),
    }),
    checkOf('train', 'reproducible', 'stale', {
      uses: 'run',
      run: 'python -m tumour.train --check',
      causes: [
        CHANGED,
        { kind: 'added', path: 'params.yaml', is: 'c0ffee00' },
        { kind: 'judgement', was: 1, is: 2 },
      ],
    }),
    checkOf('train', 'beats-heuristic', 'fail', {
      uses: 'metrics.threshold',
      summary: say('{0} of {1} slices below the limit', 1, 6),
      findings: [SLICE_FINDING, { severity: 'info', message: say('{0} slices were compared.', 6) }],
    }),
    checkOf('train', 'params-documented', 'pass'),
  ],
  evaluate: [],
};

const ARTIFACTS: Readonly<Record<StageId, readonly Omit<Link, 'stage'>[]>> = {
  train: [
    { path: 'src/tumour/train.py', kind: 'code', origin: 'project', pattern: 'src/tumour/*.py' },
    { path: 'notebooks/02-train.ipynb', kind: 'notebook', origin: 'cell', cell: 3 },
    { path: 'params.yaml', kind: 'config', origin: 'project' },
    { path: 'models/gradient-boosting.pkl', kind: 'model', origin: 'project' },
    { path: 'src/tumour/features.py', kind: 'code', origin: 'marker', line: 1 },
  ],
  plan: [{ path: 'docs/plan.md', kind: 'document', origin: 'project' }],
};

const UPSTREAM: Readonly<Record<StageId, StageSnapshot['upstream']>> = {
  train: [{ stage: 'transform', path: 'data/features.parquet' }],
};

/** How many checks have which health. */
export function countsOf(checks: readonly CheckSnapshot[]): HealthCounts {
  const counts: Partial<Record<Health, number>> = {};
  for (const { health } of checks) counts[health] = (counts[health] ?? 0) + 1;
  return counts;
}

/** A project of a lifecycle; checks by stage. */
export function projectOf(
  lifecycle: Lifecycle,
  checksOf: Readonly<Record<StageId, readonly CheckSnapshot[]>>,
  more: Partial<ProjectSnapshot> = {},
): ProjectSnapshot {
  const stages = lifecycle.stages.map(({ id, title, wheel, loop }): StageSnapshot => {
    const checks = checksOf[id] ?? [];
    const cutOff = lifecycle.cutOff.includes(loop);
    const artifacts = (ARTIFACTS[id] ?? []).map((link) => ({ ...link, stage: id }));
    const judged = cutOff ? [] : checks;
    const health = worst(judged.map((check) => check.health));
    return {
      id,
      title,
      wheel,
      loop,
      health,
      counts: countsOf(judged),
      cutOff,
      checks,
      artifacts,
      upstream: UPSTREAM[id] ?? [],
      ...ownerOf(id),
    };
  });
  const judged = stages.filter((stage) => !stage.cutOff).flatMap((stage) => stage.checks);
  return {
    root: '/projects/tumour-screening',
    name: 'tumour-screening',
    lifecycle,
    health: worst(judged.map((check) => check.health)),
    counts: countsOf(judged),
    problems: [],
    wheels: lifecycle.wheels.map((wheel) => {
      const own = stages
        .filter((stage) => stage.wheel === wheel.id && !stage.cutOff)
        .flatMap((stage) => stage.checks);
      const focus = wheel.stages.includes('train') ? 'train' : (wheel.stages[0] ?? '');
      return { ...wheel, health: worst(own.map((check) => check.health)), counts: countsOf(own), focus };
    }),
    stages,
    gates: [],
    journal: [],
    ...more,
  };
}

function ownerOf(stage: StageId): { readonly owner?: string } {
  return stage === 'train' ? { owner: '@ml-team' } : {};
}

/** A tumour-screening product in mid-life: every health occurs. */
export const TUMOUR_SCREENING = projectOf(MLOPS_LIKE, CHECKS);

/** The same, before the team opened its Data-ML loop. */
export const HEURISTIC_FIRST_LIKE = projectOf({ ...MLOPS_LIKE, cutOff: ['data-ml'] }, CHECKS);

/** A board of projects in a trusted workspace. */
export function boardOf(...projects: readonly ProjectSnapshot[]): BoardState {
  return { projects, running: [], trusted: true };
}

/** The board with another health of one stage's first check. */
export function withHealth(state: BoardState, stage: StageId, health: Health): BoardState {
  const projects = state.projects.map((project) => {
    const checks = Object.fromEntries(
      project.stages.map((own) => [
        own.id,
        own.id === stage ? [checkOf(stage, own.checks[0]?.id ?? 'only', health)] : own.checks,
      ]),
    );
    return projectOf(project.lifecycle, checks, { root: project.root, name: project.name });
  });
  return { ...state, projects };
}

/** A message of words that a stranger wrote. */
export function strange(words: string): Message {
  return { text: '{0}', args: [words] };
}
