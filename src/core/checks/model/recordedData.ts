import type { Finding } from '../../evidence/evidence';
import { say } from '../../text/message';
import { entriesOf, type ManifestEntry } from '../manifest/manifest';
import { matchFiles, nothingMatches } from '../matchFiles';
import { unreadableFile, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { lfsPointer } from './lfsPointer';
import { plainName, type RecordedField } from './recordedField';

const SUM = /^(?:sha-?256[:=])?([0-9a-f]{64})$/i;
const BEGINNING = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
const SUM_NAME = /^(?:sha256(?:sum)?|hash|digest|checksum|fingerprint)$/;

/** Compares data files with the SHA-256 that a run recorded of them. */
export async function compareData(
  patterns: readonly string[],
  fields: readonly RecordedField[],
  record: string,
  world: CheckWorld,
): Promise<{ readonly findings: readonly Finding[]; readonly faults: readonly Fault[] }> {
  const matched = matchFiles(patterns, world.files);
  const findings: Finding[] = [];
  const faults: Fault[] = matched.unmatched.map(nothingMatches);
  if (matched.files.length === 0 && faults.length === 0) faults.push(nothingMatches(patterns.join(', ')));
  const sums = recordedSums(fields);
  for (const file of matched.files) {
    if (file === record) continue;
    const bytes = await world.openBytes(file);
    if (bytes.kind === 'unreadable') {
      faults.push(unreadableFile(file, bytes.reason));
      continue;
    }
    const now = (await lfsPointer(bytes))?.sha256 ?? (await bytes.sha256());
    findings.push(...compare(file, now, sums, record));
  }
  return { findings, faults };
}

function compare(
  file: string,
  now: string,
  sums: readonly ManifestEntry[],
  record: string,
): readonly Finding[] {
  const [recorded] = entriesOf(sums, record, file);
  if (recorded === undefined) {
    // A record of a single fingerprint need not name the file.
    if (sums.some(({ sha256 }) => sha256 === now)) return [];
    const message = say('The run did not record the SHA-256 that {0} has now.', file);
    const next = say('Train again on this data, or restore the data of the run.');
    return [{ severity: 'fail', message, path: record, next }];
  }
  if (recorded.sha256 === now) return [];
  const message = say(
    '{0} is not what the model was trained on: its SHA-256 is {1}…, recorded is {2}….',
    file,
    now.slice(0, 12),
    recorded.sha256.slice(0, 12),
  );
  const next = say('Train again on this data, or restore the data of the run.');
  return [{ severity: 'fail', message, path: record, range: recorded.range, next }];
}

/** Every SHA-256 of the record, by the path that its key, or the key around it, names. */
function recordedSums(fields: readonly RecordedField[]): readonly ManifestEntry[] {
  return fields.flatMap(({ keys, value, place }) => {
    const sum = value.kind === 'scalar' ? SUM.exec(value.source.trim())?.[1] : undefined;
    if (sum === undefined) return [];
    const own = keys.at(-1) ?? '';
    const path = SUM_NAME.test(plainName(own)) ? (keys.at(-2) ?? '') : own;
    return [{ path, sha256: sum.toLowerCase(), range: place.range ?? BEGINNING }];
  });
}
