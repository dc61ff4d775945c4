import type { JSX } from 'preact';
import { healthWord } from '../../src/core/health/healthText';
import type { MissingStage } from '../../src/core/journal/gate';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { Button } from '../controls/button';
import { LinkButton } from '../controls/linkButton';
import { Progress } from '../controls/progress';
import { isStageRunning } from '../state/runningWork';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';

interface MissingProps {
  readonly project: ProjectSnapshot;
  readonly missing: readonly MissingStage[];
}

/** What keeps a gate shut, stage by stage and check by check, and what can be done about it. */
export function MissingStages({ project, missing }: MissingProps): JSX.Element {
  const { said, titled, t } = useBoard();
  return (
    <div class="missing">
      <ul aria-label={t('What is missing')}>
        {missing.map(({ stage, health, checks }) => (
          <li key={stage}>
            <HealthIcon health={health} />
            <div>
              <strong>{titled(stageTitle(project.lifecycle, stage))}</strong>
              {checks.length === 0 ? (
                <Unjudged project={project} />
              ) : (
                <ul>
                  {checks.map((check) => (
                    <li key={check.id}>
                      {check.id}: {said(healthWord(check.health))}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
      <RunMissing project={project} missing={missing} />
    </div>
  );
}

function Unjudged({ project }: Pick<MissingProps, 'project'>): JSX.Element {
  const { controller, t } = useBoard();
  return (
    <p class="quiet">
      {t('It has no checks: nothing judges it.')}{' '}
      <LinkButton onClick={() => controller.send({ kind: 'openProjectFile', root: project.root })}>
        {t('Open project file')}
      </LinkButton>
    </p>
  );
}

function RunMissing({ project, missing }: MissingProps): JSX.Element | null {
  const { model, controller, t } = useBoard();
  const { root } = project;
  const stages = missing.filter(({ checks }) => checks.length > 0).map(({ stage }) => stage);
  if (stages.length === 0) return null;
  const running = model.state?.running ?? [];
  const isRunning = project.stages.some(
    (stage) =>
      stages.includes(stage.id) &&
      (isStageRunning(running, root, stage) ||
        controller.isPending({ kind: 'runStage', root, stage: stage.id })),
  );
  if (isRunning) {
    return <Progress>{t('Running…')}</Progress>;
  }
  return (
    <Button
      secondary
      onClick={() => {
        for (const stage of stages) controller.send({ kind: 'runStage', root, stage });
      }}
    >
      {t('Run what is missing')}
    </Button>
  );
}
