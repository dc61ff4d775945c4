import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Button } from '../controls/button';
import { ProgressRing } from '../controls/progressRing';
import { useBoard } from './boardContext';

type View<P> = (props: P) => JSX.Element | null;

/** What is known of a part of the script that is loaded on demand. */
type Loading<P> =
  { readonly kind: 'loading' | 'failed' } | { readonly kind: 'loaded'; readonly View: View<P> };

/** A view whose script is loaded when it is first shown, so that the board's first paint need not wait for it. */
export function lazyView<P extends object>(load: () => Promise<View<P>>): (props: P) => JSX.Element {
  return function LazyView(props: P): JSX.Element {
    const [state, setState] = useState<Loading<P>>({ kind: 'loading' });
    const begin = useCallback(() => {
      setState({ kind: 'loading' });
      load().then(
        (View) => setState({ kind: 'loaded', View }),
        (fault: unknown) => {
          globalThis.console.error(fault);
          setState({ kind: 'failed' });
        },
      );
    }, []);
    useEffect(begin, [begin]);
    if (state.kind === 'loaded') return <state.View {...props} />;
    return state.kind === 'loading' ? <Wait /> : <Failure retry={begin} />;
  };
}

function Wait(): JSX.Element {
  const { t } = useBoard();
  return (
    <p class="progress loading" role="status">
      <ProgressRing />
      {t('Loading…')}
    </p>
  );
}

function Failure({ retry }: { readonly retry: () => void }): JSX.Element {
  const { t } = useBoard();
  return (
    <section class="blank" role="alert">
      <h2>{t('This view could not be loaded')}</h2>
      <p>{t('A file of the extension could not be read. It may be being updated just now.')}</p>
      <p class="actions">
        <Button onClick={retry}>{t('Try again')}</Button>
      </p>
    </section>
  );
}
