import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** What a dialog is given. */
export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The buttons at its foot. */
  readonly actions: ComponentChildren;
  /** Asked for by the Escape key too. */
  readonly onClose: () => void;
}

const REACHABLE = 'button, input, textarea, select, summary, vscode-button, [tabindex="0"]';

/** A dialog over the page, which cannot be used meanwhile. The focus stays within, and goes back to where it came from. */
export function Dialog({ title, children, actions, onClose }: DialogProps): JSX.Element {
  const frame = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = frame.current;
    const opener = document.activeElement;
    dialog?.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-first]') ?? dialog?.querySelector('h2');
    first?.focus();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={frame}
      class="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // Arrow keys and the like are not for the page beneath.
        event.stopPropagation();
        if (event.key === 'Tab') keepWithin(event);
      }}
    >
      <h2 id={heading} tabIndex={-1}>
        {title}
      </h2>
      <div class="dialog-body">{children}</div>
      <p class="dialog-actions">{actions}</p>
    </dialog>
  );
}

/** Leads from the last control to the first and back: the browser would leave the page in between. */
function keepWithin(event: TargetedKeyboardEvent<HTMLDialogElement>): void {
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>(REACHABLE)].filter(isReachable);
  const first = controls[0];
  const last = controls.at(-1);
  const at = document.activeElement;
  const isInside = at !== null && controls.some((control) => control === at || control.contains(at));
  if (event.shiftKey && (at === first || !isInside)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first?.focus();
  }
}

/** Of radio buttons of one name the Tab key reaches the checked one only. */
function isReachable(control: HTMLElement): boolean {
  if (control.hasAttribute('disabled')) return false;
  return !(control instanceof HTMLInputElement && control.type === 'radio' && !control.checked);
}
