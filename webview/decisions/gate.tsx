import type { JSX } from 'preact';
import type { MissingStage } from '../../src/core/journal/gate';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { MissingStages } from './missingStages';

interface GateProps {
  readonly project: ProjectSnapshot;
  readonly missing: readonly MissingStage[];
}

/** Whether the gate is open, and if not, what is missing. */
export function Gate({ project, missing }: GateProps): JSX.Element {
  const { t } = useBoard();
  if (missing.length === 0) {
    return (
      <p class="gate" role="status">
        <HealthIcon health="pass" />
        <span>{t('The gate is open: nothing is missing.')}</span>
      </p>
    );
  }
  return (
    <>
      <p class="gate" role="status">
        <HealthIcon health="fail" />
        <span>
          <strong>{t('The gate is shut.')}</strong> {t('This is missing:')}
        </span>
      </p>
      <MissingStages project={project} missing={missing} />
    </>
  );
}
