import type { Outcome } from '../../src/core/evidence/evidence';
import { render } from '../../src/core/text/message';
import type { CleanProject, Outcomes } from './cleanProject';
import type { Defect } from './edit';
import type { Score } from './scores';
import type { Task } from './tasks';

/** Makes an edit in a copy of the clean project, and tells what the checks said of it. */
export async function scoreEdit(task: Task, clean: CleanProject): Promise<Score> {
  const { family, kind, name, apply, check } = task;
  return { family, kind, name, ...alarmOf(await clean.after(apply, check), task) };
}

/** Whether outcomes tell of what was expected. */
export function alarmOf(
  outcomes: Outcomes,
  { verdict = 'warn', mentions }: Pick<Partial<Defect>, 'verdict' | 'mentions'>,
): Pick<Score, 'alarm' | 'words'> {
  const alarms = [...outcomes].filter(([, outcome]) => outcome.verdict !== 'pass');
  const words = alarms.map(([key, outcome]) => `${key} ${textOf(outcome)}`).join('\n');
  const enough = alarms.some(([, outcome]) => severe(outcome.verdict, verdict) && says(outcome, mentions));
  return { alarm: enough ? 'as expected' : alarms.length > 0 ? 'other' : 'none', words };
}
function severe(verdict: Outcome['verdict'], least: string): boolean {
  switch (least) {
    case 'error':
      return verdict === 'error';
    case 'fail':
      return verdict === 'fail';
    default:
      return verdict === 'fail' || verdict === 'warn';
  }
}

function says(outcome: Outcome, mentions: string | undefined): boolean {
  return mentions === undefined || textOf(outcome).includes(mentions);
}

function textOf({ verdict, findings }: Outcome): string {
  const texts = findings.map(({ message, path: file = '', cell }) => {
    return `${file}${cell === undefined ? '' : `#${String(cell)}`} ${render(message)}`;
  });
  return `${verdict}: ${texts.join(' | ')}`;
}
