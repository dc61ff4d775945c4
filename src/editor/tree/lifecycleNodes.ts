import { countsText } from '../../core/health/healthText';
import type { Problem } from '../../core/project/problem';
import type { ProjectSnapshot, StageSnapshot, WheelSnapshot } from '../../core/snapshot/snapshot';
import { reasonOfEntry } from '../../core/journal/entryText';
import { upstreamText } from '../../core/journal/trustText';
import { stageTitle } from '../../core/lifecycle/lifecycleQueries';
import { say, type Message } from '../../core/text/message';
import { canReturnTo, titleOf } from '../picks/decisionChoices';
import type { RunningWork } from '../../protocol/board';
import { healthIcon, RUNNING_ICON } from '../snapshot/healthIcon';
import { isRunning } from '../snapshot/runningWork';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { artifactDrafts, type ArtifactMaking } from './artifactNode';
import { checkDraft } from './checkNodes';
import { accessible, limited } from './drafts';
import { DraftMemory } from './draftMemory';
import { NOTHING_HIDDEN, type HiddenSource } from './hiddenSource';
import { placed, type LifecycleNode, type NodeAbility, type NodeDraft } from './nodes';
import { problemDraft } from './problemNode';
import { stageTooltip, wheelTooltip } from './tooltips';

/** What the tree is a projection of. */
export interface TreeSource {
  readonly projects: readonly ProjectSnapshot[];
  readonly running: readonly RunningWork[];
  readonly hidden?: Pick<HiddenSource, 'isHidden'>;
}

/** More of a kind below one node are left out: nobody scrolls through them, and other views show them all. */
const MOST_PROBLEMS = 50;

/** What drafts are made with. */
interface Making extends ArtifactMaking {
  readonly running: readonly RunningWork[];
}

/**
 * The whole tree: projects (where there are several), wheels, stages, checks and artifacts. With a memory, what did not
 * change is the same object as the last time.
 */
export function lifecycleNodes(
  { projects, running, hidden = NOTHING_HIDDEN }: TreeSource,
  text: Localize,
  memory = new DraftMemory(),
): readonly LifecycleNode[] {
  const several = projects.length > 1;
  const drafts = projects.map((project) => projectDraft(project, { running, hidden, text, memory }));
  // A single project's node would say nothing that its wheels don't.
  return placed(several ? drafts : drafts.flatMap((draft) => draft.children?.() ?? []), memory);
}

function projectDraft(project: ProjectSnapshot, making: Making): NodeDraft {
  const { running, text } = making;
  const { root, counts, health } = project;
  const active = isRunning(running, { root });
  const label = plainLine(project.name);
  const description = described(active, countsText(counts).map(text), text);
  return {
    key: `project ${root}`,
    subject: { kind: 'project', root },
    label,
    description,
    icon: active ? RUNNING_ICON : healthIcon(health),
    tooltip: () => wheelTooltip(project.name, counts, text),
    accessibleName: accessible([label, text(say('project')), description]),
    expanded: true,
    abilities: [active ? 'running' : 'runnable', 'openable'],
    children: () => [
      ...problemDrafts(project, text),
      ...project.wheels.map((wheel) => wheelDraft(project, wheel, making)),
    ],
  };
}

function problemDrafts({ root, problems }: ProjectSnapshot, text: Localize): readonly NodeDraft[] {
  const make = (problem: Problem): NodeDraft => problemDraft(root, problem, text);
  return limited({ items: problems, most: MOST_PROBLEMS, make, of: { root } }, text);
}

function wheelDraft(project: ProjectSnapshot, wheel: WheelSnapshot, making: Making): NodeDraft {
  const { running, text } = making;
  const { root } = project;
  const active = isRunning(running, { root });
  const label = plainLine(text({ text: wheel.title }));
  const at = text(say('at {0}', titleOf(project, wheel.focus, text)));
  const description = plainLine(described(active, [at, ...countsText(wheel.counts).map(text)], text));
  const stages = project.stages.filter((stage) => stage.wheel === wheel.id);
  return {
    // Keyed by the root too: a project that takes another's place must not inherit what was expanded.
    key: `wheel ${root} ${wheel.id}`,
    subject: { kind: 'wheel', root, wheel: wheel.id },
    label,
    description,
    icon: active ? RUNNING_ICON : healthIcon(wheel.health),
    tooltip: () => wheelTooltip(text({ text: wheel.title }), wheel.counts, text, focusTexts(project, wheel)),
    accessibleName: accessible([label, text(say('wheel')), description]),
    expanded: true,
    abilities: [],
    children: () => stages.map((stage) => stageDraft(project, stage, making)),
  };
}

