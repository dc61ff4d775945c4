import type { Place } from '../../core/place/place';
import type { Problem } from '../../core/project/problem';
import { say } from '../../core/text/message';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { markdownText } from '../text/escapeText';
import { accessible, placeText } from './drafts';
import type { NodeDraft } from './nodes';

/** A problem of the project's files; a click opens its place. */
export function problemDraft(root: string, problem: Problem, text: Localize): NodeDraft {
  const label = plainLine(text(problem.message));
  const description = placeText(problem, text);
  const isError = problem.severity === 'error';
  const severity = text(isError ? say('error') : say('warning'));
  return {
    key: `problem ${problem.code} ${problem.path} ${problem.range?.start.line ?? ''}`,
    subject: { kind: 'problem', root, place: placeOf(problem) },
    label,
    description,
    icon: isError
      ? { name: 'error', color: 'problemsErrorIcon.foreground' }
      : { name: 'warning', color: 'problemsWarningIcon.foreground' },
    tooltip: () => tooltipOf(problem, text),
    accessibleName: accessible([severity, label, description]),
    expanded: false,
    abilities: [],
  };
}

function tooltipOf(problem: Problem, text: Localize): string {
  const { message, next, suggestion } = problem;
  const isSaid = suggestion === undefined || next?.args?.includes(suggestion) === true;
  const meant = isSaid ? undefined : say('Did you mean “{0}”?', suggestion);
  const parts = [message, next, meant].filter((part) => part !== undefined);
  return parts.map((part) => markdownText(text(part))).join('\n\n');
}

function placeOf({ path, cell, range }: Problem): Place {
  return { path, ...(cell === undefined ? {} : { cell }), ...(range === undefined ? {} : { range }) };
}
