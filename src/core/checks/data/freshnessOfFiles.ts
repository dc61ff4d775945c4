import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil, lastDayBefore } from '../../evidence/heldUntil';
import { say } from '../../text/message';
import { ageInMs } from '../age';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { committedAt } from './committedAt';
import { datedPath, type DatedPath } from './datedPath';
import { DAY_MS, lastDayInFuture } from './newestTime';

interface DatedFile {
  readonly path: string;
  readonly date: DatedPath;
}

/** Judges data by the dates that the paths of its files name, or else by their commits. */
export function freshnessOfFiles(
  files: readonly string[],
  maxAge: string,
  world: CheckWorld,
): Promise<Outcome> | Outcome {
  const dated = files.flatMap((path): DatedFile[] => {
    const date = datedPath(path);
    return date === undefined ? [] : [{ path, date }];
  });
  return dated.length > 0 ? byNames(dated, files.length, maxAge, world) : byCommits(files, maxAge, world);
}

function byNames(dated: readonly DatedFile[], files: number, maxAge: string, world: CheckWorld): Outcome {
  const now = world.now().getTime();
  const future = dated.filter(({ date }) => date.begin > now + DAY_MS);
  const futureDays = future.map(({ date }) => lastDayInFuture(date.begin));
  const newest = dated
    .filter((file) => !future.includes(file))
    .reduce<DatedFile | undefined>(
      (best, file) => (best !== undefined && best.date.end >= file.date.end ? best : file),
      undefined,
    );
  if (newest === undefined) {
    const message = say(
      'All dates in the names of the files lie in the future, such as {0}.',
      dated[0]?.path ?? '',
    );
    const next = say('Look at how the files are named, and at the clock of this machine.');
    return heldUntil(cannotJudge([{ message, next }]), ...futureDays);
  }
  const warnings = future.map(({ path }): Finding => {
    const message = say('The name of {0} has a date in the future.', path);
    return {
      severity: 'warn',
      message,
      path,
      next: say('Correct the name, or look at what wrote the file.'),
    };
  });
  const { path, date } = newest;
  const metrics = { newest: date.text, files, futureFiles: future.length };
  const summary = say('The newest file is {0}, of {1}.', path, date.text);
  const limit = date.end + ageInMs(maxAge);
  const isStale = now > limit;
  const findings = [...(isStale ? [stale(path, date.text, maxAge)] : []), ...warnings];
  const youngDay = isStale ? undefined : lastDayBefore(limit);
  return heldUntil(judged(summary, findings, metrics), youngDay, ...futureDays);
}

async function byCommits(files: readonly string[], maxAge: string, world: CheckWorld): Promise<Outcome> {
  const committed = await committedAt(files, world);
  if (committed.kind === 'fault') return cannotJudge([committed.fault]);
  const { newest, uncommitted } = committed;
  const limit = newest === undefined ? undefined : newest.time + ageInMs(maxAge);
  const isStale = limit === undefined || world.now().getTime() > limit;
  // What is not committed may well be newer than all the rest.
  const [doubtful] = uncommitted;
  if (isStale && doubtful !== undefined) return cannotJudge([withoutDate(doubtful)]);
  if (newest === undefined) return cannotJudge([withoutDate(files[0] ?? '')]);
  const { path, date } = newest;
  const summary = say('The newest file is {0}, committed at {1}.', path, date);
  const metrics = { newest: date, files: files.length };
  if (isStale) return judged(summary, [stale(path, date, maxAge)], metrics);
  return heldUntil(judged(summary, [], metrics), lastDayBefore(limit));
}

function stale(path: string, date: string, maxAge: string): Finding {
  return {
    severity: 'fail',
    message: say('The newest file, {0}, is of {1}, which is older than {2}.', path, date, maxAge),
    path,
    next: say('Run again what collects the data, or raise "maxAge" if it may be older.'),
  };
}

function withoutDate(path: string): Fault {
  return {
    path,
    message: say(
      'Nothing tells how old {0} is: its name has no date, and git has not recorded it as it is.',
      path,
    ),
    next: say('Name a "column" of dates or times, or commit the file.'),
  };
}
