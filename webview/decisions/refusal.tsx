import type { JSX } from 'preact';
import type { Message } from '../../src/core/text/message';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';

/** Why the host did not record a decision; what was typed stays. */
export function Refusal({ fault }: { readonly fault: Message | undefined }): JSX.Element | null {
  const { said } = useBoard();
  if (fault === undefined) return null;
  return (
    <p class="refusal" role="alert">
      <HealthIcon health="error" />
      <span>{said(fault)}</span>
    </p>
  );
}
