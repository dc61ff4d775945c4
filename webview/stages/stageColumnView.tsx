import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { StageColumn } from '../../src/core/boardView/stageColumns';
import { healthWord } from '../../src/core/health/healthText';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { Badge } from '../controls/badge';
import type { StageDrops } from '../drops/useStageDrops';
import { wheelInk } from '../knot/wheelInk';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { StageCard } from './stageCard';
import type { EvidenceAges } from './useEvidenceAges';

interface ColumnProps {
  readonly project: ProjectSnapshot;
  readonly column: StageColumn;
  readonly selected: string | undefined;
  readonly tabStop: string | undefined;
  readonly ages: EvidenceAges;
  readonly drops: StageDrops;
  readonly onActivate: (stage: string) => void;
}

/** A column of cards under its heading. */
export function StageColumnView(props: ColumnProps): JSX.Element {
  const { project, column, selected, tabStop, ages, drops, onActivate } = props;
  const { t } = useBoard();
  const id = useId();
  return (
    <section class="column" aria-labelledby={id}>
      <h2 class="column-head" id={id}>
        <Heading project={project} column={column} />
        <Badge count={column.stages.length} />
      </h2>
      {column.stages.length === 0 ? (
        <p class="quiet column-empty">{t('None fits the filters.')}</p>
      ) : (
        <ul class="cards">
          {column.stages.map((stage) => (
            <StageCard
              key={stage.id}
              project={project}
              stage={stage}
              selected={stage.id === selected}
              tabStop={stage.id === tabStop}
              age={ages.kind === 'told' ? ages.byStage.get(stage.id) : undefined}
              showWheel={column.by === 'health'}
              drops={drops}
              onActivate={() => onActivate(stage.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Heading({ project, column }: Pick<ColumnProps, 'project' | 'column'>): JSX.Element {
  const { said, titled } = useBoard();
  if (column.by === 'health') {
    return (
      <>
        <HealthIcon health={column.health} />
        <span>{said(healthWord(column.health))}</span>
      </>
    );
  }
  const { wheel } = column;
  return (
    <>
      <span class={`swatch ${wheelInk(project.lifecycle, wheel.id)}`} aria-hidden="true" />
      <span>{titled(wheel.title)}</span>
      <HealthIcon health={wheel.health} />
      <span class="unseen">{said(healthWord(wheel.health))}</span>
    </>
  );
}
