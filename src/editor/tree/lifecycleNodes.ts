import { countsText } from '../../core/health/healthText';
import type { ProjectSnapshot, StageSnapshot, WheelSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { RunningWork } from '../../protocol/board';
import { healthIcon, RUNNING_ICON } from '../snapshot/healthIcon';
import { isRunning } from '../snapshot/runningWork';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { artifactDraft } from './artifactNode';
import { checkDraft } from './checkNodes';
import { accessible, limited } from './drafts';
import { placed, type LifecycleNode, type NodeAbility, type NodeDraft } from './nodes';
import { problemDraft } from './problemNode';
import { stageTooltip, wheelTooltip } from './tooltips';

/** What the tree is a projection of. */
export interface TreeSource {
  readonly projects: readonly ProjectSnapshot[];
  readonly running: readonly RunningWork[];
}

/** More of a kind below one node are left out: nobody scrolls through them, and other views show them all. */
const MOST_PROBLEMS = 50;
const MOST_ARTIFACTS = 100;

/** The whole tree: projects (where there are several), wheels, stages, checks and artifacts. */
export function lifecycleNodes(source: TreeSource, text: Localize): readonly LifecycleNode[] {
  const several = source.projects.length > 1;
  const drafts = source.projects.map((project) => projectDraft(project, source.running, text));
  // A single project's node would say nothing that its wheels don't.
  return placed(several ? drafts : drafts.flatMap((draft) => draft.children));
}

function projectDraft(project: ProjectSnapshot, running: readonly RunningWork[], text: Localize): NodeDraft {
  const { root, counts, health } = project;
  const active = isRunning(running, { root });
  const label = plainLine(project.name);
  const description = described(active, countsText(counts).map(text), text);
  const problems = limited(
    project.problems.map((problem) => problemDraft(root, problem, text)),
    MOST_PROBLEMS,
    { root },
    text,
  );
  return {
    key: `project ${root}`,
    subject: { kind: 'project', root },
    label,
    description,
    icon: active ? RUNNING_ICON : healthIcon(health),
    tooltip: wheelTooltip(project.name, counts, text),
    accessibleName: accessible([label, text(say('project')), description]),
    expanded: true,
    abilities: [active ? 'running' : 'runnable', 'openable'],
    children: [...problems, ...project.wheels.map((wheel) => wheelDraft(project, wheel, running, text))],
  };
}

function wheelDraft(
  project: ProjectSnapshot,
  wheel: WheelSnapshot,
  running: readonly RunningWork[],
  text: Localize,
): NodeDraft {
  const { root } = project;
  const active = isRunning(running, { root });
  const label = plainLine(text({ text: wheel.title }));
  const description = described(active, countsText(wheel.counts).map(text), text);
  const stages = project.stages.filter((stage) => stage.wheel === wheel.id);
  return {
    // Keyed by the root too: a project that takes another's place must not inherit what was expanded.
    key: `wheel ${root} ${wheel.id}`,
    subject: { kind: 'wheel', root, wheel: wheel.id },
    label,
    description,
    icon: active ? RUNNING_ICON : healthIcon(wheel.health),
    tooltip: wheelTooltip(text({ text: wheel.title }), wheel.counts, text),
    accessibleName: accessible([label, text(say('wheel')), description]),
    expanded: true,
    abilities: [],
    children: stages.map((stage) => stageDraft(project, stage, running, text)),
  };
}

function stageDraft(
  project: ProjectSnapshot,
  stage: StageSnapshot,
  running: readonly RunningWork[],
  text: Localize,
): NodeDraft {
  const { root } = project;
  const active = isRunning(running, { root, stage: stage.id });
  const label = plainLine(text({ text: stage.title }));
  const counts = stage.cutOff ? [text(say('not opened yet'))] : countsText(stage.counts).map(text);
  const description = described(active, counts, text);
  const artifacts = limited(
    stage.artifacts.map((link) => artifactDraft(root, link, text)),
    MOST_ARTIFACTS,
    { root, stage: stage.id },
    text,
  );
  return {
    key: `stage ${stage.id}`,
    subject: { kind: 'stage', root, stage: stage.id },
    label,
    description,
    icon: active ? RUNNING_ICON : healthIcon(stage.health),
    tooltip: stageTooltip(stage, guidanceOf(project, stage), text),
    accessibleName: accessible([label, text(say('stage')), description]),
    expanded: false,
    abilities: stageAbilities(stage, active),
    children: [...stage.checks.map((check) => checkDraft(root, check, running, text)), ...artifacts],
  };
}

function stageAbilities(stage: StageSnapshot, active: boolean): readonly NodeAbility[] {
  const run: readonly NodeAbility[] = stage.checks.length === 0 || stage.cutOff ? [] : ['runnable'];
  return [...(active ? (['running'] as const) : run), 'openable'];
}

function guidanceOf(project: ProjectSnapshot, stage: StageSnapshot) {
  return project.lifecycle.stages.find((candidate) => candidate.id === stage.id)?.guidance;
}

function described(active: boolean, parts: readonly string[], text: Localize): string {
  return [...(active ? [text(say('running…'))] : []), ...parts].join(' · ');
}
