import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { causeText, healthWord } from '../../src/core/health/healthText';
import { dayAfter, dayOf, isDay } from '../../src/core/journal/day';
import type { Wish } from '../../src/core/journal/wish';
import { checkKey } from '../../src/core/snapshot/checkKey';
import type { CheckSnapshot, ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { say, type Message } from '../../src/core/text/message';
import { Button } from '../controls/button';
import { DateField } from '../controls/dateField';
import { Dialog } from '../controls/dialog';
import { Progress } from '../controls/progress';
import { TextArea } from '../controls/textArea';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { Refusal } from './refusal';
import { useDraft } from './useDraft';
import { reasonFault, tidyReason, useWish } from './useWish';

/** What can be decided of a check. */
export type CheckDecision = 'verify' | 'waive' | 'withdraw';

interface CheckDialogProps {
  readonly project: ProjectSnapshot;
  readonly check: CheckSnapshot;
  readonly decision: CheckDecision;
}

/** A waiver is offered for so many days at first. */
const USUAL_DAYS = 30;

/** Answers for a check that it still holds, accepts its failure for a time, or ends that. */
export function CheckDialog({ project, check, decision }: CheckDialogProps): JSX.Element {
  const { controller, t, said } = useBoard();
  const today = dayOf(new Date());
  const [draft, change] = useDraft();
  const [usualDay] = useState(dayAfter(today, USUAL_DAYS));
  const { until = usualDay } = draft;
  const [isChecked, setChecked] = useState(false);
  const wish = useWish(project.root);
  const reason = tidyReason(draft.reason);
  const wrongReason = reasonFault(reason);
  const wrongDay = decision === 'waive' ? dayFault(until, today) : undefined;
  const submit = (): void => {
    setChecked(true);
    if (wrongReason === undefined && wrongDay === undefined) {
      wish.settle(wishOf(decision, checkKey(check.stage, check.id), reason, until));
    }
  };
  return (
    <Dialog
      title={said(titleOf(decision, check.id))}
      onClose={controller.stopDeciding}
      actions={<Actions decision={decision} isBusy={wish.isBusy} onSubmit={submit} />}
    >
      <About check={check} decision={decision} />
      <TextArea
        label={t('Reason')}
        hint={said(hintOf(decision, check.id))}
        value={draft.reason}
        fault={isChecked && wrongReason !== undefined ? said(wrongReason) : undefined}
        onChange={(typed) => change({ reason: typed })}
        first
      />
      {decision === 'waive' && (
        <DateField
          label={t('Last day')}
          hint={t('After this day it counts again.')}
          value={until}
          earliest={dayAfter(today, 1)}
          fault={isChecked && wrongDay !== undefined ? said(wrongDay) : undefined}
          onChange={(day) => change({ until: day })}
        />
      )}
      <Refusal fault={wish.fault} />
    </Dialog>
  );
}

/** What the decision is about, as it stands. */
function About({ check, decision }: Pick<CheckDialogProps, 'check' | 'decision'>): JSX.Element {
  const { said } = useBoard();
  const [cause] = check.causes;
  const words: readonly Message[] = [
    healthWord(check.health),
    ...(decision === 'verify' && cause !== undefined ? [causeText(cause)] : []),
    ...(decision !== 'verify' && check.summary !== undefined ? [check.summary] : []),
  ];
  return (
    <p class="gate">
      <HealthIcon health={check.health} />
      <span>{words.map(said).join(' · ')}</span>
    </p>
  );
}

function Actions({
  decision,
  isBusy,
  onSubmit,
}: {
  readonly decision: CheckDecision;
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
}): JSX.Element {
  const { controller, t, said } = useBoard();
  if (isBusy) {
    return <Progress>{t('Recording…')}</Progress>;
  }
  return (
    <>
      <Button onClick={onSubmit}>{said(buttonOf(decision))}</Button>
      <Button secondary onClick={controller.stopDeciding}>
        {t('Cancel')}
      </Button>
    </>
  );
}

function dayFault(until: string, today: string): Message | undefined {
  if (!isDay(until)) return say('Choose the last day on which it holds.');
  return until <= today ? say('{0} is no day to come: the waiver would end at once.', until) : undefined;
}

function wishOf(kind: CheckDecision, check: string, reason: string, until: string): Wish {
  return kind === 'waive' ? { kind, check, reason, until } : { kind, check, reason };
}

function titleOf(decision: CheckDecision, check: string): Message {
  switch (decision) {
    case 'verify':
      return say('Mark {0} as verified', check);
    case 'waive':
      return say('Waive {0}', check);
    case 'withdraw':
      return say('Withdraw the waiver of {0}', check);
  }
}

function hintOf(decision: CheckDecision, check: string): Message {
  switch (decision) {
    case 'verify':
      return say('Why does {0} still hold? Void when anything changes again.', check);
    case 'waive':
      return say('Why is it acceptable that {0} is not green?', check);
    case 'withdraw':
      return say('Why does the waiver of {0} end?', check);
  }
}

function buttonOf(decision: CheckDecision): Message {
  switch (decision) {
    case 'verify':
      return say('Verify');
    case 'waive':
      return say('Waive');
    case 'withdraw':
      return say('Withdraw waiver');
  }
}
