import type { TreeNode } from '../../project/yamlTree';
import { say } from '../../text/message';
import { unreadableFile } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { yamlDocumentsOf } from '../yaml/yamlDocuments';
import type { RecordedField, RunRecord } from './recordedField';

/** Runs log some hundred parameters and tags; more are not read. */
const MOST_FILES = 5000;
/** Files among the artifacts that MLflow writes beside a model. */
const ENVIRONMENT = /\/(?:conda\.yaml|python_env\.yaml|requirements\.txt)$/;

/** Fields of a run in MLflow's file store: `meta.yaml`, then parameters, tags, data sets and environment. */
export async function runFields(run: string, world: CheckWorld): Promise<RunRecord> {
  const meta = `${run}/meta.yaml`;
  if (!world.files.includes(meta)) {
    const message = say('{0} is a folder, but not the folder of an MLflow run: it has no meta.yaml.', run);
    const next = say(
      'Name a run record in JSON or YAML, or the folder of a run: "mlruns/<experiment>/<run>".',
    );
    return { kind: 'fault', fault: { path: run, message, next } };
  }
  const fields: RecordedField[] = [];
  const files = world.files.filter((file) => file.startsWith(`${run}/`) && file !== meta);
  for (const file of [meta, ...files.slice(0, MOST_FILES)]) {
    const content = await world.readText(file);
    if (content.kind === 'unreadable') return { kind: 'fault', fault: unreadableFile(file, content.reason) };
    const own = file.slice(run.length + 1);
    if (!own.endsWith('meta.yaml')) {
      fields.push(fieldOf(file, own, content.text));
      continue;
    }
    const read = yamlDocumentsOf(file, content.text);
    if (read.kind === 'fault') return read;
    fields.push(...metaFields(read, own));
  }
  return { kind: 'record', fields: [...fields, ...parameters(fields, run)] };
}

function metaFields(
  { roots, placeOf }: Extract<ReturnType<typeof yamlDocumentsOf>, { kind: 'documents' }>,
  own: string,
): readonly RecordedField[] {
  const folder = own.split('/').slice(0, -1);
  return roots.flatMap((root) =>
    root.kind !== 'map'
      ? []
      : [...root.entries.values()].map(({ key, value }) => ({
          // `inputs/<id>/meta.yaml` names the digest of a data set as its source.
          keys: [...folder, folder[0] === 'inputs' && key === 'source_id' ? 'datafingerprint' : key],
          value,
          place: placeOf(value.span),
        })),
  );
}

/** A parameter or tag: the file's name is its name, its content the value. An environment is told by its file. */
function fieldOf(file: string, own: string, text: string): RecordedField {
  const keys = ENVIRONMENT.test(file)
    ? ['environment']
    : [own.slice(0, own.indexOf('/')), own.slice(own.indexOf('/') + 1)];
  return { keys, value: scalar(text.trim()), place: { path: file } };
}

/** All parameters as one field, which a file store spreads over a folder. */
function parameters(fields: readonly RecordedField[], run: string): readonly RecordedField[] {
  const own = fields.filter(({ keys }) => keys[0] === 'params');
  if (own.length === 0) return [];
  const items = own.map(({ value }) => value);
  return [
    { keys: ['params'], value: { kind: 'list', span: [0, 0], items }, place: { path: `${run}/params` } },
  ];
}

function scalar(text: string): TreeNode {
  return { kind: 'scalar', span: [0, 0], value: text, source: text };
}
