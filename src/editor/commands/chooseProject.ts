import { say } from '../../core/text/message';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { EngineClient } from '../engine/engineClient';
import { choose } from '../picks/choose';
import { projectChoices } from '../picks/choices';
import { projectAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import type { RunningSource } from '../tree/treeModel';
import { Cancelled, Notice } from './notice';

/** What commands read to let users choose. */
export interface Shown {
  readonly projects: readonly ProjectSnapshot[];
  readonly running: RunningSource['running'];
}

/** The projects, or a notice of what to do when there is none. */
export function shownProjects(engine: Pick<EngineClient, 'state' | 'projects'>, work: RunningSource): Shown {
  const { state, projects } = engine;
  if (state.kind === 'starting') {
    throw new Notice(say('The project is still being read.'), say('Try again in a moment.'));
  }
  if (state.kind === 'failed') {
    throw new Notice(say('The project could not be read.'), say('Run “ML Lifecycle: Refresh” to try again.'));
  }
  if (projects.length === 0) {
    throw new Notice(
      say('There is no ML Lifecycle project in this window.'),
      say('Set one up to begin.'),
      'setUpProject',
    );
  }
  return { projects, running: work.running };
}

/** The only project, or the one that the user chooses. */
export async function chooseProject(title: string, shown: Shown): Promise<ProjectSnapshot> {
  const [first, ...others] = shown.projects;
  if (first !== undefined && others.length === 0) return first;
  const root = await choose(title, projectChoices(shown, localize));
  const project = projectAt(shown.projects, root);
  if (project === undefined) throw new Cancelled();
  return project;
}
