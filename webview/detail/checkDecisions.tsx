import type { JSX } from 'preact';
import { hasWaiver, isVerifiable, isWaivable } from '../../src/core/snapshot/decidable';
import type { CheckSnapshot } from '../../src/core/snapshot/snapshot';
import { LinkButton } from '../controls/linkButton';
import { mayDecide, useBoard } from '../view/boardContext';
import type { StageProps } from './stageProps';

/** What can be decided of a check as it stands: each opens a dialog. */
export function CheckDecisions({
  project,
  stage,
  check,
}: StageProps & { readonly check: CheckSnapshot }): JSX.Element | null {
  const board = useBoard();
  const { controller, t } = board;
  const offers = [
    { kind: 'verify', isOffered: isVerifiable(check), text: t('Verify…'), label: t('Verify {0}…', check.id) },
    { kind: 'waive', isOffered: isWaivable(check), text: t('Waive…'), label: t('Waive {0}…', check.id) },
    {
      kind: 'withdraw',
      isOffered: hasWaiver(check),
      text: t('Withdraw waiver…'),
      label: t('Withdraw waiver… of {0}', check.id),
    },
  ] as const;
  const offered = offers.filter(({ isOffered }) => isOffered);
  if (!mayDecide(board) || stage.cutOff || offered.length === 0) return null;
  return (
    <p class="check-decisions">
      {offered.map(({ kind, text, label }) => (
        <LinkButton
          key={kind}
          label={label}
          onClick={() => controller.decide({ kind, root: project.root, stage: stage.id, check: check.id })}
        >
          {text}
        </LinkButton>
      ))}
    </p>
  );
}
