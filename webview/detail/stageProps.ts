import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';

/** A stage and the project it belongs to. */
export interface StageProps {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot;
}
