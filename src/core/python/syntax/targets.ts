import { say, type Message } from '../../text/message';
import type { Shape } from './tokenReader';

interface TargetFault {
  readonly shape: Shape;
  readonly message: Message;
  readonly next?: Message;
}

/** What an assignment binds: indices of the tokens of its names, or why nothing can be assigned to it. */
export interface Target {
  readonly names: readonly number[];
  /** Indices of the tokens of the attributes it sets. */
  readonly attributes: readonly number[];
  readonly fault?: TargetFault;
}

/** Judges an expression that stands where something is assigned to. */
export function assignTarget(shape: Shape): Target {
  if (shape.kind === 'starred') {
    return {
      names: [],
      attributes: [],
      fault: { shape, message: say('A starred name must stand in a list or tuple.') },
    };
  }
  const target: Collected = { names: [], attributes: [] };
  const fault = collect(shape, target);
  return fault === undefined ? target : { ...target, fault };
}

/** Judges what `del` removes. */
export function deleteTarget(shape: Shape): Target {
  const starred = firstStarred(shape);
  if (starred !== undefined) {
    return { names: [], attributes: [], fault: { shape: starred, message: say('"del" takes no stars.') } };
  }
  return assignTarget(shape);
}

function firstStarred(shape: Shape): Shape | undefined {
  if (shape.kind === 'starred') return shape;
  if (shape.kind !== 'tuple' && shape.kind !== 'list' && shape.kind !== 'group') return undefined;
  return shape.items.map(firstStarred).find((item) => item !== undefined);
}

/** Judges what `+=`, an annotation and the like assign to: one name, attribute or element. */
export function singleTarget(shape: Shape): Target {
  const inner = ungrouped(shape);
  if (inner.kind === 'tuple' || inner.kind === 'list') {
    return {
      names: [],
      attributes: [],
      fault: { shape, message: say('Only one name, attribute or element can stand here.') },
    };
  }
  return assignTarget(shape);
}

/** What stands inside parentheses around one expression. */
export function ungrouped(shape: Shape): Shape {
  const inner = shape.kind === 'group' ? shape.items[0] : undefined;
  return inner === undefined ? shape : ungrouped(inner);
}

interface Collected {
  readonly names: number[];
  readonly attributes: number[];
}

function collect(shape: Shape, target: Collected): TargetFault | undefined {
  switch (shape.kind) {
    case 'name':
      target.names.push(shape.start);
      return undefined;
    case 'attribute':
      target.attributes.push(shape.end - 1);
      return undefined;
    case 'subscript':
      return undefined;
    case 'group': {
      const [inner] = shape.items;
      if (inner === undefined || inner.kind === 'starred') return refusal(shape);
      return collect(inner, target);
    }
    case 'tuple':
    case 'list':
      return collectAll(shape, target);
    default:
      return refusal(shape);
  }
}

function collectAll({ items }: Shape, target: Collected): TargetFault | undefined {
  const stars = items.filter(({ kind }) => kind === 'starred');
  const second = stars[1];
  if (second !== undefined) {
    return { shape: second, message: say('Only one starred name can stand in an assignment.') };
  }
  for (const item of items) {
    const inner = item.kind === 'starred' ? item.items[0] : item;
    const fault = inner === undefined ? undefined : collect(inner, target);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function refusal(shape: Shape): TargetFault {
  const next = say('Write "==" to compare, or put a name before the "=".');
  switch (shape.kind) {
    case 'literal':
    case 'constant':
    case 'format-string':
    case 'display':
      return { shape, message: say('Nothing can be assigned to a literal.'), next };
    case 'call':
      return { shape, message: say('Nothing can be assigned to the result of a call.'), next };
    default:
      return { shape, message: say('Nothing can be assigned to this expression.'), next };
  }
}
