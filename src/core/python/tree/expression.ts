/** A half-open range of offsets in the text that a tree was read from. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An argument of a call; `*rows` and `**options` have no name. */
export interface Argument {
  readonly name?: string;
  readonly star?: '*' | '**';
  readonly value: Expression;
}

export interface Name extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
}

export interface Subscript extends Span {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly indices: readonly Expression[];
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

export interface Comprehension extends Span {
  readonly kind: 'comprehension';
  /** What it makes, and its conditions. */
  readonly parts: readonly Expression[];
  readonly loops: readonly { readonly target: Expression; readonly iterable: Expression }[];
}

/** An expression of Python, as far as checks tell them apart. */
export type Expression =
  | Name
  | Attribute
  | Subscript
  | Call
  | Comprehension
  /** A string without fields; its value as far as escapes do not matter. */
  | ({ readonly kind: 'text'; readonly value: string } & Span)
  | ({ readonly kind: 'number' } & Span)
  | ({ readonly kind: 'constant'; readonly value: 'None' | 'True' | 'False' } & Span)
  | ({ readonly kind: 'list' | 'tuple' | 'dict'; readonly items: readonly Expression[] } & Span)
  | ({ readonly kind: 'operation' | 'comparison'; readonly operands: readonly Expression[] } & Span)
  | ({
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly branches: readonly Expression[];
    } & Span)
  | ({ readonly kind: 'lambda'; readonly body: Expression | undefined } & Span)
  | ({ readonly kind: 'walrus'; readonly target: Expression; readonly value: Expression } & Span)
  | ({ readonly kind: 'starred' | 'await'; readonly value: Expression } & Span)
  /** Whatever else holds expressions: strings with fields, `yield`, slices. */
  | ({ readonly kind: 'other'; readonly parts: readonly Expression[] } & Span);

/** `a.b.c` as its names; `undefined` for anything but names joined by dots. */
export function dottedName(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'attribute') return undefined;
  const before = dottedName(expression.object);
  return before && [...before, expression.name];
}
