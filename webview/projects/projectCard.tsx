import type { JSX } from 'preact';
import { nextStep } from '../../src/core/boardView/nextStep';
import { countsText, healthWord } from '../../src/core/health/healthText';
import { stageOf } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot, WheelSnapshot } from '../../src/core/snapshot/snapshot';
import { LinkButton } from '../controls/linkButton';
import { ProgressRing } from '../controls/progressRing';
import { wheelInk } from '../knot/wheelInk';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { HealthTotals } from '../view/healthTotals';

interface ProjectCardProps {
  readonly project: ProjectSnapshot;
}

/** A project in short; a click opens it. */
export function ProjectCard({ project }: ProjectCardProps): JSX.Element {
  const { model, controller, t } = useBoard();
  const open = (): void => controller.showProject(project.root);
  const isRunning = model.state?.running.some(({ root }) => root === project.root) === true;
  return (
    <li
      class={`project-card health-${project.health}`}
      data-root={project.root}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('button') !== null)) open();
      }}
    >
      <h2>
        <button type="button" class="card-title" onClick={open}>
          {project.name}
        </button>
      </h2>
      <p class="quiet project-folder">
        <code>{project.root}</code>
      </p>
      <HealthTotals project={project} />
      <Problems project={project} />
      {isRunning && (
        <p class="progress">
          <ProgressRing />
          {t('Running…')}
        </p>
      )}
      <ul class="wheels" aria-label={t('Wheels')}>
        {project.wheels.map((wheel) => (
          <WheelLine key={wheel.id} project={project} wheel={wheel} />
        ))}
      </ul>
      <Next project={project} />
    </li>
  );
}

/** How much is wrong with what the project is told by. */
function Problems({ project }: ProjectCardProps): JSX.Element | null {
  const { t } = useBoard();
  const { length } = project.problems;
  if (length === 0) return null;
  const isSerious = project.problems.some(({ severity }) => severity === 'error');
  return (
    <p class="health-line">
      <HealthIcon health={isSerious ? 'error' : 'warn'} />
      <span>{length === 1 ? t('1 problem of the project') : t('{0} problems of the project', length)}</span>
    </p>
  );
}

function WheelLine({ project, wheel }: ProjectCardProps & { readonly wheel: WheelSnapshot }): JSX.Element {
  const { titled, said, line, t } = useBoard();
  const focus = stageOf(project.lifecycle, wheel.focus);
  return (
    <li title={line(countsText(wheel.counts))}>
      <span class={`swatch ${wheelInk(project.lifecycle, wheel.id)}`} aria-hidden="true" />
      <strong>{titled(wheel.title)}</strong>
      <span class="health-line">
        <HealthIcon health={wheel.health} />
        <span>
          {said(healthWord(wheel.health))}
          {focus !== undefined && <span class="quiet"> {t('at {0}', { text: focus.title })}</span>}
        </span>
      </span>
    </li>
  );
}

/** The most pressing step, with the way to it. */
function Next({ project }: ProjectCardProps): JSX.Element {
  const { controller, said, t } = useBoard();
  const step = nextStep(project);
  if (step === undefined) return <p class="project-next quiet">{t('Nothing is left to do.')}</p>;
  const { stage } = step;
  const words = said(step.message);
  return (
    <p class="project-next">
      <strong>{t('Next')}</strong>{' '}
      <LinkButton
        onClick={() =>
          stage === undefined
            ? controller.send({ kind: 'openProjectFile', root: project.root })
            : controller.showStage(project.root, stage)
        }
      >
        {words}
      </LinkButton>
    </p>
  );
}
