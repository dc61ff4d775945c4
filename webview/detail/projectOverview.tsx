import type { ComponentChildren, JSX } from 'preact';
import { HEALTHS } from '../../src/core/health/health';
import { countsText, healthWord } from '../../src/core/health/healthText';
import { stageOf } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { Divider } from '../controls/divider';
import { LinkButton } from '../controls/linkButton';
import { wheelInk } from '../knot/wheelInk';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { Journal } from './journal';

interface OverviewProps {
  readonly project: ProjectSnapshot;
  /** What is told between the wheels and the stages. */
  readonly children?: ComponentChildren;
}

/** The wheels, the stages that need somebody, and what was decided. */
export function ProjectOverview({ project, children }: OverviewProps): JSX.Element {
  const { t, controller, isPast } = useBoard();
  const stages = needingAttention(project);
  return (
    <>
      <h2>{t('Overview')}</h2>
      <p class="quiet">{t('Choose a stage to see its checks and artifacts.')}</p>
      <ul class="wheels" aria-label={t('Wheels')}>
        {project.wheels.map((wheel) => (
          <WheelLine key={wheel.id} project={project} wheel={wheel} />
        ))}
      </ul>
      {children}
      <Divider />
      <h3>{t('Needs attention')}</h3>
      {stages.length === 0 ? (
        <p class="quiet">{t('Nothing: every check that has been run passes.')}</p>
      ) : (
        <ul class="attention">
          {stages.map((stage) => (
            <AttentionLine key={stage.id} project={project} stage={stage} />
          ))}
        </ul>
      )}
      <Journal project={project} />
      {!isPast && (
        <p>
          <LinkButton onClick={() => controller.send({ kind: 'openProjectFile', root: project.root })}>
            {t('Open project file')}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function WheelLine({
  project,
  wheel,
}: {
  readonly project: ProjectSnapshot;
  readonly wheel: ProjectSnapshot['wheels'][number];
}): JSX.Element {
  const { titled, said, line, t } = useBoard();
  const counts = line(countsText(wheel.counts));
  const focus = stageOf(project.lifecycle, wheel.focus);
  return (
    <li>
      <span class={`swatch ${wheelInk(project.lifecycle, wheel.id)}`} aria-hidden="true" />
      <strong>{titled(wheel.title)}</strong>
      <span class="health-line">
        <HealthIcon health={wheel.health} />
        <span>{wheel.health === 'empty' ? counts : `${said(healthWord(wheel.health))} · ${counts}`}</span>
      </span>
      {focus !== undefined && <span class="wheel-focus quiet">{t('at {0}', { text: focus.title })}</span>}
    </li>
  );
}

function AttentionLine({
  project,
  stage,
}: {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot;
}): JSX.Element {
  const { controller, titled, said, line } = useBoard();
  return (
    <li>
      <HealthIcon health={stage.health} />
      <span>
        <LinkButton onClick={() => controller.showStage(project.root, stage.id)}>
          {titled(stage.title)}
        </LinkButton>{' '}
        <span class="quiet">
          {stage.health === 'empty'
            ? said(healthWord('empty'))
            : `${said(healthWord(stage.health))} · ${line(countsText(stage.counts))}`}
        </span>
      </span>
    </li>
  );
}

/** Worst first, within that in the lifecycle's order. */
function needingAttention(project: ProjectSnapshot): readonly StageSnapshot[] {
  const rank = (stage: StageSnapshot) => HEALTHS.indexOf(stage.health);
  return project.stages
    .filter((stage) => !stage.cutOff && stage.health !== 'pass' && stage.health !== 'waived')
    .toSorted((a, b) => rank(a) - rank(b));
}
