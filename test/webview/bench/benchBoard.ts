import { cpus } from 'node:os';
import { BoardHarness, scriptSize, type OpenBoard } from '../boardHarness';
import { boardOf, checkOf, MLOPS_LIKE, projectOf, TUMOUR_SCREENING, withHealth } from '../fixtures';
import type { Revision } from '../../../src/core/history/revision';
import type { ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import { diffBoard } from '../../../src/protocol/boardDiff';
import { boardInEditor } from './boardInEditor';
import { printRows } from '../../../scripts/bench/printRows';
import { median, type Row } from '../../../scripts/bench/row';

const RUNS = 9;
const CHECKS_A_STAGE = 32;
const COMMITS = 5000;
const FRAME_MS = 1000 / 30;
const PLAYED_MS = 3000;

/** Five hundred checks in sixteen stages. */
function largeProject(): ProjectSnapshot {
  const checks = Object.fromEntries(
    MLOPS_LIKE.stages.map(({ id }) => [
      id,
      Array.from({ length: CHECKS_A_STAGE }, (_, at) =>
        checkOf(id, `check-${String(at)}`, at % 9 === 0 ? 'stale' : 'pass'),
      ),
    ]),
  );
  return projectOf(MLOPS_LIKE, checks);
}

function commits(count: number): readonly Revision[] {
  return Array.from({ length: count }, (_, at) => ({
    commit: at.toString(16).padStart(40, '0'),
    author: 'Ada',
    date: new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString(),
    subject: `Change ${String(at)}`,
  }));
}

async function open(harness: BoardHarness): Promise<OpenBoard> {
  const board = await harness.open();
  // The TypeScript loader wraps named functions in this, also those that are sent to the page.
  await board.page.evaluate('globalThis.__name ??= (value) => value');
  return board;
}

/** From what is done to the page until the frame behind its effect is painted: ms. */
async function painted(board: OpenBoard, message: unknown, sign: string): Promise<number> {
  return board.page.evaluate(
    ([data, wanted]) =>
      new Promise<number>((resolve) => {
        const begin = performance.now();
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
        };
        window.postMessage(data, '*');
        requestAnimationFrame(look);
      }),
    [message, sign] as const,
  );
}

const stateOf = (project: ProjectSnapshot) => ({
  ...{ type: 'state', revision: 1, translations: {} },
  state: boardOf(project),
});

async function firstPaint(harness: BoardHarness, project: ProjectSnapshot): Promise<number> {
  const board = await open(harness);
  const time = await painted(board, stateOf(project), '[role="option"]');
  await board.close();
  return time;
}

/** With a long history open: how long until its slider stands. */
async function openHistory(harness: BoardHarness, project: ProjectSnapshot): Promise<number> {
  const board = await open(harness);
  await painted(board, stateOf(project), '[role="option"]');
  await board.page.getByRole('button', { name: 'History' }).click();
  const id = await board.requested('moments');
  const moments = {
    kind: 'moments',
    root: project.root,
    moments: commits(COMMITS),
    isCut: false,
    isShallow: false,
  };
  const time = await painted(board, { type: 'done', id, answer: moments }, '.slider');
  await board.close();
  return time;
}

async function afterEvidence(harness: BoardHarness, project: ProjectSnapshot): Promise<number> {
  const board = await open(harness);
  const before = boardOf(project);
  await painted(board, stateOf(project), '[role="option"]');
  const changes = diffBoard(before, withHealth(before, 'train', 'error'));
  const patch = { type: 'patch', from: 1, to: 2, changes };
  const time = await painted(
    board,
    patch,
    '[data-stage="train"].health-error, [data-stage="train"] .health-error',
  );
  await board.close();
  return time;
}

/** As much of what the page asks as is needed to answer. */
interface Asked {
  readonly id?: number;
  readonly action?: { readonly kind: string; readonly root?: string; readonly commit?: string };
}

/** Frames of the page while its history plays as fast as it does: the longest but the slowest twentieth, ms. */
async function playedFrame(harness: BoardHarness, project: ProjectSnapshot): Promise<number> {
  const board = await open(harness);
  await painted(board, stateOf(project), '[role="option"]');
  await board.page.getByRole('button', { name: 'History' }).click();
  const id = await board.requested('moments');
  const moments = commits(COMMITS);
  const answer = { kind: 'moments', root: project.root, moments, isCut: false, isShallow: false };
  await painted(board, { type: 'done', id, answer }, '.slider');
  // The page answers its own questions at once, so that nothing but its drawing is timed.
  const told: readonly unknown[] = [project, ...withHealth(boardOf(project), 'train', 'error').projects];
  await board.page.evaluate((json: string): void => {
    const projects = JSON.parse(json) as readonly unknown[];
    const posted = window.recorded.posted as readonly Asked[];
    let answered = 0;
    setInterval(() => {
      for (const { id, action } of posted.slice(answered)) {
        answered += 1;
        if (action?.kind !== 'past') continue;
        const { root = '', commit = '' } = action;
        const project = projects[Number.parseInt(commit, 16) % projects.length];
        window.postMessage({ type: 'done', id, answer: { kind: 'past', root, commit, project } }, '*');
      }
    }, 4);
  }, JSON.stringify(told));
  await board.page.getByRole('button', { name: 'Play the history' }).click();
  const frames = await board.page.evaluate(
    (length) =>
      new Promise<readonly number[]>((resolve) => {
        const times: number[] = [];
        const begin = performance.now();
        let last = begin;
        const frame = (now: number): void => {
          times.push(now - last);
          last = now;
          if (now - begin < length) requestAnimationFrame(frame);
          else resolve(times);
        };
        requestAnimationFrame(frame);
      }),
    PLAYED_MS,
  );
  await board.close();
  const sorted = [...frames].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
}

async function repeated(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  return median(times);
}

async function pageRows(): Promise<readonly Row[]> {
  const harness = await BoardHarness.start();
  try {
    const large = largeProject();
    const empty = await repeated(() => firstPaint(harness, projectOf(MLOPS_LIKE, {})));
    const row = async (what: string, limit: number, measure: () => Promise<number>): Promise<Row> => {
      const time = await repeated(measure);
      const ratio = (time / empty).toFixed(1);
      const value = `${time.toFixed(0)} ms, × ${ratio} of an empty lifecycle’s first paint`;
      return { what, value, target: `≤ ${limit.toFixed(0)} ms`, met: time <= limit };
    };
    const { first, all } = scriptSize(harness.bundle);
    return [
      {
        what: 'script before the first paint, minified',
        value: `${(first / 1000).toFixed(0)} kB of ${(all / 1000).toFixed(0)} kB`,
        target: '≤ 250 kB',
        met: first <= 250_000,
      },
      await row('sixteen stages, from their state to paint', 300, () =>
        firstPaint(harness, TUMOUR_SCREENING),
      ),
      await row('512 checks, from their state to paint', 800, () => firstPaint(harness, large)),
      await row('history of 5,000 commits, to its slider', 800, () => openHistory(harness, large)),
      await row('after one evidence, to paint', 50, () => afterEvidence(harness, large)),
      await row('frame while the history plays, 95th percentile', FRAME_MS, () =>
        playedFrame(harness, large),
      ),
    ];
  } finally {
    await harness.stop();
  }
}

async function main(): Promise<void> {
  const begin = performance.now();
  const rows = [...(await pageRows()), await boardInEditor()];
  printRows(
    rows,
    `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores; medians of ${String(RUNS)}`,
  );
  console.log(`\n${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
