import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Score } from './scores';
import { allTasks } from './tasks';

/** What a worker answers: the score of one edit. */
export interface Scored {
  /** The edit's place among all tasks. */
  readonly at: number;
  readonly score: Score;
}

/**
 * Tries all edits, each in a copy of the clean project that stands at `root`, in so many processes. The scores are in
 * the order of the tasks. Rejects when a process ends before its work is done.
 */
export async function scoreAll(
  root: string,
  only: string | undefined,
  processes: number,
): Promise<readonly Score[]> {
  const scores: (Score | undefined)[] = allTasks(only).map(() => undefined);
  const queue = [...scores.keys()];
  await Promise.all(Array.from({ length: processes }, () => work(root, only, queue, scores)));
  return scores.filter((score) => score !== undefined);
}

/** Has one process try edits until none is left. */
async function work(
  root: string,
  only: string | undefined,
  queue: number[],
  scores: (Score | undefined)[],
): Promise<void> {
  const worker = fork(path.join(__dirname, 'worker.ts'), [root, ...(only === undefined ? [] : [only])], {
    execArgv: ['--require', 'tsx/cjs'],
  });
  const next = (): void => {
    const at = queue.shift();
    if (at === undefined) worker.disconnect();
    else worker.send(at);
  };
  worker.on('message', ({ at, score }: Scored) => {
    scores[at] = score;
    next();
  });
  next();
  const [code, signal] = (await once(worker, 'exit')) as [number | null, string | null];
  if (code === 0) return;
  // The others end after their edit.
  queue.length = 0;
  throw new Error(`A process that tries edits ended with ${String(code ?? signal)}`);
}
