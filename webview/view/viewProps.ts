import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import type { TimeModel } from '../state/timeModel';

/** What every view is given. */
export interface ViewProps {
  /** As it is shown: now, or at an earlier commit. */
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot | undefined;
  readonly time: TimeModel | undefined;
}
