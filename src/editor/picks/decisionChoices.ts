import { healthWord } from '../../core/health/healthText';
import { senderBack, type Focus } from '../../core/journal/focus';
import type { MissingStage } from '../../core/journal/gate';
import { stageTitle } from '../../core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { healthIcon } from '../snapshot/healthIcon';
import { withoutIcons } from '../text/escapeText';
import type { Localize } from '../text/localize';
import type { Choice } from './choices';

/** What can be done before a shut gate. */
export type GateStep =
  | { readonly kind: 'run'; readonly stages: readonly string[] }
  /** Opens the project file at a stage that nothing judges. */
  | { readonly kind: 'write'; readonly stage: string }
  | { readonly kind: 'override' };

/** The wheels of a project with the stage that each stands at. */
export function wheelChoices(project: ProjectSnapshot, text: Localize): readonly Choice<string>[] {
  return project.wheels
    .filter(({ stages }) => stages.length > 1)
    .map(({ id, title, health, focus }) => ({
      kind: 'item',
      icon: healthIcon(health),
      label: withoutIcons(text({ text: title })),
      description: withoutIcons(text(say('stands at {0}', titleOf(project, focus, text)))),
      value: id,
    }));
}

/** What keeps a gate shut, stage by stage, with what can be done about it; and the way through all the same. */
export function gateChoices(
  project: ProjectSnapshot,
  missing: readonly MissingStage[],
  text: Localize,
): readonly Choice<GateStep>[] {
  const runnable = missing.filter(({ checks }) => checks.length > 0).map(({ stage }) => stage);
  return [
    ...(runnable.length < 2 ? [] : [runAllChoice(runnable, text)]),
    ...missing.map((item) => missingChoice(project, item, text)),
    { kind: 'separator', label: text(say('or')) },
    {
      kind: 'item',
      icon: { name: 'debug-step-over' },
      label: text(say('Pass All the Same…')),
      description: text(say('with a reason, which is recorded')),
      value: { kind: 'override' },
    },
  ];
}

function runAllChoice(stages: readonly string[], text: Localize): Choice<GateStep> {
  return {
    kind: 'item',
    icon: { name: 'run-all' },
    label: text(say('Run all that is missing')),
    description: '',
    value: { kind: 'run', stages },
  };
}

/** A line of its own also where nothing can be run: a separator without lines below it is not drawn. */
function missingChoice(
  project: ProjectSnapshot,
  { stage, health, checks }: MissingStage,
  text: Localize,
): Choice<GateStep> {
  const title = titleOf(project, stage, text);
  const icon = healthIcon(health);
  if (checks.length === 0) {
    return {
      kind: 'item',
      icon,
      label: withoutIcons(text(say('{0} has no checks', title))),
      description: text(say('open the project file')),
      value: { kind: 'write', stage },
    };
  }
  const words = checks.map(({ id, health: its }) => `${id}: ${text(healthWord(its))}`);
  return {
    kind: 'item',
    icon,
    label: withoutIcons(text(say('Run the checks of {0}', title))),
    description: text(healthWord(health)),
    detail: withoutIcons(words.join(' · ')),
    value: { kind: 'run', stages: [stage] },
  };
}

/** Whether work can be sent back to a stage: some wheel has come further. */
export function canReturnTo(project: ProjectSnapshot): (stage: StageSnapshot) => boolean {
  const focus = new Map(project.wheels.map((wheel): [string, Focus] => [wheel.id, { stage: wheel.focus }]));
  return ({ id }) => senderBack(project.lifecycle, focus, id) !== undefined;
}

/** A stage's title in the user's language. */
export function titleOf({ lifecycle }: ProjectSnapshot, stage: string, text: Localize): string {
  return text({ text: stageTitle(lifecycle, stage) });
}
