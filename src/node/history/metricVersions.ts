import { parseEvidence } from '../../core/evidence/evidenceFile';
import { checkOfEvidence, EVIDENCE_FOLDER } from '../../core/evidence/evidencePath';
import { numbersOf } from '../../core/history/diffSnapshots';
import type { MeasuredVersion } from '../../core/history/metricHistory';
import type { Revision } from '../../core/history/revision';
import { checkKey } from '../../core/snapshot/checkKey';
import { readObjects } from '../git/gitObjects';
import type { GitProcess } from '../git/gitProcess';
import { LOG, recordsOf, type LogRecord } from './logRecords';

/** Larger evidence is none: bytes. */
const MOST_BYTES = 16 * 1024 * 1024;
/** So many contents are read and remembered, those of the newest commits. */
export const MOST_CONTENTS = 50_000;
/** And so many commits are told, the newest. */
const MOST_COMMITS = 5000;
/** Longer names and subjects are cut: characters. */
const LONGEST_TEXT = 200;

/** What the commits of a branch left of the numbers of all checks. */
export interface MetricVersions {
  /** Commits that changed evidence, by time, the oldest first. */
  readonly commits: readonly Revision[];
  /** By the key of the check. */
  readonly versions: ReadonlyMap<string, readonly MeasuredVersion[]>;
  /** There are older contents than were read. */
  readonly isCut: boolean;
}

type Numbers = ReadonlyMap<string, number>;

/** Reads the numbers of all evidence in one pass over the branch, and each content once. */
export class MetricVersionReader {
  #known: ReadonlyMap<string, Numbers> = new Map();

  async read(git: GitProcess): Promise<MetricVersions> {
    const output = await git.text([...LOG, 'HEAD', '--', EVIDENCE_FOLDER]);
    const newestFirst = recordsOf(output);
    const ids = newestFirst.flatMap((record) => evidenceOf(record).map(({ id }) => id));
    const wanted = new Set(ids.slice(0, MOST_CONTENTS));
    const numbers = await this.#numbers(git, wanted);
    const told = newestFirst.filter((record) => evidenceOf(record).some(({ id }) => numbers.has(id)));
    const records = byTime(told.slice(0, MOST_COMMITS));
    return {
      commits: records.map(revisionOf),
      versions: versionsOf(records, numbers),
      isCut: new Set(ids).size > wanted.size || told.length > records.length,
    };
  }

  /** Of contents that are evidence with numbers. */
  async #numbers(git: GitProcess, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Numbers>> {
    const known = new Map([...this.#known].filter(([id]) => ids.has(id)));
    const unknown = [...ids].filter((id) => !known.has(id));
    for await (const { id, bytes } of readObjects(git, unknown, MOST_BYTES)) {
      const reading = parseEvidence(bytes.toString('utf8'));
      known.set(id, numbersOf(reading.kind === 'evidence' ? (reading.evidence.metrics ?? {}) : {}));
    }
    this.#known = known;
    return new Map([...known].filter(([, numbers]) => numbers.size > 0));
  }
}

function evidenceOf({ changes }: LogRecord): readonly { readonly key: string; readonly id: string }[] {
  return changes.flatMap(({ path, is }) => {
    const of = checkOfEvidence(path);
    return of === undefined || is === undefined ? [] : [{ key: checkKey(of.stage, of.check), id: is }];
  });
}

function revisionOf({ commit, author, date, subject }: LogRecord): Revision {
  return { commit, author: author.slice(0, LONGEST_TEXT), date, subject: subject.slice(0, LONGEST_TEXT) };
}

function versionsOf(
  records: readonly LogRecord[],
  numbers: ReadonlyMap<string, Numbers>,
): ReadonlyMap<string, readonly MeasuredVersion[]> {
  const versions = new Map<string, MeasuredVersion[]>();
  for (const record of records) {
    for (const { key, id } of evidenceOf(record)) {
      const measured = numbers.get(id);
      if (measured === undefined) continue;
      const known = versions.get(key) ?? [];
      known.push({ commit: record.commit, numbers: measured });
      versions.set(key, known);
    }
  }
  return versions;
}

/** The oldest first; commits of the same second in the order of the branch. */
function byTime(newestFirst: readonly LogRecord[]): readonly LogRecord[] {
  const timed = newestFirst.toReversed().map((record) => ({ record, time: Date.parse(record.date) }));
  return timed.sort((a, b) => a.time - b.time).map(({ record }) => record);
}
