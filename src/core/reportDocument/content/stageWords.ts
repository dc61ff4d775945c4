import { countsText } from '../../health/healthText';
import { upstreamText } from '../../journal/trustText';
import { stageOf } from '../../lifecycle/lifecycleQueries';
import type { ProjectSnapshot, StageSnapshot } from '../../snapshot/snapshot';
import { say, verbatim, type Message } from '../../text/message';
import { paragraph, words, type Block } from '../document';

/** The title of a stage; its id where the lifecycle has it no more. */
export function titleOf({ lifecycle }: Pick<ProjectSnapshot, 'lifecycle'>, id: string): Message {
  const title = stageOf(lifecycle, id)?.title;
  return title === undefined ? verbatim(id) : { text: title };
}

/** Parts of a line, parted by dots. */
export function joined(parts: readonly Message[]): Message {
  return parts.reduce((line, part) => say('{0} · {1}', line, part));
}

/** Whose a stage is, how many of its checks pass, and whether its wheel stands here; then what it builds on in vain. */
export function stageIntroduction(project: ProjectSnapshot, stage: StageSnapshot): readonly Block[] {
  const isFocus = project.wheels.some(({ id, focus }) => id === stage.wheel && focus === stage.id);
  const parts = [
    ...(stage.cutOff ? [say('not opened yet')] : countsText(stage.counts)),
    ...(stage.owner === undefined ? [] : [say('owner: {0}', stage.owner)]),
    ...(isFocus ? [say('focus of its wheel')] : []),
  ];
  return [
    paragraph(words(joined(parts), 'quiet')),
    ...stage.upstream.map((item) => paragraph(words(upstreamText(item, titleOf(project, item.stage))))),
  ];
}
