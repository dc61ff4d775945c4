import type { ComponentChildren, JSX } from 'preact';

/** What a link is given. */
export interface LinkButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly label?: string;
  readonly title?: string | undefined;
  /** -1 where the Tab key comes to it by way of something else only. */
  readonly tabIndex?: number | undefined;
}

/**
 * A link that asks the host to do something. The toolkit's link is an anchor, which without an address cannot be
 * reached by keyboard and with one would navigate, so this one is a button.
 */
export function LinkButton({ children, onClick, label, title, tabIndex }: LinkButtonProps): JSX.Element {
  return (
    <button type="button" class="link" onClick={onClick} aria-label={label} title={title} tabIndex={tabIndex}>
      {children}
    </button>
  );
}
