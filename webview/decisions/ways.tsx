import type { JSX } from 'preact';
import type { FocusMove } from '../../src/core/boardView/focusMoves';
import { stageTitle } from '../../src/core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { RadioList } from '../controls/radioList';
import { useBoard } from '../view/boardContext';

interface WaysProps {
  readonly project: ProjectSnapshot;
  readonly ways: readonly FocusMove[];
  readonly chosen: string;
  readonly onChoose: (stage: string) => void;
}

/** Where the focus may go. */
export function Ways({ project, ways, chosen, onChoose }: WaysProps): JSX.Element {
  const { t, titled } = useBoard();
  const wordOf = ({ advances, returns }: FocusMove): string => {
    if (advances) return returns ? t('advance or return') : t('advance');
    return t('return');
  };
  if (ways.length === 0) return <p>{t('This wheel has nowhere to go.')}</p>;
  return (
    <RadioList
      label={t('Where to?')}
      value={chosen}
      options={ways.map((way) => ({
        value: way.to,
        text: titled(stageTitle(project.lifecycle, way.to)),
        more: <span class="quiet">{wordOf(way)}</span>,
      }))}
      onChange={onChoose}
    />
  );
}
