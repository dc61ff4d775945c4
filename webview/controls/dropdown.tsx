import { createElement, type JSX } from 'preact';

/** What a dropdown is given. */
export interface DropdownProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** A choice of one. */
export function Dropdown({ label, value, options, onChange }: DropdownProps): JSX.Element {
  const take = ({ target }: Event): void => {
    const chosen = options.find((option) => option.value === valueOf(target));
    if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
  };
  return createElement(
    'vscode-dropdown',
    {
      'aria-label': label,
      value,
      onChange: take,
      // Of a key that leads back to what was chosen before a click, the toolkit tells nothing else.
      onKeyUp: (event: Event) => {
        if (!isOpen(event.target)) take(event);
      },
    },
    options.map((option) =>
      createElement(
        'vscode-option',
        { key: option.value, value: option.value, selected: option.value === value },
        option.text,
      ),
    ),
  );
}

function valueOf(target: EventTarget | null): unknown {
  return target !== null && 'value' in target ? target.value : undefined;
}

function isOpen(target: EventTarget | null): boolean {
  return target !== null && 'open' in target && target.open === true;
}
