import path from 'node:path';
import { planLinks, type LinkPlan } from '../../core/project/editProject';
import { planUnlink } from '../../core/project/planUnlink';
import { PROJECT_FILE, type Project } from '../../core/project/project';
import { say } from '../../core/text/message';
import type { FileEdit, ToEngine } from '../../protocol/engine';
import { readText } from '../files/readText';
import { Refusal } from './refusal';

/** A request for edits of a project file. */
export type EditRequest = Extract<ToEngine, { readonly request: 'planLinks' | 'planUnlink' }>;

/** Plans edits of a project file, on its unsaved text if there is any; throws `Refusal` where it cannot be edited. */
export function planEdits(message: EditRequest, { lifecycle }: Project): readonly FileEdit[] {
  const { root, stage } = message.params;
  const file = path.join(root, PROJECT_FILE);
  const content = readText(file);
  const text = message.params.text ?? (content.kind === 'text' ? content.text : '');
  const plan: LinkPlan =
    message.request === 'planLinks'
      ? planLinks(text, { paths: message.params.paths.map((item) => inside(root, item)), stage, lifecycle })
      : planUnlink(text, { path: inside(root, message.params.path), stage, lifecycle });
  if (plan.kind === 'impossible') throw new Refusal(plan.message, plan.next);
  return plan.kind === 'already' ? [] : plan.edits.map((edit) => ({ path: file, ...edit }));
}

function inside(root: string, file: string): string {
  const relative = path.relative(root, file).split(path.sep).join('/');
  if (!relative.startsWith('../') && !path.isAbsolute(relative)) return relative;
  throw new Refusal(say('{0} lies outside the project.', path.basename(file)));
}
