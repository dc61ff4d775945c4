import type { JSX } from 'preact';
import { checkTotal, countsText, healthWord } from '../../src/core/health/healthText';
import { upstreamText } from '../../src/core/journal/trustText';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import type { BoardAction } from '../../src/protocol/board';
import { Badge } from '../controls/badge';
import { Divider } from '../controls/divider';
import { LinkButton } from '../controls/linkButton';
import { Tag } from '../controls/tag';
import { MoveButton } from '../decisions/moveButton';
import { isStageRunning } from '../state/runningWork';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { RunButton } from '../view/runButton';
import { Artifacts } from './artifacts';
import { CheckItem } from './checkItem';
import { GuidanceText } from './guidanceText';
import { Journal } from './journal';
import type { StageProps } from './stageProps';

/** Everything about one stage. */
export function StageDetail({ project, stage }: StageProps): JSX.Element {
  const { t, controller } = useBoard();
  const guidance = project.lifecycle.stages.find(({ id }) => id === stage.id)?.guidance;
  return (
    <>
      <p class="back">
        <LinkButton onClick={controller.showOverview}>{t('← Overview')}</LinkButton>
      </p>
      <StageHead project={project} stage={stage} />
      {guidance !== undefined && <GuidanceText guidance={guidance} />}
      <Divider />
      <Checks project={project} stage={stage} />
      <Divider />
      <Artifacts project={project} stage={stage} />
      <Journal project={project} stage={stage} />
    </>
  );
}

function StageHead({ project, stage }: StageProps): JSX.Element {
  const { model, t, said, line, titled } = useBoard();
  const wheel = project.wheels.find(({ id }) => id === stage.wheel);
  const action: BoardAction = { kind: 'runStage', root: project.root, stage: stage.id };
  return (
    <>
      <div class="stage-head">
        <h2>{titled(stage.title)}</h2>
        {stage.checks.length > 0 && (
          <RunButton
            action={action}
            running={isStageRunning(model.state?.running ?? [], project.root, stage)}
            idle={t('Run stage')}
          />
        )}
      </div>
      <p class="stage-facts">
        <HealthIcon health={stage.health} />
        <span>
          <strong>{stage.cutOff ? t('not opened yet') : said(healthWord(stage.health))}</strong>
          {checkTotal(stage.counts) > 0 && ` · ${line(countsText(stage.counts))}`}
        </span>
        {wheel !== undefined && <Tag>{t('{0} wheel', { text: wheel.title })}</Tag>}
        {wheel?.focus === stage.id && <Tag>{t('focus')}</Tag>}
        {stage.owner !== undefined && <span class="quiet">{t('Owner: {0}', stage.owner)}</span>}
        <MoveButton project={project} stage={stage} />
      </p>
      <Upstream project={project} stage={stage} />
      {stage.cutOff && (
        <p class="quiet">
          {t('The team has not opened this loop yet: its stages are shown, but neither judged nor counted.')}
        </p>
      )}
    </>
  );
}

/** The stale stages that it builds on, and by which of their outputs. */
function Upstream({ project, stage }: StageProps): JSX.Element | null {
  const { said } = useBoard();
  if (stage.upstream.length === 0) return null;
  return (
    <ul class="upstream">
      {stage.upstream.map((item) => {
        const title = { text: stageTitle(project.lifecycle, item.stage) };
        return (
          <li key={item.stage}>
            <HealthIcon health="stale" />
            <span>{said(upstreamText(item, title))}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Checks({ project, stage }: StageProps): JSX.Element {
  const { t } = useBoard();
  if (stage.checks.length === 0) return <NoChecks project={project} />;
  return (
    <>
      <h3>
        {t('Checks')} <Badge count={stage.checks.length} />
      </h3>
      <ul class="checks">
        {stage.checks.map((check, index) => (
          // A broken project file may name two checks alike.
          <CheckItem key={`${check.id} ${index}`} project={project} stage={stage} check={check} />
        ))}
      </ul>
    </>
  );
}

function NoChecks({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { t, controller } = useBoard();
  return (
    <>
      <h3>{t('Checks')}</h3>
      <p>
        {t(
          'Nothing judges this stage yet, so it is never green. Add a check under its name in the project file: a built-in one, or any command of yours that exits with 0 when all is well.',
        )}
      </p>
      <p>
        <LinkButton onClick={() => controller.send({ kind: 'openProjectFile', root: project.root })}>
          {t('Open project file')}
        </LinkButton>
      </p>
    </>
  );
}
