import type { ComponentChildren, JSX } from 'preact';
import { checkOfEvidence } from '../../src/core/evidence/evidencePath';
import type { Problem } from '../../src/core/project/problem';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { Button } from '../controls/button';
import { LinkButton } from '../controls/linkButton';
import type { FailedRequest } from '../state/boardModel';
import { isCheckRunning } from '../state/runningWork';
import { useBoard } from './boardContext';
import { HealthIcon } from './healthIcon';
import { LongList } from './longList';
import { PlaceLink } from './placeLink';
import { RunButton } from './runButton';

/** What people must know before they read on: what went wrong, what is wrong, what is not allowed. */
export function Notices({ project }: { readonly project?: ProjectSnapshot }): JSX.Element {
  const { model, controller, t } = useBoard();
  return (
    <div class="notices">
      {model.host === 'silent' && (
        <Notice
          kind="error"
          actions={
            <Button secondary onClick={controller.resync}>
              {t('Try again')}
            </Button>
          }
        >
          {t('The editor does not answer. What is shown here may be out of date.')}
        </Notice>
      )}
      {model.failed.map((request) => (
        <Failure key={request.id} request={request} />
      ))}
      {model.state?.trusted === false && <Untrusted />}
      {project !== undefined && project.problems.length > 0 && <Problems project={project} />}
    </div>
  );
}

function Untrusted(): JSX.Element {
  const { controller, t } = useBoard();
  const manage = () => controller.send({ kind: 'manageTrust' });
  return (
    <Notice
      kind="warn"
      actions={
        <Button secondary onClick={manage}>
          {t('Manage trust')}
        </Button>
      }
    >
      {t('This workspace is not trusted: everything is shown, nothing is run.')}
    </Notice>
  );
}

function Failure({ request }: { readonly request: FailedRequest }): JSX.Element {
  const { controller, t, said } = useBoard();
  return (
    <Notice
      kind="error"
      actions={
        <>
          <Button secondary onClick={() => controller.retry(request.id)}>
            {t('Try again')}
          </Button>
          <Button secondary onClick={() => controller.dismiss(request.id)}>
            {t('Dismiss')}
          </Button>
        </>
      }
    >
      {said(request.message)}{' '}
      <LinkButton onClick={() => controller.send({ kind: 'showLog' })}>{t('Show log')}</LinkButton>
    </Notice>
  );
}

function Problems({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { t } = useBoard();
  const serious = project.problems.some((problem) => problem.severity === 'error');
  return (
    <section
      class={`notice ${serious ? 'notice-error' : 'notice-warn'}`}
      aria-label={t('Problems of the project')}
    >
      <LongList
        class="problems"
        items={project.problems}
        most={3}
        render={(problem) => <ProblemLine problem={problem} project={project} />}
      />
    </section>
  );
}

interface ProblemProps {
  readonly problem: Problem;
  readonly project: ProjectSnapshot;
}

function ProblemLine({ problem, project }: ProblemProps): JSX.Element {
  const { said } = useBoard();
  return (
    <>
      <HealthIcon health={problem.severity === 'error' ? 'error' : 'warn'} />
      <span>
        {said(problem.message)}{' '}
        {problem.next !== undefined && <span class="next">{said(problem.next)} </span>}
        <PlaceLink root={project.root} place={problem} />
      </span>
      <Rerun problem={problem} project={project} />
    </>
  );
}

/** Runs the check again whose evidence cannot be used: nothing else heals that. */
function Rerun({ problem, project }: ProblemProps): JSX.Element | null {
  const { model, t } = useBoard();
  const own = checkOfEvidence(problem.path);
  const stage = project.stages.find(({ id }) => id === own?.stage);
  const check = stage?.checks.find(({ id }) => id === own?.check);
  if (stage === undefined || check === undefined) return null;
  const { root } = project;
  return (
    <span class="notice-actions">
      <RunButton
        secondary
        action={{ kind: 'runCheck', root, stage: stage.id, check: check.id }}
        running={isCheckRunning(model.state?.running ?? [], root, stage, check.id)}
        idle={t('Run again')}
        label={t('Run {0} again', `${stage.id}/${check.id}`)}
      />
    </span>
  );
}

interface NoticeProps {
  readonly kind: 'error' | 'warn';
  readonly actions: ComponentChildren;
  readonly children: ComponentChildren;
}

function Notice({ kind, actions, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <HealthIcon health={kind} />
      <p>{children}</p>
      <span class="notice-actions">{actions}</span>
    </div>
  );
}
