import type { JSX } from 'preact';
import { healthWord, severityWord, verdictWord } from '../../src/core/health/healthText';
import type { Health } from '../../src/core/health/health';
import type { Finding } from '../../src/core/evidence/evidence';
import { trustTexts } from '../../src/core/journal/trustText';
import type { CheckSnapshot } from '../../src/core/snapshot/snapshot';
import type { BoardAction } from '../../src/protocol/board';
import { isCheckRunning } from '../state/runningWork';
import { placeOf } from '../text/placeText';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { LongList } from '../view/longList';
import { PlaceLink } from '../view/placeLink';
import { RunButton } from '../view/runButton';
import { CauseLine } from './causeLine';
import { CheckDecisions } from './checkDecisions';
import type { StageProps } from './stageProps';

interface CheckProps extends StageProps {
  readonly check: CheckSnapshot;
}

/** A check: what it concluded, whether that still holds, and what it found where. */
export function CheckItem({ project, stage, check }: CheckProps): JSX.Element {
  const { model, t } = useBoard();
  const { root } = project;
  const action: BoardAction = { kind: 'runCheck', root, stage: stage.id, check: check.id };
  return (
    <li class="check">
      <HealthIcon health={check.health} />
      <div class="check-body">
        <h4>{check.id}</h4>
        <p class="quiet">
          <code>{check.run ?? check.uses}</code>
        </p>
        <Conclusion check={check} />
        <Trust check={check} />
        <Staleness project={project} stage={stage} check={check} />
        {check.findings.length > 0 && (
          <LongList
            class="findings"
            label={t('Findings')}
            items={check.findings}
            most={5}
            render={(finding) => <FindingLine finding={finding} root={root} />}
          />
        )}
        <CheckDecisions project={project} stage={stage} check={check} />
      </div>
      <RunButton
        secondary
        action={action}
        running={isCheckRunning(model.state?.running ?? [], root, stage, check.id)}
        idle={t('Run')}
        label={t('Run {0}', check.id)}
      />
    </li>
  );
}

/** The word of its health, and of the verdict behind it where that says more. */
function Conclusion({ check }: { readonly check: CheckSnapshot }): JSX.Element {
  const { said } = useBoard();
  const words = [said(healthWord(check.health))];
  if (check.freshness === 'stale' || check.verdict === 'skipped')
    words.push(said(verdictWord(check.verdict)));
  return (
    <p>
      <strong>{words.join(' · ')}</strong>
      {check.summary !== undefined && ` · ${said(check.summary)}`}
    </p>
  );
}

/** Who answers for it, or accepts what it finds, and why. */
function Trust({ check }: { readonly check: CheckSnapshot }): JSX.Element {
  const { said } = useBoard();
  return (
    <>
      {trustTexts(check).map((message) => {
        const words = said(message);
        return (
          <p key={words} class="trust">
            {words}
          </p>
        );
      })}
    </>
  );
}

function Staleness({ project, stage, check }: CheckProps): JSX.Element | null {
  const { t } = useBoard();
  if (check.causes.length === 0) return null;
  return (
    <>
      <p class="because">{check.verified === undefined ? t('Stale, because:') : t('Changed since:')}</p>
      <LongList
        class="causes"
        items={check.causes}
        most={4}
        render={(cause) => <CauseLine project={project} stage={stage} check={check} cause={cause} />}
      />
    </>
  );
}

function FindingLine({ finding, root }: { readonly finding: Finding; readonly root: string }): JSX.Element {
  const { t, said } = useBoard();
  const place = placeOf(finding);
  return (
    <>
      <HealthIcon health={SEVERITY_ICON[finding.severity]} />
      <div>
        <span class="unseen">{said(severityWord(finding.severity))}: </span>
        {said(finding.message)}
        {place !== undefined && (
          <>
            {' '}
            <PlaceLink root={root} place={place} />
          </>
        )}
        {finding.next !== undefined && <p class="next">{t('Next: {0}', finding.next)}</p>}
      </div>
    </>
  );
}

const SEVERITY_ICON: Readonly<Record<Finding['severity'], Health>> = {
  fail: 'fail',
  warn: 'warn',
  info: 'empty',
};
