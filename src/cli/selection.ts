import { isCutOff } from '../core/lifecycle/lifecycleQueries';
import type { CheckDefinition } from '../core/project/project';
import type { CheckSnapshot } from '../core/snapshot/snapshot';
import { suggest } from '../core/text/suggest';
import { say } from '../core/text/message';
import type { OpenProject } from './projects';
import { UsageError, type Invocation } from './usage';

/** The checks of each project that a call selects, in the order of the lifecycle. */
export type Selection = readonly (readonly [OpenProject, readonly CheckDefinition[]])[];

/** Resolves `STAGE[/CHECK] …`, `--all` and `--stale`. Throws a `UsageError` for names that no project has. */
export function selectChecks(projects: readonly OpenProject[], invocation: Invocation): Selection {
  const { positionals, options } = invocation;
  if (positionals.length > 0 && options['all'] === true) {
    throw new UsageError(say('Name checks or say --all, not both.'));
  }
  for (const selector of positionals) verify(selector, projects);
  return projects.map((project) => {
    const named = definitionsOf(project).filter((check) =>
      positionals.length === 0
        ? isOpen(project, check)
        : positionals.some((selector) => matches(selector, check)),
    );
    const wanted = options['stale'] === true ? named.filter((check) => needsRun(project, check)) : named;
    return [project, wanted] as const;
  });
}

function definitionsOf({ state }: OpenProject): readonly CheckDefinition[] {
  return state.project.stages.flatMap((stage) => stage.checks);
}

function isOpen({ state }: OpenProject, check: CheckDefinition): boolean {
  return !isCutOff(state.project.lifecycle, check.stage);
}

function needsRun({ state }: OpenProject, check: CheckDefinition): boolean {
  const snapshots: readonly CheckSnapshot[] = state.snapshot.stages.flatMap((stage) => stage.checks);
  const snapshot = snapshots.find((item) => item.stage === check.stage && item.id === check.id);
  return snapshot?.freshness !== 'fresh';
}

function matches(selector: string, check: CheckDefinition): boolean {
  return selector === check.stage || selector === `${check.stage}/${check.id}`;
}

function verify(selector: string, projects: readonly OpenProject[]): void {
  const stages = projects.flatMap(({ state }) => state.project.stages.map((stage) => stage.id));
  const checks = projects.flatMap((project) =>
    definitionsOf(project).map(({ stage, id }) => `${stage}/${id}`),
  );
  if (stages.includes(selector) || checks.includes(selector)) return;
  const near = suggest(selector, selector.includes('/') ? checks : stages);
  const message = selector.includes('/')
    ? say('There is no check "{0}".', selector)
    : say('There is no stage "{0}".', selector);
  throw new UsageError(message, near === undefined ? undefined : say('Did you mean "{0}"?', near));
}
