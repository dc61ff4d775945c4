import type { JSX } from 'preact';
import type { Place } from '../../src/core/place/place';
import { LinkButton } from '../controls/linkButton';
import { placeOf, placeText } from '../text/placeText';
import { useBoard } from './boardContext';

/** A place that opens in an editor; of the past its name only, since another file may stand there now. */
export function PlaceLink({ root, place }: { readonly root: string; readonly place: Place }): JSX.Element {
  const { controller, isPast, t, said } = useBoard();
  const text = said(placeText(place));
  if (isPast) return <span class="place">{text}</span>;
  return (
    <LinkButton
      label={t('Open {0}', text)}
      onClick={() =>
        controller.send({ kind: 'openPlace', root, place: placeOf(place) ?? { path: place.path } })
      }
    >
      {text}
    </LinkButton>
  );
}
