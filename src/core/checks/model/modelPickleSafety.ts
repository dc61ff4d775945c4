import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { lfsPointer, notFetched } from './lfsPointer';
import { pickleFindings } from './pickle/pickleFindings';
import { scanModel } from './pickle/scanModel';

const parameters = z.strictObject({
  files: projectPaths.check(z.describe('The models: paths or patterns of files that Python loads.')),
  allow: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100)), [])
    .check(
      z.describe(
        "Further classes and functions that may be fetched, by full name; `*` stands for any letters: `churn.*`, the project's own code, or `imblearn.pipeline.Pipeline`.",
      ),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Loading the model runs no foreign code. */
export const modelPickleSafety: BuiltinCheckOf<Parameters> = {
  id: 'model.pickle-safety',
  judgement: 1,
  identity: 'bytes',
  title: 'Loading the model runs no foreign code',
  description: `A pickle is a small program: whoever loads it runs whatever function it names. This check reads that program instruction by instruction, without loading it, and compares every class and function that it fetches with a list of harmless ones: arrays and types of numpy, estimators of scikit-learn, models of XGBoost, LightGBM and CatBoost, tensors and layers of PyTorch, frames of pandas, sparse matrices of scipy, and Python's own values. Whole packages are never let in: \`numpy.load\`, \`pandas.read_pickle\` and \`builtins.getattr\` run code too.

It reads pickles of protocols 0 to 5, several in one file too; files of joblib, plain or packed by zlib or gzip, with their arrays; PyTorch's archives and its former format; numpy's \`.npy\` and \`.npz\`. Of a large model it reads only the instructions, not the arrays. Files of safetensors hold no code and pass.

- **fail**: a class or function is fetched that is not on the list, each named with its place; or a name is hidden, put together only while loading.
- **warn**: something stands behind the last pickle, or ids need a loader of their own.
- **error**: a file is cut off, is no pickle, or is packed in a way that cannot be unpacked here (bzip2, lzma, xz, lz4, zstd): unpack it by its own tool, such as \`bzip2 -dc\`, which loads nothing, and check what comes out.

**To mend it**, never load a file that fails without knowing why. If it holds your own code, add that to \`allow\`. If it comes from elsewhere, ask for the model as safetensors, ONNX or skops, or train it again.`,
  stages: ['train', 'evaluate', 'release', 'deploy'],
  parameters,
  example: `files: models/*.pkl
allow: ["churn.*"]`,
  consumes: ({ files }) => ({ patterns: listOf(files) }),
  judge,
};

async function judge({ files, allow }: Parameters, world: CheckWorld): Promise<Outcome> {
  const matched = matchFiles(listOf(files), world.files);
  const faults: Fault[] = matched.unmatched.map(nothingMatches);
  if (matched.files.length === 0 && faults.length === 0)
    faults.push(nothingMatches(listOf(files).join(', ')));
  const findings: Finding[] = [];
  const fetched = new Set<string>();
  let pickles = 0;
  for (const file of matched.files) {
    const bytes = await world.openBytes(file);
    if (bytes.kind === 'unreadable') {
      faults.push(unreadableFile(file, bytes.reason));
      continue;
    }
    if ((await lfsPointer(bytes)) !== undefined) {
      faults.push(notFetched(file));
      continue;
    }
    const scan = await scanModel(bytes);
    pickles += scan.pickles;
    for (const { what } of scan.fetched)
      if (what.kind === 'global') fetched.add(`${what.module}.${what.name}`);
    findings.push(...pickleFindings(file, scan, allow));
    faults.push(...scan.faults.map(({ reason, next }) => notJudged(file, reason, next)));
  }
  // A pickle that fetches foreign code runs it although its end is missing: that counts more than the missing end.
  const failed = findings.filter(({ severity }) => severity === 'fail').length;
  if (faults.length > 0 && failed === 0) return cannotJudge(faults, findings);
  const told = faults.map((fault): Finding => ({ severity: 'warn', ...fault }));
  const summary =
    failed > 0
      ? say('Loading would fetch {0} classes or functions that may run foreign code.', failed)
      : say('{0} pickles fetch {1} classes and functions, all of them harmless.', pickles, fetched.size);
  return judged(summary, [...findings, ...told], {
    files: matched.files.length,
    pickles,
    globals: fetched.size,
  });
}

function notJudged(path: string, reason: Fault['message'], next: Fault['next']): Fault {
  return { path, message: say('{0} cannot be judged: {1}.', path, reason), next };
}
