import { countsText, healthWord } from '../../core/health/healthText';
import { cellTagStage } from '../../core/links/markers';
import type { StageSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { KnownPath } from '../links/pathIndexes';
import { healthIcon } from '../snapshot/healthIcon';
import { withoutIcons } from '../text/escapeText';
import type { Localize } from '../text/localize';

/** What stands below a notebook's cell. */
export interface CellItem {
  /** May carry an icon. */
  readonly text: string;
  readonly tooltip: string;
  readonly action: 'showStage' | 'linkFile';
  /** Of `showStage`. */
  readonly stage?: string;
}

/** A cell as it is in the editor now. */
export interface EditorCell {
  readonly index: number;
  readonly tags: readonly string[];
}

/** The stages of a tagged cell; at the first cell those of the notebook, or the offer to link it where nothing of it is. */
export function cellItems(
  { project, facts }: KnownPath,
  cell: EditorCell,
  words: Localize,
): readonly CellItem[] {
  const tagged = new Set(cell.tags.flatMap((tag) => cellTagStage(tag) ?? []));
  const own = project.stages.filter(({ id }) => tagged.has(id));
  if (own.length > 0) return own.map((stage) => stageItem(stage, words));
  if (cell.index > 0) return [];
  const stages = facts?.stages ?? [];
  if (stages.length > 0) return stages.map((stage) => stageItem(stage, words));
  if ((facts?.cellStages ?? []).length > 0) return [];
  const hint = words(say('This notebook is linked to no stage of the lifecycle. Select to link it.'));
  return [{ text: `$(circle-slash) ${words(say('No stage'))}`, tooltip: hint, action: 'linkFile' }];
}

function stageItem(stage: StageSnapshot, words: Localize): CellItem {
  const title = withoutIcons(words({ text: stage.title }));
  const counts = countsText(stage.counts).map(words).join(' · ');
  return {
    text: `$(${healthIcon(stage.health).name}) ${title}`,
    tooltip: `${title}: ${words(healthWord(stage.health))} · ${counts}`,
    action: 'showStage',
    stage: stage.id,
  };
}
