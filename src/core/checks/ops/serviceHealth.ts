import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { DURATION } from '../../project/duration';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { HttpAnswer } from '../world/httpQuery';

const LONGEST_SECONDS = 60;

const parameters = z.strictObject({
  url: z
    .string()
    .check(
      z.maxLength(2000),
      z.regex(/^https?:\/\/[^\s@]+$/i),
      z.describe(
        'The address that tells its health: `http://localhost:8080/healthz`. Without user and password.',
      ),
    ),
  timeout: z
    ._default(
      z.union([z.int().check(z.gte(1), z.lte(LONGEST_SECONDS)), z.string().check(z.regex(DURATION))]),
      2,
    )
    .check(z.describe('Seconds to wait for the whole answer, at most 60; or `2s`, `1m`.')),
  status: z
    .optional(z.int().check(z.gte(100), z.lte(599)))
    .check(z.describe('The status that is expected. Default: any from 200 to 299.')),
  expect: z
    .optional(z.string().check(z.minLength(1), z.maxLength(1000)))
    .check(z.describe('Text that must be in the beginning (64 KiB) of the answer.')),
  allowPublic: z
    ._default(z.boolean(), false)
    .check(
      z.describe(
        'Whether an address of the public internet may be asked; else only this machine and private networks.',
      ),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** A service answers that it is well. */
export const serviceHealth: BuiltinCheckOf<Parameters> = {
  id: 'service.health',
  judgement: 1,
  identity: 'bytes',
  title: 'A service answers that it is well',
  description: `Sends one GET request to a service and looks at the answer. Redirects are not followed, and nothing is sent but the request.

- **fail**: no answer within \`timeout\`, another status than expected, or an answer without the expected text.
- **error**: the address is one of the public internet and \`allowPublic\` is not set.

The evidence says how the service was when it was asked, and consumes no file: it becomes stale only where the project file lets it expire (\`expires: 1d\`). Run the check again whenever you need to know.

**To mend it**, start the service, look at its log, or correct the address. Only addresses of this machine and of private networks are asked unless \`allowPublic\` is set: a project file that somebody sent you must not make your machine call elsewhere.`,
  stages: ['deploy', 'operate', 'monitor', 'test'],
  parameters,
  example: `url: http://localhost:8080/healthz
expect: ok`,
  consumes: () => ({ patterns: [] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const seconds = secondsOf(given.timeout);
  const { url, allowPublic } = given;
  const answer = await world.http.get({ url, timeoutMs: seconds * 1000, allowPublic });
  if (answer.kind === 'refused') {
    const message = say('{0} was not asked: {1}.', url, answer.reason);
    return cannotJudge([{ message, next: say('Set "allowPublic: true" if it may be asked.') }]);
  }
  const message = judgeAnswer(answer, given);
  const metrics = answer.kind === 'answer' ? { status: answer.status } : {};
  if (message === undefined) return judged(say('{0} is well.', url), [], metrics);
  const next = say('Start the service, look at its log, or correct the address.');
  const finding: Finding = { severity: 'fail', message, next };
  return judged(message, [finding], metrics);
}

function judgeAnswer(answer: HttpAnswer, { url, status, expect }: Parameters): Message | undefined {
  if (answer.kind !== 'answer') return say('{0} does not answer: {1}.', url, answer.reason);
  const isExpected =
    status === undefined ? answer.status >= 200 && answer.status < 300 : answer.status === status;
  if (!isExpected) return say('{0} answers with status {1}.', url, answer.status);
  if (expect !== undefined && !answer.body.includes(expect))
    return say('The answer of {0} does not have the text "{1}".', url, expect);
  return undefined;
}

function secondsOf(timeout: number | string): number {
  if (typeof timeout === 'number') return timeout;
  const [, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(timeout) ?? [];
  return Math.min(
    LONGEST_SECONDS,
    Math.max(1, Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)),
  );
}
