import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../controls/button';
import { useBoard } from './boardContext';
import { HealthIcon } from './healthIcon';

/** So long a note stays by itself: ms. What it tells is seen on the board as well. */
const STAY_MS = 10_000;

/** What was done last, at the foot of the page; read out politely. */
export function Note(): JSX.Element {
  const { model, controller, said, t } = useBoard();
  const { note } = model;
  useEffect(() => {
    if (note === undefined) return undefined;
    const timer = setTimeout(controller.dropNote, STAY_MS);
    return () => clearTimeout(timer);
  }, [note, controller]);
  return (
    <div class="note-place" role="status">
      {note !== undefined && (
        <div class="note">
          <HealthIcon health="pass" />
          <p>{said(note)}</p>
          <Button secondary onClick={controller.dropNote}>
            {t('Dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}
