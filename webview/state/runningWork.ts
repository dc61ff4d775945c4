import type { StageSnapshot } from '../../src/core/snapshot/snapshot';
import type { RunningWork } from '../../src/protocol/board';

/** Whether the whole project is being run. */
export function isProjectRunning(running: readonly RunningWork[], root: string): boolean {
  return running.some((work) => work.root === root && work.stage === undefined);
}

/** Whether a stage, or one of its checks, is being run. A project's run leaves out what is cut off or empty. */
export function isStageRunning(running: readonly RunningWork[], root: string, stage: StageSnapshot): boolean {
  const judged = !stage.cutOff && stage.checks.length > 0;
  return running.some(
    (work) => work.root === root && (work.stage === stage.id || (work.stage === undefined && judged)),
  );
}

/** Whether a check is being run, alone or with others. */
export function isCheckRunning(
  running: readonly RunningWork[],
  root: string,
  stage: StageSnapshot,
  check: string,
): boolean {
  return running.some((work) => {
    if (work.root !== root) return false;
    if (work.stage === undefined) return !stage.cutOff;
    return work.stage === stage.id && (work.check === undefined || work.check === check);
  });
}
