import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import {
  cardAfterKey,
  stackedCardAfterKey,
  stageColumns,
  type StageColumn,
} from '../../src/core/boardView/stageColumns';
import { filterStages, NO_FILTER, searchTexts } from '../../src/core/boardView/stageFilter';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { Button } from '../controls/button';
import { DetailPanel } from '../detail/detailPanel';
import { useStageDrops } from '../drops/useStageDrops';
import type { TimeModel } from '../state/timeModel';
import { useBoard } from '../view/boardContext';
import { StageColumnView } from './stageColumnView';
import { Toolbar } from './toolbar';
import { isStacked, useDetailInSight } from './useDetailInSight';
import { useEvidenceAges, type EvidenceAges } from './useEvidenceAges';

interface StagesViewProps {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot | undefined;
  readonly time: TimeModel | undefined;
}

/** The stages as cards in columns, and beside them the chosen one. */
export function StagesView({ project, stage, time }: StagesViewProps): JSX.Element {
  const { model, said, t } = useBoard();
  const [filter, setFilter] = useState(NO_FILTER);
  const texts = useMemo(() => searchTexts(project.stages, said), [project.stages, model.translations]);
  const found = filterStages(project.stages, filter, texts);
  const by = model.columns ?? 'wheel';
  const ages = useEvidenceAges(project);
  useDetailInSight(stage?.id);
  return (
    <>
      <section class="stages" aria-label={t('Stages')}>
        <Toolbar
          stages={project.stages}
          texts={texts}
          filter={filter}
          shown={found.length}
          columns={by}
          onFilter={setFilter}
        />
        {ages.kind === 'untold' && (
          <p class="quiet ages-untold">{t('How old evidence is cannot be told. {0}', ages.why)}</p>
        )}
        {found.length === 0 ? (
          <div class="nothing-found">
            <p>{t('No stage fits these filters.')}</p>
            <Button secondary onClick={() => setFilter(NO_FILTER)}>
              {t('Clear filters')}
            </Button>
          </div>
        ) : (
          <Columns
            project={project}
            selected={stage?.id}
            columns={stageColumns(project, found, by)}
            ages={ages}
          />
        )}
      </section>
      <DetailPanel key={`${project.root} ${stage?.id ?? ''}`} project={project} stage={stage} time={time} />
    </>
  );
}

interface ColumnsProps {
  readonly project: ProjectSnapshot;
  readonly selected: string | undefined;
  readonly columns: readonly StageColumn[];
  readonly ages: EvidenceAges;
}

function Columns({ project, selected, columns, ages }: ColumnsProps): JSX.Element {
  const { t } = useBoard();
  const frame = useRef<HTMLDivElement>(null);
  const drops = useStageDrops(project);
  const [active, activate] = useState(selected);
  const stages = columns.flatMap((column) => column.stages);
  // The card that Tab reaches; the first where the remembered one is gone.
  const tabStop = stages.some(({ id }) => id === active) ? active : stages[0]?.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (tabStop === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const step = isStacked() ? stackedCardAfterKey : cardAfterKey;
    const next = step(event.key, columns, tabStop);
    if (next === undefined) return;
    event.preventDefault();
    focusCard(frame.current, next);
  };
  return (
    <div
      class={drops.dragged === undefined ? 'columns' : 'columns dragging'}
      ref={frame}
      onKeyDown={onKeyDown}
      {...drops.handlers}
    >
      <p class="unseen" id="cards-hint">
        {t('Arrow keys lead from card to card.')}
      </p>
      {columns.map((column) => (
        <StageColumnView
          key={column.by === 'wheel' ? column.wheel.id : column.health}
          project={project}
          column={column}
          selected={selected}
          tabStop={tabStop}
          ages={ages}
          drops={drops}
          onActivate={activate}
        />
      ))}
    </div>
  );
}

function focusCard(frame: HTMLElement | null, stage: string): void {
  for (const card of frame?.querySelectorAll<HTMLElement>('.card') ?? []) {
    if (card.dataset['stage'] === stage) card.querySelector<HTMLElement>('.card-title')?.focus();
  }
}
