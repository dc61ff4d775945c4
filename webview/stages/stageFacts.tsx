import type { JSX } from 'preact';
import type { EvidenceAge } from '../../src/core/boardView/evidenceAge';
import { staleReason } from '../../src/core/boardView/staleReason';
import { topIssue, type TopIssue } from '../../src/core/boardView/topIssue';
import { checkTotal, healthWord } from '../../src/core/health/healthText';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { Message } from '../../src/core/text/message';
import { LinkButton } from '../controls/linkButton';
import { ProgressRing } from '../controls/progressRing';
import type { StageProps } from '../detail/stageProps';
import { wheelInk } from '../knot/wheelInk';
import { isStageRunning } from '../state/runningWork';
import { placeOf, placeText } from '../text/placeText';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { ageTexts } from './ageTexts';

/** How many of all checks pass and are fresh: as a bar, and in words. */
function Progress({ stage }: Pick<StageProps, 'stage'>): JSX.Element | null {
  const { t } = useBoard();
  const total = checkTotal(stage.counts);
  if (total === 0) return null;
  const fresh = stage.counts.pass ?? 0;
  return (
    <span class="card-progress" title={t('{0} of {1} checks pass and are fresh', fresh, total)}>
      <svg class="bar" height="6" aria-hidden="true">
        <rect class="bar-track" x="0.5" y="0.5" width="100%" height="5" rx="2.5" />
        {fresh > 0 && <rect class="bar-done" width={`${(100 * fresh) / total}%`} height="6" rx="3" />}
      </svg>
      <span>{t('{0} of {1}', fresh, total)}</span>
    </span>
  );
}

/** The worst finding in one line, which leads to its place. */
export function TopIssueLine({
  project,
  stage,
  tabIndex,
}: StageProps & { readonly tabIndex: number }): JSX.Element | null {
  const { controller, isPast, said, t } = useBoard();
  const issue = topIssue(stage);
  if (issue === undefined) return null;
  const words = said(issue.message);
  const place = issue.finding === undefined ? undefined : placeOf(issue.finding);
  const title = [`${issue.check.id}: ${words}`, ...(place === undefined ? [] : [said(placeText(place))])];
  return (
    <p class="card-line">
      <HealthIcon health={iconOf(issue)} />
      {place === undefined || isPast ? (
        <span class="one-line" title={title.join('\n')}>
          {words}
        </span>
      ) : (
        <LinkButton
          label={t('{0} Open {1}', words, said(placeText(place)))}
          title={title.join('\n')}
          tabIndex={tabIndex}
          onClick={() => controller.send({ kind: 'openPlace', root: project.root, place })}
        >
          {words}
        </LinkButton>
      )}
    </p>
  );
}

function iconOf({ check, severity }: TopIssue): 'error' | 'fail' | 'warn' {
  return check.health === 'error' ? 'error' : severity;
}

/** Why it is stale, in one line. */
export function StaleLine({ project, stage }: StageProps): JSX.Element | null {
  const { said } = useBoard();
  const titleOf = (id: string): Message => ({ text: stageTitle(project.lifecycle, id) });
  const reason = staleReason(stage, titleOf);
  if (reason === undefined) return null;
  const words = said(reason);
  return (
    <p class="card-line">
      <HealthIcon health="stale" />
      <span class="one-line" title={words}>
        {words}
      </span>
    </p>
  );
}

/** Health as icon and word, and how far the stage is, or that it runs. */
export function CardHealth({ project, stage }: StageProps): JSX.Element {
  const { model, t, said } = useBoard();
  const isRunning = isStageRunning(model.state?.running ?? [], project.root, stage);
  return (
    <p class="card-health">
      <HealthIcon health={stage.health} />
      <strong>{stage.cutOff ? t('not opened yet') : said(healthWord(stage.health))}</strong>
      {isRunning ? (
        <span class="card-running">
          <ProgressRing />
          {t('Running…')}
        </span>
      ) : (
        <Progress stage={stage} />
      )}
    </p>
  );
}

interface FactsProps extends StageProps {
  readonly age: EvidenceAge | undefined;
  readonly showWheel: boolean;
}

/** Its wheel, its owner and the age of its evidence, as far as they are known. */
export function CardFacts({ project, stage, age, showWheel }: FactsProps): JSX.Element | null {
  const { titled } = useBoard();
  const wheel = showWheel ? project.wheels.find(({ id }) => id === stage.wheel) : undefined;
  if (wheel === undefined && stage.owner === undefined && age === undefined) return null;
  return (
    <p class="card-facts quiet">
      {wheel !== undefined && (
        <span class="card-wheel">
          <span class={`swatch ${wheelInk(project.lifecycle, wheel.id)}`} aria-hidden="true" />
          {titled(wheel.title)}
        </span>
      )}
      {stage.owner !== undefined && <span class="card-owner">{stage.owner}</span>}
      {age !== undefined && <Age age={age} />}
    </p>
  );
}

function Age({ age }: { readonly age: EvidenceAge }): JSX.Element {
  const { said, line } = useBoard();
  const { short, full } = ageTexts(age, Date.now());
  return <span title={line(full)}>{said(short)}</span>;
}
