import type { JSX } from 'preact';
import { IconButton } from '../controls/iconButton';
import { useBoard } from '../view/boardContext';
import type { Zooming } from './useZoom';

/** The zoom for people who have neither a wheel nor know the keys. */
export function ZoomButtons({ zooming }: { readonly zooming: Zooming }): JSX.Element {
  const { t } = useBoard();
  const { isWhole, zoomIn, zoomOut, reset } = zooming;
  return (
    <div class="zoom" role="group" aria-label={t('Zoom')}>
      <IconButton icon="plus" label={t('Zoom in (+)')} onClick={zoomIn} />
      <IconButton icon="minus" label={t('Zoom out (−)')} disabled={isWhole} onClick={zoomOut} />
      <IconButton icon="whole" label={t('Show all (0)')} disabled={isWhole} onClick={reset} />
    </div>
  );
}
