import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil } from '../../evidence/heldUntil';
import { say } from '../../text/message';
import { age, ageInMs } from '../age';
import type { BuiltinCheckOf } from '../builtinCheck';
import { doubtsAbout } from '../data/freshnessOfColumn';
import { isOlder, lastDayOf, newestTime, timeText } from '../data/newestTime';
import { openTable } from '../data/openTable';
import { cannotJudge, judged } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { recencyOfLogs } from './recencyOfLogs';

const parameters = z.strictObject({
  file: projectPaths.check(
    z.describe(
      'Logs, or data in CSV, TSV, JSON lines, JSON or Parquet: a path or pattern, or a list of them.',
    ),
  ),
  column: z
    .optional(z.string().check(z.minLength(1), z.maxLength(500)))
    .check(
      z.describe(
        'Column or field of times, needed for data; with dots a field within a field. Default: the time stamps of the lines.',
      ),
    ),
  maxAge: age.check(z.describe('How long ago the last entry may be: `90m`, `12h`, `2d`.')),
});
type Parameters = z.infer<typeof parameters>;

/** Monitoring still reports. */
export const monitorRecency: BuiltinCheckOf<Parameters> = {
  id: 'monitor.recency',
  judgement: 1,
  identity: 'meaning',
  title: 'Monitoring still reports',
  description: `Looks for the last entry of logs or of monitoring data and compares its age with \`maxAge\`. Of several files, such as rotated logs, the newest entry counts.

- **fail**: monitoring went silent: the last entry is older than \`maxAge\`.
- **warn**: entries lie in the future, or values of the column are no times.
- **error**: a file cannot be read, no entry has a time that can be read, all of them lie in the future, or the column is missing.

In data, \`column\` names the time: dates, times with and without a time zone, texts as ISO 8601 has them, and seconds or milliseconds since 1970. In a text log it is the time stamp near the beginning of a line: ISO 8601 or the format of web servers (\`24/Nov/2026:12:00:00 +0000\`). A time without a zone counts as UTC. In the future is what lies ahead of the clock by more than a day. A date without a time counts until the end of its day.

The evidence names the last day on which the entry is young enough, and is stale after it; to notice silence within hours, run the check on a schedule.

A dashboard without news looks like one without problems. Most often it is the logging that broke, and with it every alert.

**To mend it**, look whether the service runs, whether it writes its log, and whether the log still gets here.`,
  stages: ['operate', 'monitor'],
  parameters,
  example: `file: logs/*.jsonl
column: time
maxAge: 12h`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge({ file, column, maxAge }: Parameters, world: CheckWorld): Promise<Outcome> {
  if (column === undefined) return recencyOfLogs(listOf(file), maxAge, world);
  const table = await openTable(listOf(file), world);
  if (table.kind === 'faults') return cannotJudge(table.faults);
  const newest = await newestTime(table, column, world);
  if (newest.kind === 'fault') return cannotJudge([newest.fault]);
  const [limit, now] = [ageInMs(maxAge), world.now().getTime()];
  const until = lastDayOf(newest, limit, now);
  const { time, isDays, rows } = newest;
  if (time === undefined) {
    const message = say('All times in "{0}" of {1} lie in the future.', column, table.files[0] ?? '');
    const next = say('Look at how the column is written, and at the clocks of both machines.');
    return heldUntil(cannotJudge([{ ...table.place, message, next }]), until);
  }
  const text = timeText(time, isDays);
  const findings: Finding[] = [...doubtsAbout(newest, column, table)];
  if (isOlder(time, isDays, limit, now)) {
    const message = say(
      'Monitoring went silent: its last entry is of {0}, which is older than {1}.',
      text,
      maxAge,
    );
    const next = say('Look whether the service runs and still writes its log.');
    findings.unshift({ severity: 'fail', message, ...table.place, next });
  }
  const metrics = { last: text, rows, futureRows: newest.future, unreadableRows: newest.unreadable };
  const [first] = findings;
  const summary = first?.severity === 'fail' ? first.message : say('The last entry is of {0}.', text);
  return heldUntil(judged(summary, findings, metrics), until);
}
