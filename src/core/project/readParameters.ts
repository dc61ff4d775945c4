import type * as z from 'zod/mini';
import { shown } from '../lifecycle/lifecycleProblem';
import type { Range } from '../place/place';
import { say } from '../text/message';
import { didYouMean } from './issueText';
import type { Problem } from './problem';
import { pathFault } from './projectPath';
import { START, type CheckParameters, type ParseOptions, type Reading } from './reading';
import { keyRange, problemAt, valueRange, type SourceText } from './sourceText';
import { validateTree } from './validateTree';
import {
  nodeAt,
  replaceNodes,
  type MapNode,
  type ScalarNode,
  type TreeNode,
  type TreePath,
} from './yamlTree';

/** The parameters of a check; absent where they are wrong or the check does not exist. */
export interface Parameters {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Reads what stands under `with` by the schema of the check that is used. `path` leads to the check. */
export function readParameters({ source, root, options }: Reading, path: TreePath, uses: string): Parameters {
  const builtin = options.builtinCheck(uses);
  const usesRange = valueRange(source, root, [...path, 'uses']) ?? START;
  if (builtin === undefined) return { problems: [problemAt(usesRange, unknownCheck(uses, options))] };
  const node = nodeAt(root, [...path, 'with']);
  const given = node?.kind === 'map' ? withoutBlanks(node) : nothing();
  const { value, located } = validateTree({
    // Every schema of parameters is one of an object.
    schema: builtin.parameters as z.core.$ZodType<Record<string, unknown>>,
    root: given,
    source,
    rootRange: keyRange(source, root, [...path, 'with']) ?? usesRange,
  });
  const problems = [
    ...located.map(({ problem }) => problem),
    ...(value === undefined ? [] : outsideFiles(source, given, usesRange, patternsOf(builtin, value))),
  ];
  const wrong = problems.some((problem) => problem.severity === 'error');
  return wrong || value === undefined ? { problems } : { parameters: value, problems };
}

/** A key with nothing behind it is as good as none. */
function withoutBlanks(node: MapNode): MapNode {
  const blanks = [...node.entries.values()].flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.value === null ? [{ path: [key], node: undefined }] : [],
  );
  const pruned = replaceNodes(node, blanks);
  return pruned?.kind === 'map' ? pruned : node;
}

function nothing(): MapNode {
  return { kind: 'map', span: [0, 0], entries: new Map() };
}

/** What a check of these parameters would consume in a stage without anything. */
function patternsOf(
  builtin: CheckParameters,
  parameters: Readonly<Record<string, unknown>>,
): readonly string[] {
  const scope = { stage: '', artifacts: [], notebooks: [], code: [], inputs: [], outputs: [] };
  // Parsed by this very module's schema.
  return builtin.consumes(parameters as never, scope).patterns;
}

/** Consumed paths must stay inside the project, whatever parameter names them. */
function outsideFiles(
  source: SourceText,
  given: MapNode,
  fallback: Range,
  patterns: readonly string[],
): readonly Problem[] {
  const written = textsOf(given);
  return patterns.flatMap((pattern) => {
    const fault = pathFault(pattern);
    if (fault === undefined) return [];
    const node = written.find(({ value }) => value === pattern);
    return [problemAt(node === undefined ? fallback : source.rangeOf(node.span), fault)];
  });
}

function textsOf(node: TreeNode): readonly ScalarNode[] {
  switch (node.kind) {
    case 'scalar':
      return [node];
    case 'list':
      return node.items.flatMap(textsOf);
    case 'map':
      return [...node.entries.values()].flatMap(({ value }) => textsOf(value));
  }
}

function unknownCheck(uses: string, { builtinChecks }: ParseOptions) {
  const family = uses.split('.', 1)[0] ?? '';
  const relatives = builtinChecks.filter((id) => id.startsWith(`${family}.`));
  const listed = relatives.length > 0 ? relatives : builtinChecks;
  return {
    code: 'unknown-check',
    message: say('There is no built-in check "{0}".', shown(uses)),
    ...didYouMean(uses, builtinChecks, say('Built-in checks: {0}.', listed.slice(0, 12).join(', '))),
  };
}
