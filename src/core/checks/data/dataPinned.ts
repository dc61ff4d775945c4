import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { MANIFEST_FORMATS } from '../manifest/manifest';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPath, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { md5Of } from './md5';
import { missingFiles } from './missingFiles';
import { pinIndex } from './pinIndex';
import { readPins, type PinnedFile, type Pins } from './readPins';

const parameters = z.strictObject({
  files: projectPaths.check(
    z.describe('The data: paths, folders or patterns. Each file has to be as the manifest records it.'),
  ),
  manifest: projectPath.check(
    z.describe(
      'The file that records the SHA-256 of each: `SHA256SUMS`, a JSON or YAML file, or a `.dvc` file.',
    ),
  ),
});
type Parameters = z.infer<typeof parameters>;

/** Data is what was recorded. */
export const dataPinned: BuiltinCheckOf<Parameters> = {
  id: 'data.pinned',
  judgement: 1,
  identity: 'bytes',
  title: 'Data is as it was recorded',
  description: `Computes the SHA-256 of each data file and compares it with the manifest.

- **fail**: a file differs from what the manifest records, the manifest does not record it or records two different sums of it, or a file that it records among \`files\` is missing.
- **error**: the manifest or a file cannot be read, the manifest records nothing, or no file matches.

${MANIFEST_FORMATS} A \`.dvc\` file of DVC 3 is one too, with its MD5, unless it records a whole folder. The manifest itself and hidden files, such as \`.gitkeep\`, are no data. What the manifest records outside of \`files\` is not judged.

Two trainings can only be compared if they saw the same data. A file that was edited, exported anew or opened and saved by a spreadsheet looks the same and is not.

**To mend it**, restore the recorded file; or, if the new one is meant, record it: \`sha256sum *.csv > SHA256SUMS\` in the folder of the data, and say in the commit why the data changed.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'train'],
  parameters,
  example: `files: data/raw/*
manifest: data/raw/SHA256SUMS`,
  consumes: ({ files, manifest }) => ({ patterns: [...listOf(files), manifest] }),
  judge,
};

const ALGORITHMS = { sha256: 'SHA-256', md5: 'MD5' } as const;

async function judge({ files, manifest }: Parameters, world: CheckWorld): Promise<Outcome> {
  const content = await world.readText(manifest);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(manifest, content.reason)]);
  const read = readPins(manifest, content.text);
  if (read.kind === 'fault') {
    const { message, next, range } = read;
    return cannotJudge([{ path: manifest, message, next, ...(range === undefined ? {} : { range }) }]);
  }
  const { entries, algorithm } = read;
  const recordedOf = pinIndex(entries, manifest);
  const patterns = listOf(files);
  const missing = await missingFiles(entries, manifest, patterns, world);
  const matched = matchFiles(patterns, world.files);
  const data = matched.files.filter((file) => file !== manifest && !isHidden(file));
  const faults: Fault[] = matched.unmatched
    .filter((pattern) => !missing.patterns.has(pattern))
    .map(nothingMatches);
  if (data.length + missing.entries.length === 0) faults.push(nothingMatches(patterns.join(', ')));
  const findings: Finding[] = missing.entries.map((entry) => notThere(entry, manifest));
  for (const file of data) {
    const bytes = await world.openBytes(file);
    if (bytes.kind === 'unreadable') faults.push(unreadableFile(file, bytes.reason));
    else {
      const sum = algorithm === 'md5' ? await md5Of(bytes) : await bytes.sha256();
      findings.push(...compare({ file, sum, algorithm }, manifest, recordedOf(file)));
    }
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary =
    findings.length === 0
      ? say('Files as recorded: {0}.', data.length)
      : say(
          'Files that are not as recorded: {0}, of {1}.',
          findings.length,
          data.length + missing.entries.length,
        );
  const metrics = { files: data.length, missing: missing.entries.length, differing: findings.length };
  return judged(summary, findings, metrics);
}

function isHidden(path: string): boolean {
  return path.split('/').some((step) => step.startsWith('.'));
}

function compare(
  { file, sum, algorithm }: Pick<Pins, 'algorithm'> & { readonly file: string; readonly sum: string },
  manifest: string,
  recorded: readonly PinnedFile[],
): readonly Finding[] {
  const [first] = recorded;
  if (first === undefined) {
    const next = say('Record its checksum there, or remove the file.');
    return [{ severity: 'fail', message: say('{1} does not record {0}.', file, manifest), path: file, next }];
  }
  if (recorded.some((entry) => entry.sum !== first.sum)) {
    const message = say('{0} records two different checksums of {1}.', manifest, file);
    const next = say('Leave only the one of the file that is meant.');
    return [{ severity: 'fail', message, path: manifest, range: first.range, next }];
  }
  if (first.sum === sum) return [];
  const message = say(
    '{0} is not the recorded file: its {1} is {2}…, {3} records {4}….',
    ...[file, ALGORITHMS[algorithm], sum.slice(0, 12), manifest, first.sum.slice(0, 12)],
  );
  const next = say('Restore the recorded file; or record the new one, and say why the data changed.');
  return [{ severity: 'fail', message, path: file, next }];
}

function notThere({ path, range }: PinnedFile, manifest: string): Finding {
  return {
    severity: 'fail',
    message: say('{0} records {1}, which does not exist.', manifest, path),
    ...{ path: manifest, range },
    next: say('Restore the file, or take it off the manifest.'),
  };
}
