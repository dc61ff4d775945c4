import * as z from 'zod/mini';
import type { IssueDetail } from '../../project/issueDetail';
import { render, say } from '../../text/message';

interface Reference {
  readonly perDay?: number | undefined;
  readonly reference?: unknown;
}

/** Rule: what is expected is a number or a file, exactly one of them. */
export function oneReference() {
  return z.check<Reference>((context) => {
    const { perDay, reference } = context.value;
    if ((perDay === undefined) !== (reference === undefined)) return;
    const detail: IssueDetail =
      perDay === undefined
        ? {
            code: 'missing-value',
            message: say('Nothing tells how many rows a day are expected.'),
            next: say('Give "perDay", or a file of a normal time as "reference".'),
          }
        : {
            code: 'wrong-value',
            message: say('"perDay" and "reference" both tell how many rows a day are expected.'),
            next: say('Leave one of them out.'),
          };
    const message = render(detail.message);
    context.issues.push({ code: 'custom', input: context.value, message, params: { detail } });
  });
}
