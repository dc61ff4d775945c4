import type { JSX } from 'preact';
import type { Cause } from '../../src/core/evidence/evidence';
import { causeText } from '../../src/core/health/healthText';
import type { CheckSnapshot } from '../../src/core/snapshot/snapshot';
import { LinkButton } from '../controls/linkButton';
import { mayDecide, useBoard } from '../view/boardContext';
import type { StageProps } from './stageProps';

interface CauseProps extends StageProps {
  readonly check: CheckSnapshot;
  readonly cause: Cause;
}

/** Why a check is stale, with the difference and the commit behind it where git has them. */
export function CauseLine({ project, stage, check, cause }: CauseProps): JSX.Element {
  const board = useBoard();
  const { controller, t, said } = board;
  const { root } = project;
  const words = said(causeText(cause));
  // Git is asked now and in trusted workspaces only, as decisions are taken.
  if (!mayDecide(board) || !('path' in cause)) return <>{words}</>;
  const { path, by } = cause;
  const isComparable = cause.kind !== 'added' && cause.was !== undefined;
  return (
    <>
      {words}{' '}
      <span class="cause-links">
        {isComparable && (
          <LinkButton
            label={t('Compare {0} with what was checked', path)}
            onClick={() =>
              controller.send({ kind: 'compareCause', root, stage: stage.id, check: check.id, path })
            }
          >
            {t('Compare')}
          </LinkButton>
        )}
        {by !== undefined && (
          <LinkButton
            label={t('Open commit {0}', by.commit.slice(0, 7))}
            title={t('{0}, {1}', by.author, by.date.slice(0, 10))}
            onClick={() => controller.send({ kind: 'openCommit', root, commit: by.commit })}
          >
            {t('Commit')}
          </LinkButton>
        )}
      </span>
    </>
  );
}
