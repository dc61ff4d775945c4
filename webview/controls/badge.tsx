import type { JSX } from 'preact';

/** A number beside a heading; a plain element for the same reason as `Tag`. */
export function Badge({ count }: { readonly count: number }): JSX.Element {
  return <span class="badge">{count}</span>;
}
