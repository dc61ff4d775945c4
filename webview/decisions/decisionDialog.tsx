import type { JSX } from 'preact';
import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { useBoard } from '../view/boardContext';
import { CheckDialog } from './checkDialog';
import { MoveDialog } from './moveDialog';

/** The dialog of what is being decided, if anything is. */
export function DecisionDialog(): JSX.Element | null {
  const { model } = useBoard();
  const { deciding } = model;
  if (deciding === undefined) return null;
  const project = model.state?.projects.find(({ root }) => root === deciding.root);
  if (project === undefined) return <Gone />;
  if (deciding.kind === 'move') {
    return <MoveDialog project={project} from={deciding.from} to={deciding.to} />;
  }
  const check = project.stages
    .find(({ id }) => id === deciding.stage)
    ?.checks.find(({ id }) => id === deciding.check);
  if (check === undefined) return <Gone />;
  return <CheckDialog project={project} check={check} decision={deciding.kind} />;
}

function Gone(): JSX.Element {
  const { controller, t } = useBoard();
  return (
    <Dialog
      title={t('It is no longer there')}
      onClose={controller.stopDeciding}
      actions={<Button onClick={controller.stopDeciding}>{t('Close')}</Button>}
    >
      <p>{t('What was to be decided on is no longer in the project.')}</p>
    </Dialog>
  );
}