function stageDraft(project: ProjectSnapshot, stage: StageSnapshot, making: Making): NodeDraft {
  const { running, hidden, text, memory } = making;
  const { root } = project;
  const active = isRunning(running, { root, stage: stage.id });
  const look = {
    hidden: stage.artifacts.map(({ path }) => path).filter((path) => hidden.isHidden(root, path)),
    words: stageWords(project, stage, text),
    abilities: stageAbilities(project, stage, active),
    upstream: upstreamTexts(project, stage).map(text),
    guidance: guidanceOf(project, stage),
    // Below it there may be one that runs though the stage as a whole does not.
    running: running.filter((work) => work.root === root && (work.stage ?? stage.id) === stage.id),
  };
  return memory.draft(stage, JSON.stringify([root, look]), () => {
    const label = plainLine(text({ text: stage.title }));
    const description = plainLine(described(active, look.words, text));
    const isEmpty = stage.checks.length + stage.artifacts.length === 0;
    return {
      key: `stage ${stage.id}`,
      subject: { kind: 'stage', root, stage: stage.id },
      label,
      description,
      icon: active ? RUNNING_ICON : healthIcon(stage.health),
      tooltip: () => stageTooltip(stage, look.guidance, text, upstreamTexts(project, stage)),
      accessibleName: accessible([label, text(say('stage')), description]),
      expanded: false,
      abilities: look.abilities,
      ...(isEmpty ? {} : { children: () => partDrafts(root, stage, making) }),
    };
  });
}

/** What a stage consists of: its checks and artifacts. */
function partDrafts(root: string, stage: StageSnapshot, making: Making): readonly NodeDraft[] {
  const { running, text, memory } = making;
  const checks = stage.checks.map((check) => {
    const isActive = isRunning(running, { root, stage: stage.id, check: check.id });
    return memory.draft(check, `${root} ${String(isActive)}`, () => checkDraft(root, check, running, text));
  });
  return [...checks, ...artifactDrafts(root, stage, making)];
}

function stageWords(project: ProjectSnapshot, stage: StageSnapshot, text: Localize): readonly string[] {
  const isFocus = project.wheels.some(({ id, focus }) => id === stage.wheel && focus === stage.id);
  const counts = stage.cutOff ? [text(say('not opened yet'))] : countsText(stage.counts).map(text);
  const [above] = stage.upstream;
  return [
    ...(isFocus ? [text(say('focus'))] : []),
    ...counts,
    ...(above === undefined ? [] : [text(say('upstream stale: {0}', titleOf(project, above.stage, text)))]),
  ];
}

function stageAbilities(
  project: ProjectSnapshot,
  stage: StageSnapshot,
  active: boolean,
): readonly NodeAbility[] {
  const run: readonly NodeAbility[] = stage.checks.length === 0 || stage.cutOff ? [] : ['runnable'];
  const back: readonly NodeAbility[] = canReturnTo(project)(stage) ? ['returnable'] : [];
  return [...(active ? (['running'] as const) : run), 'openable', ...back];
}

/** Who brought a wheel to its focus, and why where a reason was given. */
function focusTexts(project: ProjectSnapshot, { focus, since }: WheelSnapshot): readonly Message[] {
  const title = { text: stageTitle(project.lifecycle, focus) };
  if (since === undefined) return [say('It stands at {0}, its beginning.', title)];
  const reason = reasonOfEntry(since);
  const who = say('It stands at {0} since {1}, by {2}.', title, since.time.slice(0, 10), since.by);
  return reason === undefined ? [who] : [who, say('Reason: {0}', reason)];
}

function upstreamTexts({ lifecycle }: ProjectSnapshot, { upstream }: StageSnapshot): readonly Message[] {
  return upstream.map((item) => upstreamText(item, { text: stageTitle(lifecycle, item.stage) }));
}

function guidanceOf(project: ProjectSnapshot, stage: StageSnapshot) {
  return project.lifecycle.stages.find((candidate) => candidate.id === stage.id)?.guidance;
}

function described(active: boolean, parts: readonly string[], text: Localize): string {
  return [...(active ? [text(say('running…'))] : []), ...parts].join(' · ');
}
