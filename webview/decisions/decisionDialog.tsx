import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BoardState, Deciding } from '../../src/protocol/board';
import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { useBoard } from '../view/boardContext';
import { CheckDialog } from './checkDialog';
import { isOffered } from './isOffered';
import { MoveDialog } from './moveDialog';

interface DecisionProps {
  readonly deciding: Deciding;
  readonly state: BoardState;
}

/** The dialog of what is being decided, if anything is. */
export function DecisionDialog(): JSX.Element | null {
  const { model } = useBoard();
  const { deciding, state } = model;
  // One that was open before a reload waits for the projects.
  if (deciding === undefined || state === undefined) return null;
  return model.isReopened === true ? (
    <Reopened deciding={deciding} state={state} />
  ) : (
    <Decision deciding={deciding} state={state} />
  );
}

/** Drops what fits no longer. */
function Reopened(props: DecisionProps): JSX.Element | null {
  const { controller } = useBoard();
  const [fits] = useState(() => isOffered(props.deciding, props.state));
  useEffect(() => {
    if (!fits) controller.stopDeciding();
  }, [fits, controller]);
  return fits ? <Decision {...props} /> : null;
}

function Decision({ deciding, state }: DecisionProps): JSX.Element {
  const project = state.projects.find(({ root }) => root === deciding.root);
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
