import { createElement, type ComponentChildren, type JSX } from 'preact';

/** What a button is given. */
export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  /** Of a button that switches something on and off: whether it is on. */
  readonly pressed?: boolean;
  /** A fuller name than the text, where several buttons have the same. */
  readonly label?: string;
  /** A word more, such as why the button is disabled. */
  readonly title?: string | undefined;
}

/** A push button. */
export function Button(props: ButtonProps): JSX.Element {
  const { children, onClick, secondary, disabled, pressed, label, title } = props;
  return createElement(
    'vscode-button',
    {
      appearance: secondary === true ? 'secondary' : 'primary',
      disabled: disabled === true,
      onClick,
      ...(pressed === undefined ? {} : { 'aria-pressed': String(pressed) }),
      ...(label === undefined ? {} : { 'aria-label': label }),
      ...(title === undefined ? {} : { title }),
    },
    children,
  );
}
