import type { ProjectSnapshot } from '../../snapshot/snapshot';
import { say, verbatim, type Message } from '../../text/message';
import { titleOf } from './stageWords';

/** So many stages are named. */
const MOST_NAMED = 8;

/** The stages that kept a gate shut. */
export function missingText(project: ProjectSnapshot, missing: readonly string[]): Message {
  const named = missing.slice(0, MOST_NAMED).map((id) => titleOf(project, id));
  const more = missing.length - named.length;
  if (named.length === 0) return verbatim('–');
  const text = named.reduce((line, title) => say('{0}, {1}', line, title));
  return more > 0 ? say('{0} and {1} more', text, more) : text;
}
