import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LinkButton } from '../controls/linkButton';
import { useBoard } from '../view/boardContext';

/** The way back from a project to all of them. */
export function AllProjects(): JSX.Element {
  const { controller, t } = useBoard();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // The card that was chosen is gone, and with it the focus.
    if (isFocusLost()) place.current?.querySelector('button')?.focus();
  }, []);
  return (
    <nav class="crumbs" aria-label={t('Projects')} ref={place}>
      <LinkButton onClick={controller.showProjects}>{t('← All projects')}</LinkButton>
    </nav>
  );
}

/** Whether a keyboard would have to begin at the top of the page. */
export function isFocusLost(): boolean {
  return document.hasFocus() && (document.activeElement ?? document.body) === document.body;
}
