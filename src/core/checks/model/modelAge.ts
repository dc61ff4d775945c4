import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil, lastDayBefore } from '../../evidence/heldUntil';
import { say } from '../../text/message';
import { age, ageInMs } from '../age';
import type { BuiltinCheckOf } from '../builtinCheck';
import { rule } from '../metrics/metricParameters';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPath, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { recordPatterns, RUN_RECORD } from './runRecord';
import { dateInRecord, datesInGit, type Dated } from './trainingDate';

const parameters = z
  .strictObject({
    record: z.optional(projectPath).check(z.describe(RUN_RECORD)),
    field: z
      .optional(z.string().check(z.minLength(1), z.maxLength(200)))
      .check(
        z.describe(
          'The field of the record with the date of training. Default: `trained`, `trained_at`, `training_date`, ' +
            '`end_time`, `finished_at`, `created_at`, `date`, `timestamp` and the like.',
        ),
      ),
    files: z
      .optional(projectPaths)
      .check(
        z.describe(
          'The files of the model, where there is no record: then the commit that changed a file last gives the date.',
        ),
      ),
    maxAge: z
      ._default(age, '90d')
      .check(
        z.describe('How old the model may be: minutes, hours, days or weeks, such as `12h`, `30d`, `8w`.'),
      ),
  })
  .check(
    rule(({ record, files }) =>
      record === undefined && files === undefined
        ? {
            code: 'source-missing',
            message: say('Neither "record" nor "files" is given, so there is no date.'),
            next: say('Name the run record by "record", or the model by "files".'),
          }
        : undefined,
    ),
  );
type Parameters = z.infer<typeof parameters>;

/** Clocks and time zones differ by less. */
const TOLERANCE_MS = 86_400_000;

/** The model was trained recently. */
export const modelAge: BuiltinCheckOf<Parameters> = {
  id: 'model.age',
  judgement: 1,
  identity: 'meaning',
  title: 'The model was trained recently',
  description: `Looks up when the model was trained: in the run record, or, without one, in git's history of its files.

- **warn**: the training is longer ago than \`maxAge\`, or its date lies in the future.
- **fail**: never.
- **error**: there is no date, the record cannot be read, or git does not know the file or its whole history.

The world moves on while a model stays. The ML Test Score asks that the effect of a stale model is known (Model 4): measure what a week, a month, a quarter without training costs, and set \`maxAge\` by it. The evidence names the last day on which the model is young enough, and is stale after it.

**To mend it**, train the model again on recent data; or, if an old model is known to do no harm, allow a greater age.`,
  stages: ['train', 'operate', 'monitor', 'release'],
  parameters,
  example: `record: models/run.json
maxAge: 30d`,
  consumes: ({ record, files = [] }) => ({
    patterns: record === undefined ? listOf(files) : recordPatterns(record),
  }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const dated =
    given.record === undefined
      ? await datesInGit(listOf(given.files ?? []), world)
      : [await dateInRecord(given.record, given.field, world)];
  const faults = dated.flatMap((one) => ('date' in one ? [] : [one]));
  if (faults.length > 0) return cannotJudge(faults);
  const found = dated.flatMap((one) => ('date' in one ? [one] : []));
  const now = world.now().getTime();
  const findings = found.flatMap((one) => findingsOf(one, now, given.maxAge));
  const trained = dayOf(new Date(Math.min(...found.map(({ date }) => date.getTime()))));
  const outcome = judged(findings[0]?.message ?? say('Trained on {0}.', trained), findings, { trained });
  return heldUntil(outcome, ...found.map(({ date }) => lastDayOf(date.getTime(), now, given.maxAge)));
}

/** The last day on which a date is still of the future, or else young enough; nothing where it is too old. */
function lastDayOf(date: number, now: number, maxAge: string): string | undefined {
  if (date > now + TOLERANCE_MS) return lastDayBefore(date - TOLERANCE_MS);
  const limit = date + ageInMs(maxAge);
  return now <= limit ? lastDayBefore(limit) : undefined;
}

function findingsOf({ date, what, place }: Dated, now: number, maxAge: string): readonly Finding[] {
  const day = dayOf(date);
  if (date.getTime() > now + TOLERANCE_MS) {
    const message = say('{0} was trained on {1}, which lies in the future.', what, day);
    const next = say('Correct the date, or the clock of the computer that wrote it.');
    return [{ severity: 'warn', message, ...place, next }];
  }
  if (now - date.getTime() <= ageInMs(maxAge)) return [];
  const message = say('{0} was trained on {1}: longer ago than {2}.', what, day, maxAge);
  const next = say('Train the model again on recent data, or allow a greater "maxAge".');
  return [{ severity: 'warn', message, ...place, next }];
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
