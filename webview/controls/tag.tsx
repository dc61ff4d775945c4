import type { ComponentChildren, JSX } from 'preact';

/**
 * A short label on what it stands beside. The toolkit's own sets an inline style, which the page's content
 * security policy refuses, so this is a plain element with the same looks.
 */
export function Tag({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <span class="tag">{children}</span>;
}
