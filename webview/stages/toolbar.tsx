import type { JSX } from 'preact';
import type { Health } from '../../src/core/health/health';
import { healthWord } from '../../src/core/health/healthText';
import {
  healthChoices,
  isUnfiltered,
  NO_FILTER,
  type StageFilter,
} from '../../src/core/boardView/stageFilter';
import type { StageSnapshot } from '../../src/core/snapshot/snapshot';
import type { StageColumns } from '../../src/protocol/board';
import { LinkButton } from '../controls/linkButton';
import { SearchField } from '../controls/searchField';
import { ToggleChip } from '../controls/toggleChip';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';

interface ToolbarProps {
  readonly stages: readonly StageSnapshot[];
  readonly texts: ReadonlyMap<string, string>;
  readonly filter: StageFilter;
  readonly shown: number;
  readonly columns: StageColumns;
  readonly onFilter: (filter: StageFilter) => void;
}

/** What the stages board shows of a project, and in which columns. */
export function Toolbar(props: ToolbarProps): JSX.Element {
  const { stages, filter, shown, columns, onFilter } = props;
  const { controller, t } = useBoard();
  return (
    <div class="stages-toolbar">
      <SearchField
        label={t('Search stages')}
        hint={t('Search name, owner, check, finding')}
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
      />
      <HealthChips {...props} />
      <div class="chips" role="group" aria-label={t('Columns')}>
        <span class="quiet" aria-hidden="true">
          {t('Columns')}
        </span>
        <ToggleChip pressed={columns === 'wheel'} onClick={() => controller.groupBy('wheel')}>
          {t('by wheel')}
        </ToggleChip>
        <ToggleChip pressed={columns === 'health'} onClick={() => controller.groupBy('health')}>
          {t('by health')}
        </ToggleChip>
      </div>
      <p class="quiet stages-count">
        <span role="status">{t('{0} of {1} stages', shown, stages.length)}</span>{' '}
        {!isUnfiltered(filter) && shown > 0 && (
          <LinkButton onClick={() => onFilter(NO_FILTER)}>{t('Clear filters')}</LinkButton>
        )}
      </p>
    </div>
  );
}

function HealthChips({ stages, texts, filter, onFilter }: ToolbarProps): JSX.Element {
  const { t, said } = useBoard();
  const toggle = (health: Health): void => {
    const healths = new Set(filter.healths);
    if (!healths.delete(health)) healths.add(health);
    onFilter({ ...filter, healths });
  };
  return (
    <div class="chips" role="group" aria-label={t('Only stages of these healths')}>
      {healthChoices(stages, filter.words, texts).map(({ health, count }) => (
        <ToggleChip key={health} pressed={filter.healths.has(health)} onClick={() => toggle(health)}>
          <HealthIcon health={health} />
          {said(healthWord(health))} <span class="chip-count">{count}</span>
        </ToggleChip>
      ))}
    </div>
  );
}
