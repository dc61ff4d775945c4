import { say } from '../core/text/message';
import { isBroken, openProjects, type OpenProject } from './projects';
import { UsageError, type Invocation } from './usage';

/** The one project that a decision is about. Throws a `UsageError` when there are several, or its file has errors. */
export async function openOneProject(invocation: Invocation): Promise<OpenProject> {
  const projects = await openProjects(invocation);
  const [project] = projects;
  if (project === undefined || projects.length > 1) {
    const roots = projects.map(({ shownRoot }) => shownRoot).join(', ');
    throw new UsageError(say('There are several projects: {0}.', roots), say('Choose one by --project DIR.'));
  }
  if (isBroken(project)) {
    throw new UsageError(
      say('The project file has errors, so nothing can be decided.'),
      say('"ml-lifecycle status" tells them: mend them first.'),
    );
  }
  return project;
}
