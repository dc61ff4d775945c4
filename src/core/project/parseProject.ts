import { extendLifecycle } from '../lifecycle/extendLifecycle';
import type { StageId } from '../lifecycle/lifecycle';
import type { CheckDefinition, ParsedProject, StageDefinition } from './project';
import { projectSchema } from './projectSchema';
import { readChecks } from './readChecks';
import { readGates } from './readGates';
import { readLifecycle, unknownStages } from './readLifecycle';
import { readSource } from './readSource';
import { readVersion } from './readVersion';
import { START, type ParseOptions, type Reading } from './reading';
import { sortProblems } from './sortProblems';
import { keyRange } from './sourceText';
import { validateTree } from './validateTree';
import { replaceNodes, type MapNode, type TreePath } from './yamlTree';

/** Keys that are read part by part, by readers of their own. */
const READ_APART = ['version', 'lifecycle'];

/**
 * Reads a project file. Never throws for what the file contains: what is wrong is a problem with its place, and
 * everything else is read. A check that is wrong becomes a broken one; of keys that occur twice the first counts.
 * Ranges do not count a byte order mark, as in the editor.
 */
export function parseProject(text: string, options: ParseOptions): ParsedProject {
  const source = readSource(text);
  const { root } = source;
  const sourceProblems = source.problems.map(({ problem }) => problem);
  if (root === undefined) return { project: emptyProject(options), problems: sortProblems(sourceProblems) };

  const version = readVersion(source, root);
  const { lifecycle, problems: lifecycleProblems } = readLifecycle(source, root);
  const { value, located } = validateTree({
    schema: projectSchema,
    root: withoutKeys(root, READ_APART),
    source,
    rootRange: START,
    cutFor: enclosingCheck,
  });
  const { future } = version;
  const reading: Reading = {
    ...{ options, source, root, lifecycle, located },
    file: value ?? {},
    ...(future === undefined ? {} : { future }),
  };
  const checks = readChecks(reading);
  const gates = readGates(reading);
  const contentProblems = [
    ...lifecycleProblems,
    ...located.map(({ problem }) => problem),
    ...unknownStages(reading, 'stages'),
    ...checks.problems,
    ...gates.problems,
  ];
  // What a newer format means by its keys is not for this program to judge.
  const problems = [...sourceProblems, ...version.problems, ...(future === undefined ? contentProblems : [])];
  const { name, python } = reading.file;
  const project = {
    name: name ?? options.fallbackName,
    lifecycle,
    ...(python ? { python } : {}),
    stages: lifecycle.stages.map(({ id }) => stageDefinition(reading, id, checks.byStage.get(id) ?? [])),
    gates: gates.gates,
  };
  return { project, problems: sortProblems(problems) };
}

function emptyProject(options: ParseOptions): ParsedProject['project'] {
  const { lifecycle } = extendLifecycle(undefined);
  const stages = lifecycle.stages.map(({ id }) => ({ id, links: [], inputs: [], outputs: [], checks: [] }));
  return { name: options.fallbackName, lifecycle, stages, gates: [] };
}

function stageDefinition(
  { file, root, source }: Reading,
  id: StageId,
  checks: readonly CheckDefinition[],
): StageDefinition {
  const stage = file.stages?.[id];
  const range = keyRange(source, root, ['stages', id]);
  return {
    id,
    ...(range ? { range } : {}),
    ...(stage?.owner ? { owner: stage.owner } : {}),
    links: stage?.links ?? [],
    inputs: stage?.inputs ?? [],
    outputs: stage?.outputs ?? [],
    checks,
  };
}

/** A wrong part of a check is no reason to run the rest of it: the check as a whole is left out. */
function enclosingCheck(path: TreePath): TreePath {
  return path[0] === 'stages' && path[2] === 'checks' && path.length > 4 ? path.slice(0, 4) : path;
}

function withoutKeys(root: MapNode, keys: readonly string[]): MapNode {
  const pruned = replaceNodes(
    root,
    keys.map((key) => ({ path: [key], node: undefined })),
  );
  return pruned?.kind === 'map' ? pruned : root;
}
