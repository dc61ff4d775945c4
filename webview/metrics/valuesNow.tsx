import type { JSX } from 'preact';
import { shownNumber } from '../../src/core/checks/rounding';
import { numbersOf } from '../../src/core/history/diffSnapshots';
import { checkKey } from '../../src/core/snapshot/checkKey';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { DataTable } from '../charts/chartTable';
import { Button } from '../controls/button';
import { useBoard } from '../view/boardContext';

/** The metrics as they are now, where their history cannot be told. */
export function ValuesNow({ project }: { readonly project: ProjectSnapshot }): JSX.Element | null {
  const { t } = useBoard();
  const rows = valuesOf(project);
  if (rows.length === 0) return null;
  return (
    <div class="values-now">
      <h3>{t('Values now')}</h3>
      <DataTable name={t('Values now')} columns={[t('Metric'), t('Check'), t('Value')]} rows={rows} />
    </div>
  );
}

/** Where no commit has a metric: what to do to get one. */
export function NoMetrics({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { controller, t } = useBoard();
  const isMeasured = valuesOf(project).length > 0;
  return (
    <>
      <div class="untold">
        {isMeasured ? (
          <p>
            {t(
              'Checks have measured numbers, but no commit has their evidence yet. Commit the folder .ml-lifecycle.',
            )}
          </p>
        ) : (
          <>
            <p>
              {t(
                'No check has measured a number yet. Add one, such as metrics.threshold, to the project file, run it, and commit its evidence.',
              )}
            </p>
            <p class="actions">
              <Button onClick={() => controller.send({ kind: 'openProjectFile', root: project.root })}>
                {t('Open project file')}
              </Button>
            </p>
          </>
        )}
      </div>
      <ValuesNow project={project} />
    </>
  );
}

function valuesOf({ stages }: ProjectSnapshot): readonly (readonly string[])[] {
  return stages
    .flatMap(({ checks }) => checks)
    .flatMap(({ stage, id, metrics }) =>
      [...numbersOf(metrics)].map(([name, value]) => [name, checkKey(stage, id), shownNumber(value)]),
    );
}
