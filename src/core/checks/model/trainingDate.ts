import type { Place } from '../../place/place';
import { say, verbatim, type Message } from '../../text/message';
import { matchFiles, nothingMatches } from '../matchFiles';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { GitSilence } from '../world/gitQuery';
import { recordedDate } from './recordedDate';
import { fieldAt, fieldNamed, type RecordedField } from './recordedField';
import { readRunRecord } from './runRecord';

/** When something was trained, and where that is written. */
export interface Dated {
  readonly date: Date;
  readonly what: Message;
  readonly place: Place;
}

/** Names of the date, the surest first. */
const NAMES: readonly ReadonlySet<string>[] = [
  new Set([
    'trained',
    'trainedat',
    'trainedon',
    'trainingdate',
    'trainingtime',
    'datetrained',
    'traintime',
    'trainingend',
  ]),
  new Set([
    'endtime',
    'ended',
    'endedat',
    'end',
    'finished',
    'finishedat',
    'completed',
    'completedat',
    'runend',
  ]),
  new Set([
    'created',
    'createdat',
    'creationtime',
    'utctimecreated',
    'date',
    'datetime',
    'timestamp',
    'time',
    'starttime',
    'started',
    'startedat',
  ]),
];

/** The date that a run record gives. */
export async function dateInRecord(
  record: string,
  path: string | undefined,
  world: CheckWorld,
): Promise<Dated | Fault> {
  const read = await readRunRecord(record, world);
  if (read.kind === 'fault') return read.fault;
  const found = path === undefined ? usualField(read.fields) : fieldAt(read.fields, path);
  if (found === undefined) {
    const message =
      path === undefined
        ? say('{0} does not record when the model was trained.', record)
        : say('{0} has no field "{1}".', record, path);
    const next = say('Record the date, such as "trained: 2026-05-04T09:30:00Z", or name its "field".');
    return { path: record, message, next };
  }
  const date = recordedDate(found.value);
  if (date !== undefined) return { date, what: say('The model'), place: found.place };
  const message = say('"{0}" is no date.', found.keys.join('.'));
  return { ...found.place, message, next: say('Write it as "2026-05-04T09:30:00Z".') };
}

/** The first field that has one of the usual names and a date; else one that has the name alone. */
function usualField(fields: readonly RecordedField[]): RecordedField | undefined {
  const named = NAMES.flatMap((names) => fieldNamed(fields, names) ?? []);
  return named.find(({ value }) => recordedDate(value) !== undefined) ?? named[0];
}

/** The dates of the commits that changed files last. */
export async function datesInGit(
  patterns: readonly string[],
  world: CheckWorld,
): Promise<readonly (Dated | Fault)[]> {
  const matched = matchFiles(patterns, world.files);
  if (matched.unmatched.length > 0) return matched.unmatched.map(nothingMatches);
  if (matched.files.length === 0) return [nothingMatches(patterns.join(', '))];
  const states = await world.git.statesOf(matched.files);
  if (states.kind === 'failed') return [noDate(states)];
  const shallow = await world.git.isShallow();
  if (shallow.kind === 'failed') return [noDate(shallow)];
  if (shallow.value) {
    const message = say('There is no date: the clone has no full history.');
    return [{ message, next: say('Fetch the whole history, or name a run record by "record".') }];
  }
  const dated: (Dated | Fault)[] = [];
  for (const path of matched.files) {
    if (states.value.get(path) === 'tracked') dated.push(...(await lastChange(path, world)));
    else {
      const message = say('{0} is not committed as it is, so git does not know its date.', path);
      dated.push({ path, message, next: say('Commit the model, or name a run record by "record".') });
    }
  }
  return dated;
}

async function lastChange(path: string, world: CheckWorld): Promise<readonly (Dated | Fault)[]> {
  const history = await world.git.historyOf(path, 1);
  if (history.kind === 'failed') return [noDate(history)];
  const [last] = history.value;
  if (last !== undefined) return [{ date: new Date(last.date), what: verbatim(path), place: { path } }];
  const message = say('Git has no commit of {0}.', path);
  return [{ path, message, next: say('Commit the model, or name a run record by "record".') }];
}

function noDate({ reason, next }: GitSilence): Fault {
  return { message: say('There is no date: {0}.', reason), next };
}
