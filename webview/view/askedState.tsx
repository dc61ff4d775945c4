import type { JSX } from 'preact';
import type { Message } from '../../src/core/text/message';
import { Button } from '../controls/button';
import { Progress } from '../controls/progress';
import type { Asked } from './useAnswer';
import { useBoard } from './boardContext';

interface AskedStateProps {
  readonly asked: Exclude<Asked<unknown>, { readonly kind: 'told' }>;
  /** What cannot be told without trust. */
  readonly untrusted: string;
}

/** In place of a history that is not told: why, and what to do. */
export function AskedState({ asked, untrusted }: AskedStateProps): JSX.Element {
  const { t } = useBoard();
  switch (asked.kind) {
    case 'asking':
      return <Progress>{t('Reading the history…')}</Progress>;
    case 'untrusted':
      return <Untrusted text={untrusted} />;
    case 'failed':
      return <Failed why={asked.why} retry={asked.retry} />;
  }
}

function Untrusted({ text }: { readonly text: string }): JSX.Element {
  const { controller, t } = useBoard();
  return (
    <div class="untold">
      <p>{text}</p>
      <p class="actions">
        <Button onClick={() => controller.send({ kind: 'manageTrust' })}>{t('Manage trust')}</Button>
      </p>
    </div>
  );
}

function Failed({ why, retry }: { readonly why: Message; readonly retry: () => void }): JSX.Element {
  const { t, said } = useBoard();
  return (
    <div class="untold" role="alert">
      <p>{said(why)}</p>
      <p class="actions">
        <Button onClick={retry}>{t('Try again')}</Button>
      </p>
    </div>
  );
}
