import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LinkButton } from '../controls/linkButton';
import { useBoard } from './boardContext';

/** What a long list is given. */
export interface LongListProps<T> {
  readonly class: string;
  readonly items: readonly T[];
  /** As many are shown at first. */
  readonly most: number;
  readonly render: (item: T) => ComponentChildren;
  readonly label?: string;
}

/** Never more than this at once: a stage may have a hundred thousand artifacts. */
const PAGE = 200;

/** A list that begins short and grows on demand. */
export function LongList<T>({ items, most, render, label, ...rest }: LongListProps<T>): JSX.Element {
  const { t } = useBoard();
  const [shown, show] = useState(most);
  const more = Math.min(PAGE, items.length - shown);
  return (
    <>
      <ul class={rest.class} aria-label={label}>
        {items.slice(0, shown).map((item, index) => (
          <li key={index}>{render(item)}</li>
        ))}
      </ul>
      {more > 0 && (
        <p class="more">
          <LinkButton onClick={() => show(shown + PAGE)}>
            {t('Show {0} more of {1}', more, items.length)}
          </LinkButton>
        </p>
      )}
    </>
  );
}
