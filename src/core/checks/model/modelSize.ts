import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { lfsPointer } from './lfsPointer';

const MEGABYTE = 1_000_000;

const parameters = z.strictObject({
  files: projectPaths.check(
    z.describe('The model: paths or patterns of its files; a folder means all files in it.'),
  ),
  maxMegabytes: z
    .number()
    .check(
      z.positive(),
      z.describe('The greatest size of all these files together, in megabytes of 1,000,000 bytes.'),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** The model is not larger than where it runs allows. */
export const modelSize: BuiltinCheckOf<Parameters> = {
  id: 'model.size',
  judgement: 1,
  identity: 'bytes',
  title: 'The model is not too large',
  description: `Adds up the sizes of the model's files. Of a file that Git LFS has not fetched, the size in its pointer counts.

- **fail**: together they are larger than \`maxMegabytes\`.
- **error**: a file is missing, empty or cannot be read, or no file matches.

A model that grows unnoticed makes images heavy, starts slow and memory short. A sudden growth often means that training data or a whole notebook's state went into the file.

**To mend it**, look at what the file holds: drop training data, caches and unused parts, prune or compress the model; or agree on a larger limit.`,
  stages: ['train', 'build', 'release', 'deploy'],
  parameters,
  example: `files: models/*.pkl
maxMegabytes: 100`,
  consumes: ({ files }) => ({ patterns: listOf(files) }),
  judge,
};

async function judge({ files, maxMegabytes }: Parameters, world: CheckWorld): Promise<Outcome> {
  const matched = matchFiles(listOf(files), world.files);
  const faults: Fault[] = matched.unmatched.map(nothingMatches);
  let total = 0;
  let largest = { file: '', size: 0 };
  for (const file of matched.files) {
    const size = await sizeOf(file, world);
    if (typeof size !== 'number') {
      faults.push(size);
      continue;
    }
    total += size;
    if (size > largest.size) largest = { file, size };
  }
  if (matched.files.length === 0 && faults.length === 0)
    faults.push(nothingMatches(listOf(files).join(', ')));
  if (faults.length > 0) return cannotJudge(faults);
  const metrics = { files: matched.files.length, megabytes: total / MEGABYTE, max: maxMegabytes };
  if (total <= maxMegabytes * MEGABYTE) {
    return judged(say('The model has {0} MB.', shownSize(total, maxMegabytes)), [], metrics);
  }
  const message = say(
    'The model has {0} MB, more than {1} MB; the largest file is {2}.',
    shownSize(total, maxMegabytes),
    maxMegabytes,
    largest.file,
  );
  const next = say('Drop what the model does not need, or raise "maxMegabytes" if the new size is meant.');
  const finding: Finding = { severity: 'fail', message, path: largest.file, next };
  return judged(message, [finding], metrics);
}

async function sizeOf(file: string, world: CheckWorld): Promise<number | Fault> {
  const bytes = await world.openBytes(file);
  if (bytes.kind === 'unreadable') return unreadableFile(file, bytes.reason);
  if (bytes.size === 0) {
    return {
      path: file,
      message: say('{0} is empty.', file),
      next: say('Train the model again, or restore the file.'),
    };
  }
  return (await lfsPointer(bytes))?.size ?? bytes.size;
}

/** Megabytes as people read them, with as many digits as tell them from the limit. */
function shownSize(bytes: number, limit: number): string {
  for (let digits = 1; digits < 6; digits++) {
    const shown = (bytes / MEGABYTE).toFixed(digits);
    if (Number(shown) !== 0 && (Number(shown) !== limit || bytes === limit * MEGABYTE))
      return String(Number(shown));
  }
  return String(bytes / MEGABYTE);
}
