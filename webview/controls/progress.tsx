import type { ComponentChildren, JSX } from 'preact';
import { ProgressRing } from './progressRing';

/** What is under way, in words beside a turning ring; screen readers are told. */
export function Progress({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <span class="progress" role="status">
      <ProgressRing />
      {children}
    </span>
  );
}
