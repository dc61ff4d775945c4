import { normalisePattern } from '../../links/globs';
import type { Place } from '../../place/place';
import { pathFault } from '../../project/projectPath';
import type { TreeNode } from '../../project/yamlTree';
import { say } from '../../text/message';
import { unreadableFile } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { yamlDocumentsOf } from '../yaml/yamlDocuments';
import { runFields } from './mlflowRun';
import type { RecordedField, RunRecord } from './recordedField';

/** What all checks say of a run record. */
export const RUN_RECORD =
  'The record of the training run: a JSON or YAML file, or the folder of an MLflow run, such as ' +
  '`mlruns/<experiment>/<run>`.';

/** Deeper fields say nothing of the run as a whole. */
const DEEPEST = 5;
const MOST_FIELDS = 20_000;
const FILE_OF_RECORD = /\.(?:json|ya?ml)$/i;

/** What a check consumes that reads a run record. Of a run's artifacts only those that tell the environment. */
export function recordPatterns(record: string): readonly string[] {
  if (FILE_OF_RECORD.test(record) || pathFault(record) !== undefined) return [record];
  const run = normalisePattern(record);
  const environment = `${run}/artifacts/**/{conda.yaml,python_env.yaml,requirements.txt}`;
  return [`${run}/meta.yaml`, `${run}/params`, `${run}/tags`, `${run}/inputs/**/meta.yaml`, environment];
}

/** Reads a run record. */
export async function readRunRecord(record: string, world: CheckWorld): Promise<RunRecord> {
  if ((await world.kindOf(record)) === 'folder') return runFields(normalisePattern(record), world);
  const content = await world.readText(record);
  if (content.kind === 'unreadable') return { kind: 'fault', fault: unreadableFile(record, content.reason) };
  const documents = yamlDocumentsOf(record, content.text);
  if (documents.kind === 'fault') return documents;
  const [root, ...others] = documents.roots;
  if (root?.kind !== 'map' || others.length > 0) {
    const message = say('{0} is no run record: it does not hold one map of fields.', record);
    const next = say(
      'Write commit, data, parameters, environment and seed as fields of one JSON or YAML file.',
    );
    return { kind: 'fault', fault: { path: record, message, next } };
  }
  return { kind: 'record', fields: fieldsOf(root, documents.placeOf) };
}

/** Level by level, so that a field of the run comes before one of the same name inside its parameters. */
function fieldsOf(root: TreeNode, placeOf: (span: TreeNode['span']) => Place): readonly RecordedField[] {
  const fields: RecordedField[] = [];
  let level: readonly { readonly keys: readonly string[]; readonly node: TreeNode }[] = [
    { keys: [], node: root },
  ];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const inner: { readonly keys: readonly string[]; readonly node: TreeNode }[] = [];
    for (const { keys, node } of level) {
      if (node.kind !== 'map') continue;
      for (const { key, value } of node.entries.values()) {
        if (fields.length >= MOST_FIELDS) return fields;
        fields.push({ keys: [...keys, key], value, place: placeOf(value.span) });
        inner.push({ keys: [...keys, key], node: value });
      }
    }
    level = inner;
  }
  return fields;
}
