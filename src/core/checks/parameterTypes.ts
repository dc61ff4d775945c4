import * as z from 'zod/mini';
import type { IssueDetail } from '../project/issueDetail';
import { render, say } from '../text/message';

/**
 * A path or glob relative to the project's root. That it stays inside the project is a rule for `file` and `files`
 * of every check, judged where the project file is read, which also knows the place.
 */
export const projectPath = z.string();

/** One path or glob, or a list of them. */
export const projectPaths = z.union([
  projectPath,
  z.array(projectPath).check(z.minLength(1), z.maxLength(100)),
]);

/** The list behind a parameter that may also be one string. */
export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** Rule for `min` and `max`: at least one where that is needed, and not the wrong way round. */
export function limitsInOrder(needed: 'one of them' | 'none') {
  return z.check<{ readonly min?: number | undefined; readonly max?: number | undefined }>((context) => {
    const { min, max } = context.value;
    if (min === undefined && max === undefined && needed === 'one of them') {
      context.issues.push(issueOf(context.value, limitsMissing()));
    }
    if (min !== undefined && max !== undefined && min > max) {
      context.issues.push(issueOf(context.value, limitsCrossed(min, max)));
    }
  });
}

function limitsMissing(): IssueDetail {
  return {
    code: 'limits-missing',
    message: say('Neither "min" nor "max" is given, so nothing can fail.'),
    next: say('Give "min", "max" or both.'),
  };
}

function limitsCrossed(min: number, max: number): IssueDetail {
  return {
    code: 'limits-crossed',
    message: say('The minimum {0} is above the maximum {1}, so nothing can pass.', min, max),
    next: say('Swap them, or mend one of them.'),
  };
}

/** Whoever makes a problem of an issue finds the translatable words and the next step in `params`. */
function issueOf(input: unknown, detail: IssueDetail) {
  return { code: 'custom', input, message: render(detail.message), params: { detail } } as const;
}
