import type { Finding } from '../../evidence/evidence';
import type { TreeNode } from '../../project/yamlTree';
import { say, type Message } from '../../text/message';
import { fieldAt, fieldNamed, isRecorded, plainName, type RecordedField } from './recordedField';

/** What a run record must tell, in the order of the findings. */
export const PROVENANCE = ['commit', 'data', 'params', 'environment', 'seed'] as const;
export type ProvenancePart = (typeof PROVENANCE)[number];

function names(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Usual names without separators; of a field with the one around it too. */
const NAMES: Readonly<Record<ProvenancePart, ReadonlySet<string>>> = {
  commit: names(
    'commit commitid commithash commitsha gitcommit gitsha gitrevision gitrev githash githead gitid gitcommithash ' +
      'gitcommitid gitcommitsha coderevision codeversion codecommit codesha sourcecommit sourceversion ' +
      'mlflowsourcegitcommit revision vcsrevision vcscommit',
  ),
  data: names(
    'data dataset datasets datahash datahashes datafingerprint datafingerprints dataversion datasetversion datasethash ' +
      'datasetfingerprint datasha datasha256 datachecksum datachecksums datadigest datarevision datacommit ' +
      'trainingdata traindata traininghash trainhash trainingdatahash trainsha256 inputs inputdata dvc datalock',
  ),
  params: names(
    'params param parameters hyperparams hyperparameters hparams config configuration settings arguments args modelparams',
  ),
  environment: names(
    'environment env dependencies requirements packages libraries library versions libraryversions image dockerimage ' +
      'containerimage conda condaenv pythonenv pipfreeze lock lockfile python pythonversion runtime platform ' +
      'software frameworks',
  ),
  seed: names(
    'seed seeds randomseed randomstate rngseed globalseed trainingseed trainseed numpyseed torchseed',
  ),
};

/** The field that tells a part: the one named in the project file, else the first of a usual name. */
export function provenanceField(
  part: ProvenancePart,
  fields: readonly RecordedField[],
  path: string | undefined,
): RecordedField | undefined {
  return path === undefined ? fieldNamed(fields, NAMES[part]) : fieldAt(fields, path);
}

/** What is wrong with a part as it is recorded, if anything. */
export function provenanceFinding(
  part: ProvenancePart,
  field: RecordedField | undefined,
  record: string,
): Finding | undefined {
  const place = field?.place ?? { path: record };
  if (field === undefined || !isRecorded(field.value)) {
    const message = missing(part, field);
    return { severity: 'fail', message, ...place, next: howToRecord(part) };
  }
  if (part === 'data' && !hasFingerprint(field.value, field.keys.at(-1) ?? '')) {
    const message = say('The data is named, but no fingerprint tells which state of it was used.');
    return { severity: 'fail', message, ...place, next: howToRecord(part) };
  }
  return undefined;
}

function missing(part: ProvenancePart, field: RecordedField | undefined): Message {
  if (field !== undefined) return say('The field "{0}" of the record says nothing.', field.keys.join('.'));
  switch (part) {
    case 'commit':
      return say('The commit of the code is not recorded.');
    case 'data':
      return say('No fingerprint of the data is recorded.');
    case 'params':
      return say('The parameters are not recorded.');
    case 'environment':
      return say('The environment is not recorded.');
    case 'seed':
      return say('The seed is not recorded.');
  }
}

function howToRecord(part: ProvenancePart): Message {
  switch (part) {
    case 'commit':
      return say(
        'Let the training record the output of "git rev-parse HEAD", or name the field in "fields".',
      );
    case 'data':
      return say('Let the training record the SHA-256 of each data file, or name the field in "fields".');
    case 'params':
      return say('Let the training record all parameters, or name the field in "fields".');
    case 'environment':
      return say('Let the training record the versions of its libraries, or name the field in "fields".');
    case 'seed':
      return say('Set a seed, let the training record it, or name the field in "fields".');
  }
}

/** Hexadecimal sums, version numbers, dates and the like; a plain path or name is none. */
const FINGERPRINT =
  /^(?:(?:sha\d+|md5|blake\w+|xxh\w*|crc32|etag)[:=-]\S+|[0-9a-f]{32,128}|(?=.*\d)[0-9a-f]{7,31}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|v?\d+(?:[.-]\d+)*|[^\s/]*@\S+)$/i;
const FINGERPRINT_NAME =
  /(?:hash|sha|md5|digest|checksum|fingerprint|version|revision|commit|etag|crc|snapshot|dvc|tag)/;
/** How deep a fingerprint may be inside the field. */
const DEEPEST = 4;

function hasFingerprint(node: TreeNode, name: string, depth = 0): boolean {
  switch (node.kind) {
    case 'scalar': {
      if (!isRecorded(node)) return false;
      const text = String(node.value).trim();
      return FINGERPRINT_NAME.test(plainName(name)) || FINGERPRINT.test(text);
    }
    case 'list':
      return depth < DEEPEST && node.items.some((item) => hasFingerprint(item, name, depth + 1));
    case 'map':
      return (
        depth < DEEPEST &&
        [...node.entries.values()].some(
          ({ key, value }) => !isCount(key) && hasFingerprint(value, key, depth + 1),
        )
      );
  }
}

/** Numbers of rows and bytes look like versions, but two states of the data may share them. */
function isCount(key: string): boolean {
  return /^(?:n|num|number|count|rows?|columns?|size|bytes|nrows|ncols|length|shape|samples|nsamples|features|seed|split|testsize|share|start|end|from|to|since|until|year|day|date)$/.test(
    plainName(key),
  );
}
