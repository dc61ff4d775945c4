import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { listOf, projectPath, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { compareData } from './recordedData';
import { judgeCommit } from './recordedCommit';
import { PROVENANCE, provenanceField, provenanceFinding } from './provenanceParts';
import type { RecordedField } from './recordedField';
import { readRunRecord, recordPatterns, RUN_RECORD } from './runRecord';

const part = z.enum(PROVENANCE);
const fieldPath = z.string().check(z.minLength(1), z.maxLength(200));
const parameters = z.strictObject({
  record: projectPath.check(z.describe(RUN_RECORD)),
  require: z
    ._default(z.array(part).check(z.minLength(1), z.maxLength(PROVENANCE.length)), [...PROVENANCE])
    .check(z.describe('What must be recorded.')),
  fields: z
    ._default(z.partialRecord(part, fieldPath), {})
    .check(
      z.describe(
        'Names of the fields where they are unusual, as dotted paths: `commit: build.revision`. By default the usual ' +
          'names are looked for: `commit`, `git_sha`, `data`, `data_hash`, `params`, `hyperparameters`, `environment`, ' +
          '`requirements`, `seed`, `random_state` and the like.',
      ),
    ),
  data: z
    .optional(projectPaths)
    .check(
      z.describe(
        'Data files whose SHA-256 now must be the recorded one: paths or patterns. Default: not compared.',
      ),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** It is recorded what the model was made of. */
export const modelProvenance: BuiltinCheckOf<Parameters> = {
  id: 'model.provenance',
  judgement: 1,
  identity: 'meaning',
  title: 'It is recorded what the model was made of',
  description: `Reads the record of the training run and looks for what somebody needs to train the same model again: the commit of the code, a fingerprint of the data (checksum, version, revision), the parameters, the environment (versions of the libraries, an image, a lock file) and the seed. Of an MLflow run it reads \`meta.yaml\`, parameters, tags, inputs and the environment files among the artifacts.

- **fail**: one of these is missing or says nothing (empty, "unknown", a placeholder); the commit is not in the repository; data was recorded without a fingerprint; or, with \`data\`, a file's SHA-256 is not the recorded one.
- **warn**: the record itself says that the code had uncommitted changes.
- **error**: the record cannot be read, git is missing or its history is cut off.

A model that nobody can make again can be neither debugged nor corrected. CRISP-ML(Q) and the ML Test Score both ask that training is reproducible.

**To mend it**, let the training write the record: \`git rev-parse HEAD\`, the checksum of each data file, all parameters, the frozen requirements and the seed.`,
  stages: ['train', 'evaluate', 'release'],
  parameters,
  example: `record: models/run.json
data: data/processed/train.csv`,
  consumes: ({ record, data = [] }) => ({ patterns: [...recordPatterns(record), ...listOf(data)] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const read = await readRunRecord(given.record, world);
  if (read.kind === 'fault') return cannotJudge([read.fault]);
  const required = PROVENANCE.filter((one) => given.require.includes(one));
  const findings: Finding[] = [];
  const faults: Fault[] = [];
  let recorded = 0;
  for (const one of required) {
    const field = provenanceField(one, read.fields, given.fields[one]);
    const missing = provenanceFinding(one, field, given.record);
    if (missing === undefined) recorded++;
    findings.push(...(missing === undefined ? [] : [missing]));
    if (missing === undefined && one === 'commit' && field !== undefined) {
      const commit = await judgeCommit(field, read.fields, world.git);
      findings.push(...commit.findings);
      faults.push(...commit.faults);
    }
  }
  if (given.data !== undefined) {
    const compared = await compareData(
      listOf(given.data),
      read.fields,
      recordPlace(given, read.fields),
      world,
    );
    findings.push(...compared.findings);
    faults.push(...compared.faults);
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = say('{0} of {1} parts of the provenance are recorded.', recorded, required.length);
  return judged(summary, findings, { required: required.length, recorded });
}

function recordPlace({ record }: Parameters, fields: readonly RecordedField[]): string {
  return fields[0]?.place.path ?? record;
}
