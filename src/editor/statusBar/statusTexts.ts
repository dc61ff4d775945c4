import { worst } from '../../core/health/health';
import { countsText, healthWord } from '../../core/health/healthText';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { RunningWork } from '../../protocol/board';
import type { FileStages } from '../links/fileStages';
import { healthIcon } from '../snapshot/healthIcon';
import type { Localize } from '../text/localize';
import { markdownText, withoutIcons } from '../text/escapeText';
import { attention, countsOf } from '../tree/attention';

/** What a status bar item shows. */
export interface StatusText {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly accessibleName: string;
}

/** More stages of one file are counted, not named. */
const MOST_NAMED = 2;

/** The stages of the current file and how they stand. */
export function fileStatusText(file: FileStages, text: Localize): StatusText {
  const { stages, isLinkedInCells } = file;
  if (stages.length === 0) {
    const words = text(say('No stage'));
    const hint = text(
      isLinkedInCells
        ? say('Only other cells of this file are linked to stages of the lifecycle. Select to link it.')
        : say('This file is linked to no stage of the lifecycle. Select to link it.'),
    );
    return { text: `$(circle-slash) ${words}`, tooltip: hint, accessibleName: `ML Lifecycle: ${hint}` };
  }
  const health = worst(stages.map((stage) => stage.health));
  const titles = stages.map((stage) => text({ text: stage.title }));
  const named = titles.slice(0, MOST_NAMED).join(', ');
  const rest = titles.length - MOST_NAMED;
  const lines = stages.map((stage, index) => {
    const counts = stage.cutOff
      ? text(say('not opened yet'))
      : countsText(stage.counts).map(text).join(' · ');
    return `${titles[index] ?? stage.id}: ${text(healthWord(stage.health))} · ${counts}`;
  });
  return {
    text: `$(${healthIcon(health).name}) ${withoutIcons(rest > 0 ? `${named} +${rest}` : named)}`,
    tooltip: lines.map(markdownText).join('\n\n'),
    accessibleName: text(say('ML Lifecycle stage of this file: {0}', lines.join('; '))),
  };
}

/** How the window's projects stand together. */
export function projectStatusText(
  projects: readonly ProjectSnapshot[],
  running: readonly RunningWork[],
  text: Localize,
): StatusText {
  const { health, words } = attention(projects, text);
  const icon = running.length > 0 ? 'loading~spin' : healthIcon(health).name;
  const problems = projects.reduce((sum, project) => sum + project.problems.length, 0);
  const problemWords = text(
    problems === 1 ? say('1 problem in the project file') : say('{0} problems in project files', problems),
  );
  const lines = [text(say('ML Lifecycle: {0}', words)), ...(problems === 0 ? [] : [problemWords])];
  return {
    text: `$(${icon}) ${withoutIcons(countsOf(projects, text))}`,
    tooltip: lines.map(markdownText).join('\n\n'),
    accessibleName: lines.join(', '),
  };
}
