import { checkTotal, countsText, healthWord } from '../../src/core/health/healthText';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { say, type Message } from '../../src/core/text/message';

/** What a screen reader says of a stage, in parts; it begins with the title. */
export function stageName(
  project: ProjectSnapshot,
  stage: StageSnapshot,
  { running, isFocus }: { readonly running: boolean; readonly isFocus: boolean },
): readonly Message[] {
  const wheel = project.wheels.find((candidate) => candidate.id === stage.wheel);
  const title: Message = { text: stage.title };
  return [
    wheel === undefined ? title : say('{0} (wheel {1})', title, { text: wheel.title }),
    ...(isFocus ? [say('focus')] : []),
    ...(stage.cutOff ? [say('not opened yet')] : [healthWord(stage.health)]),
    ...(checkTotal(stage.counts) === 0 ? [] : countsText(stage.counts)),
    ...(stage.upstream.length === 0 ? [] : [say('upstream stale')]),
    ...(running ? [say('running')] : []),
  ];
}
