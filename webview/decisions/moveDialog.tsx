import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { focusMove, movesFrom } from '../../src/core/boardView/focusMoves';
import { missingFor } from '../../src/core/journal/gate';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { Dialog } from '../controls/dialog';
import { TextArea } from '../controls/textArea';
import { useBoard } from '../view/boardContext';
import { Gate } from './gate';
import { MoveActions } from './moveActions';
import { dialogTitle, needsReason, reasonHint } from './moveTexts';
import { Refusal } from './refusal';
import { useDraft } from './useDraft';
import { reasonFault, tidyReason, useWish } from './useWish';
import { Ways } from './ways';

interface MoveDialogProps {
  readonly project: ProjectSnapshot;
  readonly from: string;
  /** Chosen in the dialog where it is not given. */
  readonly to: string | undefined;
}

/** Has a wheel go on to a next stage, or work sent back to an earlier one. */
export function MoveDialog({ project, from, to: given }: MoveDialogProps): JSX.Element {
  const { controller, t, said } = useBoard();
  const ways = movesFrom(project, from);
  const [draft, change] = useDraft();
  const [first] = useState(given ?? ways[0]?.to ?? from);
  const { to: chosen = first } = draft;
  const [isChecked, setChecked] = useState(false);
  const wish = useWish(project.root);
  const move = focusMove(project, from, chosen);
  const missing = move.advances ? missingFor(project.stages, project.gates, from, chosen) : [];
  // The host may know more than this page does by now.
  const shut = missing.length > 0 ? missing : (wish.missing ?? []);
  const step = { ...move, isShut: move.advances && shut.length > 0 };
  const reason = tidyReason(draft.reason);
  const fault = isChecked ? reasonFault(reason) : undefined;
  return (
    <Dialog
      title={said(dialogTitle(project, from, given))}
      onClose={controller.stopDeciding}
      actions={
        <MoveActions step={step} reason={reason} wish={wish} onReasonNeeded={() => setChecked(true)} />
      }
    >
      {given === undefined && (
        <Ways project={project} ways={ways} chosen={chosen} onChoose={(to) => change({ to })} />
      )}
      {move.obstacle !== undefined && <p role="alert">{said(move.obstacle)}</p>}
      {move.advances && <Gate project={project} missing={shut} />}
      {needsReason(step) && (
        <TextArea
          label={t('Reason')}
          hint={said(reasonHint(project, step))}
          value={draft.reason}
          fault={fault && said(fault)}
          onChange={(typed) => change({ reason: typed })}
          first={given !== undefined}
        />
      )}
      <Refusal fault={wish.fault} />
    </Dialog>
  );
}
