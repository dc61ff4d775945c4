import path from 'node:path';
import { planLinks, type LinkPlan } from '../../core/project/editProject';
import { planUnlink } from '../../core/project/planUnlink';
import { movedPath, planMoves, type Move } from '../../core/project/planMoves';
import { PROJECT_FILE } from '../../core/project/project';
import { say } from '../../core/text/message';
import type { FileEdit, ToEngine } from '../../protocol/engine';
import { readText } from '../files/readText';
import type { ProjectState } from '../project/deriveState';
import { Refusal } from './refusal';

/** A request for edits of a project file. */
export type EditRequest = Extract<ToEngine, { readonly request: 'planLinks' | 'planUnlink' | 'planMoves' }>;

/** Plans edits of a project file, on its unsaved text if there is any; throws `Refusal` where it cannot be edited. */
export function planEdits(message: EditRequest, state: ProjectState): readonly FileEdit[] {
  const { root, text } = message.params;
  const file = path.join(root, PROJECT_FILE);
  const content = text === undefined ? readText(file) : undefined;
  const plan = planOf(message, text ?? (content?.kind === 'text' ? content.text : ''), state);
  if (plan.kind === 'impossible') throw new Refusal(plan.message, plan.next);
  return plan.kind === 'already' ? [] : plan.edits.map((edit) => ({ path: file, ...edit }));
}

function planOf(message: EditRequest, text: string, { project, links }: ProjectState): LinkPlan {
  const { lifecycle } = project;
  const { root } = message.params;
  switch (message.request) {
    case 'planLinks': {
      const { paths, globs, stage } = message.params;
      return planLinks(text, { paths: paths.map((item) => inside(root, item)), globs, stage, lifecycle });
    }
    case 'planUnlink': {
      const { path: item, stage } = message.params;
      return planUnlink(text, { path: inside(root, item), stage, lifecycle });
    }
    case 'planMoves': {
      const moves = message.params.moves.map(({ from, to }): Move => ({
        from: inside(root, from),
        to: inside(root, to),
      }));
      const linked = links.filter(
        ({ origin, path: item }) => origin === 'project' && movedPath(item, moves) !== undefined,
      );
      return planMoves(text, { moves, linked, lifecycle });
    }
  }
}

function inside(root: string, file: string): string {
  const relative = path.relative(root, file).split(path.sep).join('/');
  if (!relative.startsWith('../') && !path.isAbsolute(relative)) return relative;
  throw new Refusal(say('{0} lies outside the project.', path.basename(file)));
}
