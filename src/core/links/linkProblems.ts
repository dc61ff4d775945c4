import type { StageId } from '../lifecycle/lifecycle';
import { shown } from '../lifecycle/lifecycleProblem';
import type { Place } from '../place/place';
import type { Problem } from '../project/problem';
import type { Project } from '../project/project';
import { say } from '../text/message';
import { suggest } from '../text/suggest';
import { placeOfLink } from './artifact';
import type { InFileLink } from './inFileLink';

/** A file names a stage that the lifecycle does not have. */
export function unknownStage(path: string, link: InFileLink, project: Project): Problem {
  const known = project.stages.map((stage) => stage.id);
  const suggestion = suggest(link.stage, known);
  return {
    ...placeOfDeclaration(path, link),
    code: 'unknown-stage',
    severity: 'warning',
    message: say(
      'The lifecycle of this project has no stage "{0}"; the link is left out.',
      shown(link.stage),
    ),
    ...(suggestion === undefined
      ? { next: say('Stages: {0}.', known.join(', ')) }
      : { next: say('Did you mean "{0}"?', suggestion), suggestion, misspelt: link.stage }),
  };
}

/** A notebook speaks of stages, but cannot be read. */
export function unread(path: string): Problem {
  return {
    path,
    code: 'unread-notebook',
    severity: 'warning',
    message: say('The notebook cannot be read, so the stages that it names do not count.'),
    next: say('Open it as a text and mend it: it is no valid JSON, or has conflict markers.'),
  };
}

/** The project file links a file by its path to a stage that the file itself does not name. */
export function contradiction(path: string, own: InFileLink, stage: StageId): Problem {
  return {
    ...placeOfDeclaration(path, own),
    code: 'contradictory-link',
    severity: 'warning',
    message: say(
      'The file names the stage "{0}" itself, so the link to "{1}" in the project file does not count.',
      own.stage,
      stage,
    ),
    next: say('Name both stages in the file, or remove one of the two.'),
  };
}

/** Where a file declares a link: the whole line of a comment. */
function placeOfDeclaration(path: string, link: InFileLink): Place {
  if (link.line === undefined) return placeOfLink({ path, ...link });
  const range = { start: { line: link.line, column: 0 }, end: { line: link.line + 1, column: 0 } };
  return { ...placeOfLink({ path, ...link }), range };
}
