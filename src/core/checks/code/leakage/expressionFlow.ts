import {
  dottedName,
  type Call,
  type Expression,
  type Span,
  type Subscript,
} from '../../../python/tree/expression';
import { withInner } from '../../../python/tree/walk';
import { merged, NO_DATA, type DataValue } from './dataValue';
import { sideOfIndex, sideOfName, type Side } from './dataSide';
import type { FlowContext, ReadPart } from './flowContext';
import { ScopeRecord } from './scopeRecord';

/** Attributes of data that are about it rather than a part of it. */
const ABOUT = /^(?:shape|columns|index|dtypes?|size|ndim|name|names|feature_names|target_names|n_features)$/;
/** Parts of a program are shorter, so that one number orders all that happens. */
const PART = 2 ** 32;

/** Follows data through expressions. */
export abstract class ExpressionFlow {
  readonly record = new ScopeRecord();
  protected readonly context: FlowContext;
  protected readonly variables = new Map<string, DataValue>();
  readonly #called = new Map<Call, DataValue>();
  #part: ReadPart | undefined;
  #roots = 0;

  constructor(context: FlowContext) {
    this.context = context;
  }

  protected abstract call(call: Call): DataValue;
  protected abstract assign(target: Expression, value: DataValue, source: Expression | undefined): void;

  protected enter(part: ReadPart): void {
    this.#part = part;
  }

  protected order({ start }: Span): number {
    return (this.#part?.index ?? 0) * PART + start;
  }

  protected place(span: Span) {
    if (this.#part === undefined) throw new Error('nothing is evaluated before a part is entered');
    return this.#part.part.place(span);
  }

  /** An expression as it is written, on one line and not too long. */
  protected written({ start, end }: Span): string {
    const text = (this.#part?.part.text ?? '').slice(start, end).replace(/\s+/g, ' ');
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
  }

  /** A part of data that was split: its rows are nobody else's. */
  protected partOf(value: DataValue, side: Side | undefined): DataValue {
    return { ...value, roots: new Set([`part ${String(++this.#roots)}`]), side };
  }

  protected fresh(side: Side | undefined): DataValue {
    return { ...NO_DATA, roots: new Set([`data ${String(++this.#roots)}`]), side };
  }

  evaluate(expression: Expression): DataValue {
    switch (expression.kind) {
      case 'text':
      case 'number':
      case 'constant':
        return NO_DATA;
      case 'name':
        return this.#variable(expression.name);
      case 'attribute':
        return this.#attribute(expression);
      case 'subscript':
        return this.#subscript(expression);
      case 'call':
        return this.#callOnce(expression);
      case 'list':
      case 'tuple':
      case 'dict':
        return this.all(expression.items);
      case 'operation':
        return this.all(expression.operands);
      case 'comparison':
        this.all(expression.operands);
        return NO_DATA;
      case 'conditional':
        this.evaluate(expression.test);
        return this.all(expression.branches);
      case 'comprehension': {
        for (const { target, iterable } of expression.loops) {
          this.assign(target, this.evaluate(iterable), undefined);
        }
        return this.all(expression.parts);
      }
      case 'lambda':
        if (expression.body !== undefined) this.evaluate(expression.body);
        return NO_DATA;
      case 'walrus': {
        const value = this.evaluate(expression.value);
        this.assign(expression.target, value, expression.value);
        return value;
      }
      case 'starred':
      case 'await':
        return this.evaluate(expression.value);
      case 'other':
        return this.all(expression.parts);
    }
  }

  /** However often its value is asked for, a call happens once. */
  #callOnce(call: Call): DataValue {
    const known = this.#called.get(call);
    if (known !== undefined) return known;
    const value = this.call(call);
    this.#called.set(call, value);
    return value;
  }

  protected all(expressions: readonly Expression[]): DataValue {
    return merged(expressions.map((one) => this.evaluate(one)));
  }

  #variable(name: string): DataValue {
    const known = this.variables.get(name);
    if (known !== undefined) return known;
    // A setting.
    if (/^[A-Z][A-Z\d_]{2,}$/.test(name) && sideOfName(name) === undefined) return NO_DATA;
    const value = { ...NO_DATA, roots: new Set([name]), side: sideOfName(name) };
    this.variables.set(name, value);
    return value;
  }

  #attribute(expression: Extract<Expression, { kind: 'attribute' }>): DataValue {
    const known = this.variables.get(dottedName(expression)?.join('.') ?? '');
    if (known !== undefined) return known;
    const value = this.evaluate(expression.object);
    if (ABOUT.test(expression.name)) return NO_DATA;
    const side = sideOfName(expression.name);
    if (side === undefined || side === value.side) return value;
    const part = this.partOf(value, side);
    const key = dottedName(expression)?.join('.');
    if (key !== undefined) this.variables.set(key, part);
    return part;
  }

  /** `splits["test"]` and `X[test_index]` are test data; `frame["test_score"]` is a column. */
  #subscript({ object, indices }: Subscript): DataValue {
    const value = this.evaluate(object);
    for (const index of indices) this.evaluate(index);
    const side = indices.map(sideOfExpression).find((one) => one !== undefined);
    return side === undefined || side === value.side ? value : this.partOf(value, side);
  }
}

function sideOfExpression(index: Expression): Side | undefined {
  if (index.kind === 'text') {
    const isPart = /^(?:[xy]_?)?(?:train|test|testing|valid|validation|val|holdout)(?:_?(?:df|data|set))?$/i;
    const side = isPart.test(index.value) ? sideOfIndex(index.value) : undefined;
    return index.value === 'val' ? 'validation' : side;
  }
  for (const inner of withInner(index)) {
    // `X[~is_test]` is the other part.
    if (inner.kind === 'operation' || inner.kind === 'comparison' || inner.kind === 'call') return undefined;
    const side = inner.kind === 'name' || inner.kind === 'attribute' ? sideOfIndex(inner.name) : undefined;
    if (side !== undefined) return side;
  }
  return undefined;
}
