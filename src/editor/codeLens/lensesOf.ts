import { countsText, healthWord } from '../../core/health/healthText';
import { scriptLinks } from '../../core/links/scriptCells';
import type { StageSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { KnownPath } from '../links/pathIndexes';
import { healthIcon } from '../snapshot/healthIcon';
import { withoutIcons } from '../text/escapeText';
import type { Localize } from '../text/localize';

/** A line above code: what it says, and what a click does. */
export interface Lens {
  /** From zero. */
  readonly line: number;
  /** May carry an icon. */
  readonly title: string;
  readonly tooltip: string;
  readonly action: 'showStage' | 'runStage';
  readonly stage: string;
}

/** More stages of one file are in its status bar item. */
const MOST_STAGES = 3;

/** The lines above a text: at its head for its stages, above each cell for the cell's. Judged by the text as it is now. */
export function lensesOf(
  { project, path, facts }: KnownPath,
  text: string,
  words: Localize,
): readonly Lens[] {
  const { marker, cells } = scriptLinks(path, text);
  const stagesOf = (ids: readonly string[]) => project.stages.filter(({ id }) => ids.includes(id));
  const own = marker === undefined ? [] : stagesOf(marker.stages);
  const ofFile = own.length > 0 ? own : (facts?.stages ?? []);
  return [
    ...ofFile
      .slice(0, MOST_STAGES)
      .flatMap((stage) => lenses(stage, own.length > 0 ? (marker?.line ?? 0) : 0, words)),
    ...cells.flatMap(({ first, stages }) => stagesOf(stages).flatMap((stage) => lenses(stage, first, words))),
  ];
}

/** Behind an icon the editor drops blanks that may break. */
const GAP = '\u00a0';

function lenses(stage: StageSnapshot, line: number, words: Localize): readonly Lens[] {
  const title = withoutIcons(words({ text: stage.title }));
  const health = words(healthWord(stage.health));
  const counts = countsText(stage.counts).map(words).join(' · ');
  const show: Lens = {
    line,
    title: `$(${healthIcon(stage.health).name})${GAP}${title}: ${health}`,
    tooltip: words(say('Stage {0}: {1}', title, counts)),
    action: 'showStage',
    stage: stage.id,
  };
  if (stage.checks.length === 0 || stage.cutOff) return [show];
  const run: Lens = {
    line,
    title: words(say('Run checks')),
    tooltip: words(say('Run Checks of {0}', title)),
    action: 'runStage',
    stage: stage.id,
  };
  return [show, run];
}
