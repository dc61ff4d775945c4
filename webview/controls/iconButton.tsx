import type { JSX } from 'preact';

const PATHS = {
  previous: 'M10 3.5 5.5 8 10 12.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  play: 'M5 3.5 12 8 5 12.5Z',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  whole: 'M3.5 6V3.5H6M10 3.5h2.5V6M12.5 10v2.5H10M6 12.5H3.5V10',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
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
