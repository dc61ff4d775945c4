import { healthWord } from '../../health/healthText';
import type { Loop } from '../../lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../../snapshot/snapshot';
import { say, type Message } from '../../text/message';

/** A loop with its stages in their order. */
export interface ToldLoop {
  readonly loop: Loop;
  readonly isCutOff: boolean;
  readonly stages: readonly StageSnapshot[];
}

/** What the drawing of a lifecycle shows, for those who do not see it. */
export function loopsOf({ lifecycle, stages }: ProjectSnapshot): readonly ToldLoop[] {
  const known = new Map(stages.map((stage) => [stage.id, stage]));
  return lifecycle.loops.map((loop) => ({
    loop,
    isCutOff: lifecycle.cutOff.includes(loop.id),
    stages: loop.stages.flatMap((id) => known.get(id) ?? []),
  }));
}

/** A stage with its health, and whether its wheel stands there. */
export function stageInWords({ wheels }: ProjectSnapshot, { id, title, health }: StageSnapshot): Message {
  const isFocus = wheels.some(({ focus }) => focus === id);
  const word = healthWord(health);
  return isFocus ? say('{0}: {1}, focus', { text: title }, word) : say('{0}: {1}', { text: title }, word);
}
