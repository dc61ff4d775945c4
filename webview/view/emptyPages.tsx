import type { JSX } from 'preact';
import { Button } from '../controls/button';
import { ProgressRing } from '../controls/progressRing';
import { useBoard } from './boardContext';

/** Until the host's first state. */
export function LoadingPage(): JSX.Element {
  const { model, controller, t } = useBoard();
  if (model.host !== 'silent') {
    return (
      <p class="progress loading" role="status">
        <ProgressRing />
        {t('Reading the projects of this workspace…')}
      </p>
    );
  }
  return (
    <main class="blank" role="alert">
      <h1>{t('The editor does not answer')}</h1>
      <p>{t('The projects could not be read in time. The log may say why.')}</p>
      <p class="actions">
        <Button onClick={controller.start}>{t('Try again')}</Button>
        <Button secondary onClick={() => controller.send({ kind: 'showLog' })}>
          {t('Show log')}
        </Button>
      </p>
    </main>
  );
}

/** In a workspace without a project. */
export function NoProjectPage(): JSX.Element {
  const { controller, t } = useBoard();
  return (
    <main class="blank">
      <h1>{t('No lifecycle project here yet')}</h1>
      <p>
        {t(
          'A project is a folder with the file ml-lifecycle.yaml. It links your notebooks, data and code to the stages of one lifecycle, and says which checks judge them.',
        )}
      </p>
      <p>{t('Setting one up writes that file; nothing of yours is changed.')}</p>
      <p class="actions">
        <Button onClick={() => controller.send({ kind: 'setUp' })}>{t('Set up project')}</Button>
      </p>
    </main>
  );
}
