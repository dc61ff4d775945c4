import type { JSX } from 'preact';
import type { BoardAction } from '../../src/protocol/board';
import { Button } from '../controls/button';
import { ProgressRing } from '../controls/progressRing';
import { useBoard } from './boardContext';

/** What a run button is given. */
export interface RunButtonProps {
  readonly action: BoardAction;
  readonly running: boolean;
  /** Its text while nothing runs. */
  readonly idle: string;
  /** A fuller name, where several buttons have the same text. */
  readonly label?: string;
  /** Why there is nothing to run. */
  readonly missing?: string | undefined;
  readonly secondary?: boolean;
}

/** Starts work, and says so while it is under way or why it cannot be started; nothing of the past can be. */
export function RunButton(props: RunButtonProps): JSX.Element | null {
  const { action, running, idle, label, missing, secondary } = props;
  const { model, controller, isPast, t } = useBoard();
  if (isPast) return null;
  const untrusted =
    model.state?.trusted === false ? t('Nothing is run in an untrusted workspace.') : undefined;
  const starting = controller.isPending(action);
  if (running || starting) {
    return (
      <span class="progress">
        <ProgressRing />
        {running ? t('Running…') : t('Starting…')}
      </span>
    );
  }
  const reason = untrusted ?? missing;
  return (
    <Button
      secondary={secondary === true}
      disabled={reason !== undefined}
      title={reason}
      {...(label === undefined ? {} : { label })}
      onClick={() => controller.send(action)}
    >
      {idle}
    </Button>
  );
}
