import type { ComponentChildren, JSX } from 'preact';

/** What a toggle is given. */
export interface ToggleChipProps {
  readonly children: ComponentChildren;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

/** A small button that switches something on and off. The toolkit's buttons are too large to stand many in a line. */
export function ToggleChip({ children, pressed, onClick }: ToggleChipProps): JSX.Element {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
