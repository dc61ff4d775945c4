import path from 'node:path';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { RunningWork } from '../../protocol/board';
import { TASK_TYPE } from '../manifest';
import { relativePath } from '../snapshot/lookUp';

/** A task as tasks.json writes it. Without a stage it runs everything, without a check the whole stage. */
export interface CheckTaskDefinition {
  readonly type: typeof TASK_TYPE;
  /** The project's folder relative to the workspace folder; absent for the workspace folder itself. */
  readonly project?: string;
  readonly stage?: string;
  readonly check?: string;
}

/** The definition of the task that does some work, for a project in a workspace folder. */
export function definitionOf(work: RunningWork, folder: string): CheckTaskDefinition {
  const project = relativePath(folder, work.root);
  return {
    type: TASK_TYPE,
    ...(project === undefined ? {} : { project }),
    ...(work.stage === undefined ? {} : { stage: work.stage }),
    ...(work.check === undefined ? {} : { check: work.check }),
  };
}

/** The work that a definition asks for; `undefined` when people wrote something else into it. */
export function workOf(
  definition: Readonly<Record<string, unknown>>,
  folder: string,
): RunningWork | undefined {
  const { type, project, stage, check } = definition as Partial<Record<keyof CheckTaskDefinition, unknown>>;
  const isText = (value: unknown): value is string | undefined =>
    value === undefined || (typeof value === 'string' && value !== '');
  if (type !== TASK_TYPE || !isText(project) || !isText(stage) || !isText(check)) return undefined;
  if (stage === undefined && check !== undefined) return undefined;
  return {
    root: project === undefined ? folder : path.resolve(folder, project),
    ...(stage === undefined ? {} : { stage }),
    ...(check === undefined ? {} : { check }),
  };
}

/** Arguments of the command line for some work. */
export function commandLineOf(work: RunningWork, jobs: number): readonly string[] {
  const selector = selectorOf(work);
  const parallel = jobs > 0 ? ['--jobs', String(jobs)] : [];
  return ['check', selector ?? '--all', '--project', work.root, ...parallel];
}

/** Name of a task, as lists of tasks and terminals show it. */
export function taskName(work: RunningWork, projects: readonly ProjectSnapshot[]): string {
  const selector = selectorOf(work) ?? 'all';
  if (projects.length < 2) return selector;
  const name = projects.find((project) => project.root === work.root)?.name ?? path.basename(work.root);
  return `${name}: ${selector}`;
}

/** How the command line names some work; `undefined` for everything. */
export function selectorOf({ stage, check }: RunningWork): string | undefined {
  if (stage === undefined) return undefined;
  return check === undefined ? stage : `${stage}/${check}`;
}

/** Everything of the projects that has a task: all, each stage with checks, each check. */
export function workToOffer(projects: readonly ProjectSnapshot[]): readonly RunningWork[] {
  return projects.flatMap(({ root, stages }) => [
    { root },
    ...stages
      .filter((stage) => stage.checks.length > 0)
      .flatMap((stage) => [
        { root, stage: stage.id },
        ...stage.checks.map((check) => ({ root, stage: stage.id, check: check.id })),
      ]),
  ]);
}
