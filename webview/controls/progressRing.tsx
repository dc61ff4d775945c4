import { createElement, type JSX } from 'preact';

/** Shows that something is under way; the words beside it say what. */
export function ProgressRing(): JSX.Element {
  return createElement('vscode-progress-ring', { class: 'ring', 'aria-hidden': 'true', ref: silence });
}

/** The toolkit makes each ring an assertive alert, which would interrupt the reader of the words beside it. */
function silence(ring: Element | null): void {
  for (const name of ['role', 'aria-live', 'aria-label']) ring?.removeAttribute(name);
}
