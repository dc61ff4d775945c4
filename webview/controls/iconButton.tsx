import type { JSX } from 'preact';

const PATHS = {
  previous: 'M10 3.5 5.5 8 10 12.5',
  next: 'M6 3.5 10.5 8 6 12.5',
} as const;

/** What an icon button is given. */
export interface IconButtonProps {
  readonly icon: keyof typeof PATHS;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A push button with an icon in place of words. */
export function IconButton({ icon, label, disabled, onClick }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={PATHS[icon]} />
      </svg>
    </button>
  );
}
