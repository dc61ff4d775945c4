import type { RunningWork } from '../../protocol/board';

/** Whether both name the same project, stage or check. */
export function sameWork(a: RunningWork, b: RunningWork): boolean {
  return a.root === b.root && a.stage === b.stage && a.check === b.check;
}

/** Whether exactly this is being run, not something around or within it. */
export function isRunning(running: readonly RunningWork[], work: RunningWork): boolean {
  return running.some((other) => sameWork(other, work));
}
