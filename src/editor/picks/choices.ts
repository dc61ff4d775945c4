import { HEALTHS, type Health } from '../../core/health/health';
import { causeText, countsText, healthWord } from '../../core/health/healthText';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { RunningWork } from '../../protocol/board';
import { healthIcon, RUNNING_ICON, type Icon } from '../snapshot/healthIcon';
import { isRunning } from '../snapshot/runningWork';
import type { Localize } from '../text/localize';
import { withoutIcons } from '../text/escapeText';

/** One line of a quick pick, as data: a separator, or something to choose. */
export type Choice<T> =
  | { readonly kind: 'separator'; readonly label: string }
  | {
      readonly kind: 'item';
      readonly icon: Icon;
      readonly label: string;
      readonly description: string;
      readonly detail?: string;
      readonly value: T;
      /** Where several may be chosen: it is not at first. */
      readonly isLeftOut?: boolean;
    };

/** A stage of a project. */
export interface StageValue {
  readonly root: string;
  readonly stage: string;
}

/** A check of a stage. */
export interface CheckValue extends StageValue {
  readonly check: string;
}

interface Shown {
  readonly projects: readonly ProjectSnapshot[];
  readonly running: readonly RunningWork[];
}

/** All checks under their stages, those that need attention first. `only` leaves out those that do not fit. */
export function checkChoices(
  shown: Shown,
  text: Localize,
  only: (check: CheckSnapshot) => boolean = () => true,
): readonly Choice<CheckValue>[] {
  const stages = shown.projects.flatMap((project) =>
    project.stages.filter((stage) => stage.checks.some(only)).map((stage) => ({ project, stage })),
  );
  return worstFirst(stages, ({ stage }) => stage.health).flatMap(({ project, stage }) => [
    { kind: 'separator', label: stageTitle(shown, project, stage, text) } as const,
    ...worstFirst(stage.checks.filter(only), (check) => check.health).map((check) =>
      checkChoice(shown.running, project.root, check, text),
    ),
  ]);
}

/** All stages under their wheels, in the lifecycle's order. `only` leaves out those that do not fit. */
export function stageChoices(
  shown: Shown,
  text: Localize,
  only: (stage: StageSnapshot) => boolean = () => true,
): readonly Choice<StageValue>[] {
  const several = shown.projects.length > 1;
  return shown.projects.flatMap((project) =>
    project.wheels.flatMap((wheel) => {
      const stages = project.stages.filter((stage) => stage.wheel === wheel.id && only(stage));
      const title = text({ text: wheel.title });
      const label = withoutIcons(several ? `${project.name} · ${title}` : title);
      return stages.length === 0
        ? []
        : [
            { kind: 'separator', label } as const,
            ...stages.map((stage) => stageChoice(shown.running, project.root, stage, text)),
          ];
    }),
  );
}

/** The projects with how they stand. */
export function projectChoices(shown: Shown, text: Localize): readonly Choice<string>[] {
  return shown.projects.map(({ root, name, health, counts }) => ({
    kind: 'item',
    icon: isRunning(shown.running, { root }) ? RUNNING_ICON : healthIcon(health),
    label: withoutIcons(name),
    description: countsText(counts).map(text).join(' · '),
    detail: withoutIcons(root),
    value: root,
  }));
}

function checkChoice(
  running: readonly RunningWork[],
  root: string,
  check: CheckSnapshot,
  text: Localize,
): Choice<CheckValue> {
  const { id, stage, health, causes, summary } = check;
  const value = { root, stage, check: id };
  const active = isRunning(running, value);
  const words = [...(active ? [text(say('running…'))] : []), text(healthWord(health)), check.uses];
  const details = [...(summary === undefined ? [] : [summary]), ...causes.slice(0, 3).map(causeText)].map(
    text,
  );
  return {
    kind: 'item',
    icon: active ? RUNNING_ICON : healthIcon(health),
    label: withoutIcons(id),
    description: withoutIcons(words.join(' · ')),
    ...(details.length === 0 ? {} : { detail: withoutIcons(details.join(' · ')) }),
    value,
  };
}

function stageChoice(
  running: readonly RunningWork[],
  root: string,
  stage: StageSnapshot,
  text: Localize,
): Choice<StageValue> {
  const value = { root, stage: stage.id };
  const active = isRunning(running, value);
  const counts = stage.cutOff ? [text(say('not opened yet'))] : countsText(stage.counts).map(text);
  const owner = stage.owner === undefined ? [] : [stage.owner];
  return {
    kind: 'item',
    icon: active ? RUNNING_ICON : healthIcon(stage.health),
    label: withoutIcons(text({ text: stage.title })),
    description: withoutIcons([...(active ? [text(say('running…'))] : []), ...counts, ...owner].join(' · ')),
    value,
  };
}

function stageTitle(shown: Shown, project: ProjectSnapshot, stage: StageSnapshot, text: Localize): string {
  const title = `${text({ text: stage.title })} · ${countsText(stage.counts).map(text).join(' · ')}`;
  return withoutIcons(shown.projects.length > 1 ? `${project.name} · ${title}` : title);
}

/** Sorted by health, worst first; within a health the order stays. */
function worstFirst<T>(items: readonly T[], healthOf: (item: T) => Health): readonly T[] {
  return [...items].sort((a, b) => HEALTHS.indexOf(healthOf(a)) - HEALTHS.indexOf(healthOf(b)));
}
