import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil } from '../../evidence/heldUntil';
import { say } from '../../text/message';
import { ageInMs } from '../age';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { isOlder, lastDayOf, newestTime, timeText, type NewestTime } from './newestTime';
import { openTable, type Table } from './openTable';

/** Judges data by the newest value of one of its columns. */
export async function freshnessOfColumn(
  patterns: readonly string[],
  column: string,
  maxAge: string,
  world: CheckWorld,
): Promise<Outcome> {
  const table = await openTable(patterns, world);
  if (table.kind === 'faults') return cannotJudge(table.faults);
  const newest = await newestTime(table, column, world);
  if (newest.kind === 'fault') return cannotJudge([newest.fault]);
  const [limit, now] = [ageInMs(maxAge), world.now().getTime()];
  const until = lastDayOf(newest, limit, now);
  const doubts = doubtsAbout(newest, column, table);
  const { time, isDays, rows } = newest;
  if (time === undefined) {
    const message = say('All dates in "{0}" of {1} lie in the future.', column, table.files[0] ?? '');
    const next = say('Look at how the column is written, and at the clock of this machine.');
    return heldUntil(cannotJudge([{ ...table.place, message, next }]), until);
  }
  const text = timeText(time, isDays);
  const metrics = { newest: text, rows, futureRows: newest.future, unreadableRows: newest.unreadable };
  if (!isOlder(time, isDays, limit, now)) {
    const summary = say('The newest value of "{0}" is {1}.', column, text);
    return heldUntil(judged(summary, doubts, metrics), until);
  }
  const message = say(
    'The newest value of "{0}" is {1}, which is older than {2}.',
    ...[column, text, maxAge],
  );
  const next = say('Run again what collects the data, or raise "maxAge" if it may be older.');
  const stale: Finding = { severity: 'fail', message, ...table.place, next };
  return heldUntil(judged(message, [stale, ...doubts], metrics), until);
}

/** Values that tell nothing of the age: of the future, or no times at all. */
export function doubtsAbout(
  { future, examples, unreadable }: NewestTime,
  column: string,
  { place }: Table,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (future > 0) {
    const message = say(
      'Rows with a date in the future in "{0}": {1}. Rows: {2}.',
      ...[column, future, examples.join(', ')],
    );
    const next = say('Correct the dates where the data comes from, or look at the clock of this machine.');
    findings.push({ severity: 'warn', message, ...place, next });
  }
  if (unreadable > 0) {
    const message = say('Values of "{0}" that are no dates: {1}.', column, unreadable);
    const next = say('Write dates as ISO 8601 (2026-05-31 or 2026-05-31T08:00:00Z).');
    findings.push({ severity: 'warn', message, ...place, next });
  }
  return findings;
}
