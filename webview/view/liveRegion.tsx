import type { JSX } from 'preact';
import { useBoard } from './boardContext';

/** Tells changes of health to screen readers when they have nothing else to say. */
export function LiveRegion(): JSX.Element {
  const { model, said } = useBoard();
  return (
    <p class="unseen" role="status" aria-live="polite">
      {model.news.map(said).join(' ')}
    </p>
  );
}
