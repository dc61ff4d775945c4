import type { JSX } from 'preact';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import type { TimeModel } from '../state/timeModel';
import { Changes } from '../time/changes';
import { useBoard } from '../view/boardContext';
import { ProjectOverview } from './projectOverview';
import { StageDetail } from './stageDetail';

interface DetailPanelProps {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot | undefined;
  readonly time: TimeModel | undefined;
}

/** Beside the knot: the chosen stage, or the project as a whole. */
export function DetailPanel({ project, stage, time }: DetailPanelProps): JSX.Element {
  const { t, titled } = useBoard();
  return (
    <section class="detail" aria-label={stage === undefined ? t('Overview') : titled(stage.title)}>
      {stage === undefined ? (
        <ProjectOverview project={project}>
          {time?.moments !== undefined && <Changes time={time} />}
        </ProjectOverview>
      ) : (
        <StageDetail project={project} stage={stage} />
      )}
    </section>
  );
}
