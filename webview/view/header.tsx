import type { JSX } from 'preact';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import type { BoardAction } from '../../src/protocol/board';
import { Button } from '../controls/button';
import { Dropdown } from '../controls/dropdown';
import { isProjectRunning } from '../state/runningWork';
import { useBoard } from './boardContext';
import { HealthTotals } from './healthTotals';
import { RunButton } from './runButton';

/** Name and health of the project, and what can be done with all of it. */
export function Header({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { model, t } = useBoard();
  const action: BoardAction = { kind: 'runAll', root: project.root };
  const running = isProjectRunning(model.state?.running ?? [], project.root);
  const hasChecks = project.stages.some((stage) => !stage.cutOff && stage.checks.length > 0);
  return (
    <header class="header">
      <ProjectName project={project} />
      <HealthTotals project={project} />
      <div class="header-actions">
        <HistoryButton />
        <ReportButton project={project} />
        <RunButton
          action={action}
          running={running}
          idle={t('Run all')}
          missing={hasChecks ? undefined : t('There are no checks yet.')}
        />
      </div>
    </header>
  );
}

function HistoryButton(): JSX.Element {
  const { model, controller, t } = useBoard();
  const reason =
    model.state?.trusted === false ? t('Git is not asked in an untrusted workspace.') : undefined;
  return (
    <Button
      secondary
      pressed={model.time !== undefined}
      disabled={reason !== undefined}
      title={reason}
      onClick={controller.travel.toggle}
    >
      {t('History')}
    </Button>
  );
}

/** Lets the host ask whom the report is for and where it is written. Reports tell of now, so nothing of the past offers one. */
function ReportButton({ project }: { readonly project: ProjectSnapshot }): JSX.Element | null {
  const { controller, isPast, t } = useBoard();
  if (isPast) return null;
  return (
    <Button secondary onClick={() => controller.send({ kind: 'report', root: project.root })}>
      {t('Report…')}
    </Button>
  );
}

function ProjectName({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { model, controller, t } = useBoard();
  const projects = model.state?.projects ?? [];
  if (projects.length < 2) return <h1 class="name">{project.name}</h1>;
  return (
    <div class="name">
      <h1 class="unseen">{project.name}</h1>
      <Dropdown
        label={t('Project')}
        value={project.root}
        options={projects.map(({ root, name }) => ({
          value: root,
          text: distinctName(name, root, projects),
        }))}
        onChange={controller.showProject}
      />
    </div>
  );
}

/** Two projects of one name are told apart by their folders. */
function distinctName(name: string, root: string, projects: readonly ProjectSnapshot[]): string {
  const alone = projects.filter((project) => project.name === name).length === 1;
  return alone ? name : `${name} (${root})`;
}
