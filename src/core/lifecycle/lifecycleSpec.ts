import { say } from '../text/message';
import { shown, type KeyPath, type LifecycleProblem } from './lifecycleProblem';
import {
  edgeChanges,
  edgeSpec,
  extension,
  LIMITS,
  reference,
  STAGE_NAME,
  stageChange,
  type EdgeSpec,
  type StageChange,
} from './lifecycleSchema';
import {
  isMap,
  readList,
  readMap,
  readPart,
  reportUnknownKeys,
  tooMany,
  wrongType,
  type Placed,
  type RawMap,
  type Report,
} from './readPart';

/** The value of `lifecycle:`, read: only what has the right shape, nothing looked up yet. */
export interface LifecycleSpec {
  /** The preset, with its place. */
  readonly extends?: Placed<string>;
  /** In the order of the file; `null` drops the stage. */
  readonly stages: ReadonlyMap<string, StageChange | null>;
  readonly addEdges: readonly Placed<EdgeSpec>[];
  readonly dropEdges: readonly Placed<EdgeSpec>[];
  readonly open: readonly Placed<string>[];
}

/** Reads the value part by part, so that a wrong part costs no more than itself. */
export function readLifecycleSpec(value: unknown, report: Report): LifecycleSpec {
  const nothing: LifecycleSpec = { stages: new Map(), addEdges: [], dropEdges: [], open: [] };
  if (value === undefined || value === null) return nothing;
  if (typeof value === 'string') return { ...nothing, extends: { keyPath: [], value } };
  if (!isMap(value)) {
    report({
      ...wrongType([], say('A lifecycle is the name of a preset, or a map of changes to one.')),
      next: say('Write, for example, "lifecycle: mlops".'),
    });
    return nothing;
  }
  reportUnknownKeys(Object.keys(extension.shape), value, [], report);
  const edges = readMap(value['edges'], ['edges'], report);
  reportUnknownKeys(Object.keys(edgeChanges.shape), edges, ['edges'], report);
  return {
    ...readBase(value, report),
    stages: readStages(value['stages'], report),
    addEdges: readEdges(edges['add'], ['edges', 'add'], report),
    dropEdges: readEdges(edges['drop'], ['edges', 'drop'], report),
    open: readList(value['open'], ['open'], LIMITS.open, report).flatMap(({ keyPath, value: item }) => {
      const loop = readPart(reference, item, keyPath, report);
      return loop === undefined ? [] : [{ keyPath, value: loop }];
    }),
  };
}

function readBase(value: RawMap, report: Report): Pick<LifecycleSpec, 'extends'> {
  if (value['extends'] === undefined || value['extends'] === null) return {};
  const base = readPart(reference, value['extends'], ['extends'], report);
  return base === undefined ? {} : { extends: { keyPath: ['extends'], value: base } };
}

function readStages(value: unknown, report: Report): Map<string, StageChange | null> {
  const entries = Object.entries(readMap(value, ['stages'], report));
  if (entries.length > LIMITS.stages) report(tooMany(['stages'], LIMITS.stages));
  const stages = new Map<string, StageChange | null>();
  for (const [id, change] of entries.slice(0, LIMITS.stages)) {
    const keyPath = ['stages', id];
    if (!STAGE_NAME.test(id)) report(badStageName(id, keyPath));
    else if (change === null) stages.set(id, null);
    else if (isMap(change)) stages.set(id, readStageChange(change, keyPath, report));
    else
      report(wrongType(keyPath, say('Write what changes in the stage as a map, or "~" to drop the stage.')));
  }
  return stages;
}

function readStageChange(value: RawMap, keyPath: KeyPath, report: Report): StageChange {
  reportUnknownKeys(Object.keys(stageChange.shape), value, keyPath, report);
  const read: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(stageChange.shape)) {
    if (!Object.hasOwn(value, key)) continue;
    const part = readPart<unknown>(schema, value[key], [...keyPath, key], report);
    if (part !== undefined) read[key] = part;
  }
  return read;
}

function readEdges(value: unknown, keyPath: KeyPath, report: Report): Placed<EdgeSpec>[] {
  return readList(value, keyPath, LIMITS.edges, report).flatMap(({ keyPath: at, value: item }) => {
    if (!isMap(item)) {
      report(wrongType(at, say('Write an edge as a map with "from" and "to".')));
      return [];
    }
    reportUnknownKeys(Object.keys(edgeSpec.shape), item, at, report);
    const from = readPart(edgeSpec.shape.from, item['from'], [...at, 'from'], report);
    const to = readPart(edgeSpec.shape.to, item['to'], [...at, 'to'], report);
    return from === undefined || to === undefined ? [] : [{ keyPath: at, value: { from, to } }];
  });
}

function badStageName(id: string, keyPath: KeyPath): LifecycleProblem {
  const proper = id
    .slice(0, 64)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return {
    keyPath,
    at: 'key',
    code: 'bad-stage-name',
    message: say('"{0}" cannot be the name of a stage.', shown(id)),
    next: say(
      'Use lower-case letters, digits and hyphens, beginning with a letter; a title can be written freely.',
    ),
    ...(STAGE_NAME.test(proper) ? { suggestion: proper } : {}),
  };
}
