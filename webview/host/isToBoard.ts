import * as z from 'zod/mini';
import { HEALTHS } from '../../src/core/health/health';
import type { ToBoard } from '../../src/protocol/board';
import { chartAnswers } from './chartAnswers';

/**
 * Shape of what the page reads without asking; fields beyond it are let through, so that a newer host is no
 * reason to refuse. Ids and names are plain text wherever they are shown.
 */
const text = z.looseObject({ text: z.string(), args: z.optional(z.array(z.unknown())) });
const health = z.enum(HEALTHS);
const counts = z.partialRecord(health, z.int());
const placed = {
  path: z.optional(z.string()),
  cell: z.optional(z.int()),
  range: z.optional(z.looseObject({})),
};

const check = z.looseObject({
  id: z.string(),
  stage: z.string(),
  uses: z.string(),
  verdict: z.enum(['pass', 'warn', 'fail', 'error', 'skipped', 'not-run']),
  health,
  causes: z.array(
    z.looseObject({ kind: z.enum(['changed', 'added', 'removed', 'definition', 'judgement', 'expired']) }),
  ),
  findings: z.array(z.looseObject({ severity: z.enum(['fail', 'warn', 'info']), message: text, ...placed })),
  summary: z.optional(text),
});

const stage = z.looseObject({
  id: z.string(),
  title: z.string(),
  wheel: z.string(),
  loop: z.string(),
  health,
  counts,
  cutOff: z.boolean(),
  checks: z.array(check),
  artifacts: z.array(z.looseObject({ path: z.string(), kind: z.string(), origin: z.string() })),
});

const lines = z.array(z.string());
const guidance = z.looseObject({
  purpose: z.string(),
  questions: lines,
  done: lines,
  artifacts: lines,
  pitfalls: lines,
});
const named = { id: z.string(), title: z.string(), stages: lines };

const projectRest = {
  root: z.string(),
  name: z.string(),
  health,
  counts,
  problems: z.array(z.looseObject({ message: text, ...placed })),
  journal: z.array(
    z.looseObject({
      kind: z.enum(['advance', 'return', 'verify', 'waive', 'withdraw']),
      id: z.string(),
      time: z.string(),
      by: z.string(),
    }),
  ),
  wheels: z.array(z.looseObject({ ...named, health, counts })),
  lifecycle: z.looseObject({
    title: z.string(),
    start: z.string(),
    loops: z.array(z.looseObject(named)),
    wheels: z.array(z.looseObject(named)),
    stages: z.array(z.looseObject({ id: z.string(), title: z.string(), guidance })),
    edges: z.array(z.looseObject({ from: z.string(), to: z.string(), kind: z.string() })),
    cutOff: lines,
  }),
};
const project = z.looseObject({ ...projectRest, stages: z.array(stage) });

const running = z.array(z.looseObject({ root: z.string() }));
const state = z.looseObject({ projects: z.array(project), running, trusted: z.boolean() });

const root = z.string();
const flag = z.boolean();
const revision = z.looseObject({
  commit: z.string(),
  author: z.string(),
  date: z.string(),
  subject: z.string(),
});
const limitKind = z.enum(['min', 'max', 'warn']);
const limitStep = z.looseObject({ at: z.int(), value: z.optional(z.number()) });
const metricSeries = z.looseObject({
  stage: z.string(),
  check: z.string(),
  metric: z.string(),
  limits: z.array(z.looseObject({ kind: limitKind, value: z.number() })),
  limitRuns: z.optional(z.array(z.looseObject({ kind: limitKind, steps: z.array(limitStep) }))),
  points: z.array(z.looseObject({ at: z.int(), value: z.number() })),
});
const metricHistory = z.looseObject({
  commits: z.array(revision),
  series: z.array(metricSeries),
  releases: z.array(z.looseObject({ kind: z.string(), name: z.string(), date: z.string() })),
  isCut: flag,
});
const counted = z.array(z.int());
const cadence = z.looseObject({
  weeks: lines,
  wheels: z.array(z.looseObject({ wheel: z.string(), commits: counted, passes: counted })),
});
const missingStage = z.looseObject({
  stage: z.string(),
  health,
  checks: z.array(z.looseObject({ id: z.string(), health })),
});
const answer = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('moments'),
    root,
    moments: z.array(revision),
    isCut: flag,
    isShallow: flag,
  }),
  z.looseObject({ kind: z.literal('metricHistory'), root, history: metricHistory, isShallow: flag }),
  z.looseObject({ kind: z.literal('cadence'), root, cadence, isShallow: flag }),
  z.looseObject({ kind: z.literal('past'), root, commit: z.string(), project }),
  z.looseObject({
    kind: z.literal('ages'),
    root,
    ages: z.array(
      z.looseObject({
        stage: z.string(),
        oldest: z.optional(z.string()),
        newest: z.optional(z.string()),
        uncommitted: z.int(),
      }),
    ),
  }),
  ...chartAnswers,
  z.looseObject({ kind: z.literal('decided'), root, entry: text }),
  z.looseObject({ kind: z.literal('shut'), root, from: z.string(), missing: z.array(missingStage) }),
  z.looseObject({ kind: z.literal('linked'), root, stage: z.string(), inside: z.int(), isNew: flag }),
]);
const change = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('stage'), root, stage }),
  z.looseObject({ kind: z.literal('project'), root, project: z.looseObject(projectRest) }),
  z.looseObject({ kind: z.literal('projectAdded'), index: z.int(), project }),
  z.looseObject({ kind: z.literal('projectRemoved'), root }),
  z.looseObject({ kind: z.literal('running'), running }),
  z.looseObject({ kind: z.literal('trusted'), trusted: z.boolean() }),
]);

const toBoard = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('state'),
    revision: z.int(),
    state,
    translations: z.record(z.string(), z.string()),
  }),
  z.looseObject({ type: z.literal('patch'), from: z.int(), to: z.int(), changes: z.array(change) }),
  z.looseObject({ type: z.literal('select'), root, stage: z.string() }),
  z.looseObject({ type: z.literal('done'), id: z.int(), answer: z.optional(answer) }),
  z.looseObject({ type: z.literal('failed'), id: z.int(), message: text }),
]);

/** Whether a message has the shape of one from the host. */
export function isToBoard(message: unknown): message is ToBoard {
  return toBoard.safeParse(message).success;
}
