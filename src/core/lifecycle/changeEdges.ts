import { say } from '../text/message';
import type { StageId } from './lifecycle';
import { unknownStage, type LifecycleProblem } from './lifecycleProblem';
import type { EdgeSpec } from './lifecycleSchema';
import type { Crossing, Outline } from './outline';
import type { Placed, Report } from './readPart';

type Renames = ReadonlyMap<StageId, StageId>;
/** How two stages hang together without any explicit edge. */
type Relation = 'step' | 'return' | 'none';

/** Leaves edges out. Steps of loops stay: loops are closed by the order of their stages. */
export function dropEdges(
  outline: Outline,
  edges: readonly Placed<EdgeSpec>[],
  renames: Renames,
  report: Report,
): Outline {
  let crossings = outline.crossings;
  for (const { keyPath, value: edge } of edges) {
    if (!knowsEnds(outline, edge, keyPath, renames, report)) continue;
    if (crossings.some((crossing) => same(crossing, edge))) {
      crossings = crossings.filter((crossing) => !same(crossing, edge));
    } else report(undroppable(outline, edge, keyPath));
  }
  return { ...outline, crossings };
}

/** Adds edges that join the loops or skip stages. */
export function addEdges(
  outline: Outline,
  edges: readonly Placed<EdgeSpec>[],
  dropped: readonly Placed<EdgeSpec>[],
  renames: Renames,
  report: Report,
): Outline {
  let crossings = outline.crossings;
  for (const { keyPath, value: edge } of edges) {
    if (!knowsEnds(outline, edge, keyPath, renames, report)) continue;
    const problem = additionProblem({ ...outline, crossings }, edge, keyPath);
    if (problem !== undefined) {
      report(problem);
      continue;
    }
    if (dropped.some((drop) => same(drop.value, edge))) report(contradiction(edge, keyPath));
    crossings = [...crossings, { from: edge.from, to: edge.to }];
  }
  return { ...outline, crossings };
}

function knowsEnds(
  outline: Outline,
  edge: EdgeSpec,
  keyPath: LifecycleProblem['keyPath'],
  renames: Renames,
  report: Report,
): boolean {
  const known = outline.stages.map((stage) => stage.id);
  const unknown = (['from', 'to'] as const).filter((end) => !known.includes(edge[end]));
  for (const end of unknown) {
    report(unknownStage({ keyPath: [...keyPath, end], at: 'value' }, edge[end], known, renames));
  }
  return unknown.length === 0;
}

function undroppable(
  outline: Outline,
  { from, to }: EdgeSpec,
  keyPath: LifecycleProblem['keyPath'],
): LifecycleProblem {
  const here = { keyPath, at: 'value' } as const;
  switch (relation(outline, from, to)) {
    case 'step':
      return {
        ...here,
        code: 'edge-of-loop',
        message: say('The edge from "{0}" to "{1}" is a step of their loop.', from, to),
        next: say('Drop or move one of the stages instead: the loop closes by itself.'),
      };
    case 'return':
      return {
        ...here,
        code: 'edge-implied',
        message: say('Work can always return from "{0}" to "{1}", an earlier stage of its loop.', from, to),
        next: say('Remove this edge.'),
      };
    case 'none':
      return {
        ...here,
        code: 'unknown-edge',
        message: say('There is no edge from "{0}" to "{1}".', from, to),
        next: say('Remove this edge.'),
      };
  }
}

function additionProblem(
  outline: Outline,
  edge: EdgeSpec,
  keyPath: LifecycleProblem['keyPath'],
): LifecycleProblem | undefined {
  const { from, to } = edge;
  const here = { keyPath, at: 'value', next: say('Remove this edge.') } as const;
  if (from === to) {
    return {
      ...here,
      code: 'edge-to-itself',
      message: say('An edge cannot lead from "{0}" to itself.', from),
    };
  }
  const how = relation(outline, from, to);
  if (how === 'return') {
    const message = say(
      'Work can always return from "{0}" to "{1}", an earlier stage of its loop.',
      from,
      to,
    );
    return { ...here, code: 'edge-implied', message };
  }
  if (how === 'step' || outline.crossings.some((crossing) => same(crossing, edge))) {
    const message = say('There is an edge from "{0}" to "{1}" already.', from, to);
    return { ...here, code: 'edge-exists', message };
  }
  return undefined;
}

function contradiction(edge: EdgeSpec, keyPath: LifecycleProblem['keyPath']): LifecycleProblem {
  return {
    keyPath,
    at: 'value',
    code: 'edge-contradiction',
    message: say('The edge from "{0}" to "{1}" is both added and dropped; it stays.', edge.from, edge.to),
    next: say('Remove it from "add" or from "drop".'),
  };
}

function relation({ loops }: Outline, from: StageId, to: StageId): Relation {
  const loop = loops.find(({ stages }) => stages.includes(from) && stages.includes(to));
  if (loop === undefined || from === to) return 'none';
  const start = loop.stages.indexOf(from);
  const end = loop.stages.indexOf(to);
  if (end === (start + 1) % loop.stages.length) return 'step';
  return end < start ? 'return' : 'none';
}

function same(a: Crossing, b: Crossing): boolean {
  return a.from === b.from && a.to === b.to;
}
