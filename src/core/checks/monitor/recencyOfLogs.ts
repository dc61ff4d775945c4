import type { Finding, Outcome } from '../../evidence/evidence';
import { heldUntil, lastDayBefore } from '../../evidence/heldUntil';
import { say } from '../../text/message';
import { ageInMs } from '../age';
import { DAY_MS, lastDayInFuture, timeText } from '../data/newestTime';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { logTime } from './logTime';

/** Formats whose times stand in a column. */
const DATA = /\.(?:csv|tsv|jsonl|ndjson|json|parquet)(?:\.gz)?$/i;

interface LastEntry {
  readonly path: string;
  readonly line: number;
  readonly time: number;
}

/** Judges text logs by the time stamps of their lines. */
export async function recencyOfLogs(
  patterns: readonly string[],
  maxAge: string,
  world: CheckWorld,
): Promise<Outcome> {
  const { files, unmatched } = matchFiles(patterns, world.files);
  const faults: Fault[] = unmatched.map(nothingMatches);
  if (files.length === 0 && faults.length === 0) faults.push(nothingMatches(patterns.join(', ')));
  const entries: LastEntry[] = [];
  let lines = 0;
  for (const path of files) {
    if (DATA.test(path)) {
      faults.push(withoutColumn(path));
      continue;
    }
    const log = await logTime(path, world);
    if (log.kind === 'unreadable') {
      faults.push(unreadableFile(path, log.reason));
      continue;
    }
    lines += log.lines;
    if (log.last !== undefined) entries.push({ path, ...log.last });
  }
  if (faults.length === 0 && entries.length === 0) faults.push(withoutTime(files[0] ?? '', lines));
  return faults.length > 0 ? cannotJudge(faults) : judgeEntries(entries, lines, maxAge, world);
}

function judgeEntries(
  entries: readonly LastEntry[],
  lines: number,
  maxAge: string,
  world: CheckWorld,
): Outcome {
  const now = world.now().getTime();
  const isFuture = ({ time }: LastEntry): boolean => time > now + DAY_MS;
  const futureDays = entries.filter(isFuture).map(({ time }) => lastDayInFuture(time));
  const newest = entries
    .filter((entry) => !isFuture(entry))
    .reduce<LastEntry | undefined>(
      (best, entry) => (best !== undefined && best.time >= entry.time ? best : entry),
      undefined,
    );
  const findings = entries.filter(isFuture).map((entry): Finding => {
    const message = say('The last entry of {0} lies in the future.', entry.path);
    const next = say('Look at the clocks of both machines.');
    return { severity: 'warn', message, ...placeOf(entry), next };
  });
  if (newest === undefined) {
    const [first] = findings;
    const next = say('Look at the clocks of both machines.');
    return heldUntil(cannotJudge(first === undefined ? [] : [{ ...first, next }]), ...futureDays);
  }
  const text = timeText(newest.time, false);
  const limit = newest.time + ageInMs(maxAge);
  if (now > limit) {
    const message = say(
      'Monitoring went silent: its last entry is of {0}, which is older than {1}.',
      text,
      maxAge,
    );
    const next = say('Look whether the service runs and still writes its log.');
    findings.unshift({ severity: 'fail', message, ...placeOf(newest), next });
  }
  const [first] = findings;
  const summary = first?.severity === 'fail' ? first.message : say('The last entry is of {0}.', text);
  const youngDay = now > limit ? undefined : lastDayBefore(limit);
  return heldUntil(judged(summary, findings, { last: text, lines }), youngDay, ...futureDays);
}

function placeOf({ path, line }: LastEntry): Pick<Finding, 'path' | 'range'> {
  return { path, range: { start: { line, column: 0 }, end: { line, column: 0 } } };
}

function withoutColumn(path: string): Fault {
  return {
    path,
    message: say('{0} holds data, and no column of times is named.', path),
    next: say('Name the column or field of the time in "column".'),
  };
}

function withoutTime(path: string, lines: number): Fault {
  return {
    path,
    message:
      lines === 0
        ? say('{0} is empty.', path)
        : say('No line of {0} has a time stamp that can be read.', path),
    next: say('Write the time before each line as ISO 8601: 2026-05-31T08:00:00Z.'),
  };
}
