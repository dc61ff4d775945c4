import type * as z from 'zod/mini';
import { shown } from '../lifecycle/lifecycleProblem';
import { say, verbatim, type Message } from '../text/message';
import { suggest } from '../text/suggest';
import type { IssueDetail } from './issueDetail';
import type { TreePath } from './yamlTree';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, told by what its schema found. `path` leads to the value. */
export function issueDetail(issue: Issue, path: TreePath, value: unknown): IssueDetail {
  const label = labelOf(path);
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', message: say('{0} must be {1}.', label, kindText(issue.expected)) };
    case 'invalid_value':
      return wrongValue(label, issue.values, value);
    case 'too_small':
      return { code: 'wrong-value', message: tooSmall(issue, label) };
    case 'too_big':
      return { code: 'wrong-value', message: tooBig(issue, label) };
    case 'not_multiple_of':
      return { code: 'wrong-value', message: say('{0} must be a multiple of {1}.', label, issue.divisor) };
    case 'invalid_format':
      return { code: 'wrong-value', message: say('{0} is not written as it should be.', label) };
    case 'invalid_union':
      return { code: 'wrong-type', message: ofNoKind(issue, label) };
    case 'custom':
      return customDetail(issue, label);
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'wrong-value', message: say('{0} has something that does not belong there.', label) };
  }
}

/** A key that a map cannot have, with the one that is probably meant. */
export function unknownKey(key: string, known: readonly string[]): IssueDetail {
  const message = say('"{0}" is not a key that belongs here.', shown(key));
  return {
    code: 'unknown-key',
    message,
    ...didYouMean(key, known, say('Possible here: {0}.', known.join(', '))),
  };
}

/** The next step for an unknown name: what it probably means, else `otherwise`. */
export function didYouMean(
  name: string,
  known: readonly string[],
  otherwise: Message,
): Pick<IssueDetail, 'next' | 'suggestion'> {
  const suggestion = suggest(name, known);
  return suggestion === undefined
    ? { next: otherwise }
    : { next: say('Did you mean "{0}"?', suggestion), suggestion };
}

/** How a sentence names the value at a path. */
export function labelOf(path: TreePath): Message {
  const key = path.at(-1);
  if (key === undefined) return say('This');
  if (typeof key === 'string') return verbatim(`"${shown(key)}"`);
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? say('Each item') : say('Each item of "{0}"', shown(list));
}

function kindText(expected: string): Message {
  switch (expected) {
    case 'string':
      return say('text');
    case 'number':
      return say('a number');
    case 'int':
      return say('a whole number');
    case 'boolean':
      return say('true or false');
    case 'array':
      return say('a list');
    case 'object':
    case 'record':
      return say('a map: a key, a colon and a value on each line');
    default:
      return verbatim(expected);
  }
}

function wrongValue(label: Message, values: readonly unknown[], value: unknown): IssueDetail {
  const allowed = values.map(String);
  const message =
    allowed.length === 1
      ? say('{0} must be {1}.', label, allowed.join())
      : say('{0} must be one of: {1}.', label, allowed.join(', '));
  const suggestion = typeof value === 'string' ? suggest(value, allowed) : undefined;
  if (suggestion === undefined) return { code: 'wrong-value', message };
  return { code: 'wrong-value', message, next: say('Did you mean "{0}"?', suggestion), suggestion };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, label: Message): Message {
  const minimum = Number(issue.minimum);
  if (issue.origin === 'string' || issue.origin === 'array' || issue.origin === 'object') {
    if (minimum <= 1) return say('{0} must not be empty.', label);
    return say('{0} is too short: at least {1}.', label, minimum);
  }
  return issue.inclusive === false
    ? say('{0} must be more than {1}.', label, minimum)
    : say('{0} must be at least {1}.', label, minimum);
}

function tooBig(issue: z.core.$ZodIssueTooBig, label: Message): Message {
  const maximum = Number(issue.maximum);
  if (issue.origin === 'string' || issue.origin === 'array') {
    return say('{0} is too long: at most {1}.', label, maximum);
  }
  return issue.inclusive === false
    ? say('{0} must be less than {1}.', label, maximum)
    : say('{0} must be at most {1}.', label, maximum);
}

function ofNoKind(issue: z.core.$ZodIssueInvalidUnion, label: Message): Message {
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) =>
      inner.code === 'invalid_type' && inner.path.length === 0 ? [inner.expected] : [],
    ),
  );
  const [first, second] = new Set(expected);
  if (first === undefined) return say('{0} is none of what may stand here.', label);
  if (second === undefined) return say('{0} must be {1}.', label, kindText(first));
  return say('{0} must be {1} or {2}.', label, kindText(first), kindText(second));
}

function customDetail(issue: z.core.$ZodIssueCustom, label: Message): IssueDetail {
  const detail = issue.params?.['detail'] as IssueDetail | undefined;
  if (detail !== undefined) return detail;
  // A rule of a check's own schema, in its own words.
  const words = issue.message;
  const generic = words === '' || words === 'Invalid input';
  return {
    code: 'wrong-value',
    message: generic ? say('{0} is not written as it should be.', label) : verbatim(words),
  };
}
