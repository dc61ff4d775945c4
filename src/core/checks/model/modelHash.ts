import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { BuiltinCheckOf } from '../builtinCheck';
import { entriesOf, MANIFEST_FORMATS, type ManifestEntry } from '../manifest/manifest';
import { readManifest } from '../manifest/readManifest';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPath, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { lfsPointer } from './lfsPointer';

const parameters = z.strictObject({
  files: projectPaths.check(z.describe('The model: paths or patterns of its files.')),
  manifest: projectPath.check(
    z.describe('The file that records the SHA-256 of each: `SHA256SUMS`, or JSON or YAML of a release.'),
  ),
});
type Parameters = z.infer<typeof parameters>;

/** The model is the one that was recorded. */
export const modelHash: BuiltinCheckOf<Parameters> = {
  id: 'model.hash',
  judgement: 1,
  identity: 'bytes',
  title: 'The model is the one that was recorded',
  description: `Computes the SHA-256 of each file of the model and compares it with the manifest. A file that Git LFS has not fetched is compared by its pointer, which has the same sum.

- **fail**: a file differs from what the manifest records, or the manifest does not record it, or records two sums of it.
- **error**: the manifest or a file cannot be read, or no file matches.

${MANIFEST_FORMATS}

A model that was trained again or copied from elsewhere looks the same from outside. Only the checksum tells whether what is deployed is what was evaluated.

**To mend it**, restore the recorded model; or, if the new one is meant, evaluate it and record it: \`sha256sum model.pkl > SHA256SUMS\` in the folder of the model.`,
  stages: ['train', 'evaluate', 'release', 'deploy'],
  parameters,
  example: `files: models/model.pkl
manifest: models/SHA256SUMS`,
  consumes: ({ files, manifest }) => ({ patterns: [...listOf(files), manifest] }),
  judge,
};

async function judge({ files, manifest }: Parameters, world: CheckWorld): Promise<Outcome> {
  const content = await world.readText(manifest);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(manifest, content.reason)]);
  const read = readManifest(manifest, content.text);
  if (read.kind === 'fault') return cannotJudge([{ path: manifest, ...read }]);
  const matched = matchFiles(listOf(files), world.files);
  const faults: Fault[] = matched.unmatched.map(nothingMatches);
  const findings: Finding[] = [];
  // A pattern such as `models/*` also matches the manifest.
  const models = matched.files.filter((file) => file !== manifest);
  for (const file of models) {
    const sum = await sumOf(file, world);
    if ('message' in sum) faults.push(sum);
    else findings.push(...compare(file, sum.sha256, manifest, read.entries));
  }
  if (models.length === 0 && faults.length === 0) faults.push(nothingMatches(listOf(files).join(', ')));
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary =
    findings.length === 0
      ? say('{0} files are as recorded.', models.length)
      : say('{0} of {1} files are not as recorded.', findings.length, models.length);
  return judged(summary, findings, { files: models.length, differing: findings.length });
}

async function sumOf(file: string, world: CheckWorld): Promise<{ readonly sha256: string } | Fault> {
  const bytes = await world.openBytes(file);
  if (bytes.kind === 'unreadable') return unreadableFile(file, bytes.reason);
  return (await lfsPointer(bytes)) ?? { sha256: await bytes.sha256() };
}

function compare(
  file: string,
  sha256: string,
  manifest: string,
  entries: readonly ManifestEntry[],
): readonly Finding[] {
  const recorded = entriesOf(entries, manifest, file);
  const [first] = recorded;
  if (first === undefined) return [notRecorded(file, manifest, entries)];
  const place = { path: manifest, range: first.range };
  if (recorded.some((entry) => entry.sha256 !== first.sha256)) {
    const message = say('{0} records two different checksums of {1}.', manifest, file);
    return [{ severity: 'fail', message, ...place, next: say('Leave only the one of the released model.') }];
  }
  if (first.sha256 === sha256) return [];
  const message = say(
    '{0} is not the recorded file: its SHA-256 is {1}…, {2} records {3}….',
    file,
    sha256.slice(0, 12),
    manifest,
    first.sha256.slice(0, 12),
  );
  const next = say('Restore the recorded model; or evaluate the new one and record its SHA-256.');
  return [{ severity: 'fail', message, ...place, next }];
}

function notRecorded(file: string, manifest: string, entries: readonly ManifestEntry[]): Finding {
  const near = suggest(
    file,
    entries.map(({ path }) => path),
  );
  const next =
    near === undefined
      ? say('Record its SHA-256 there: run "sha256sum" on it.')
      : say('Record its SHA-256 there, or correct the name "{0}".', near);
  return { severity: 'fail', message: say('{1} does not record {0}.', file, manifest), path: manifest, next };
}
