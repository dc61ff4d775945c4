import type { Expression } from './expression';
import type { Statement } from './statement';

/** The expressions directly inside an expression, in the order of the text. */
export function innerExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
    case 'text':
    case 'number':
    case 'constant':
      return [];
    case 'attribute':
      return [expression.object];
    case 'subscript':
      return [expression.object, ...expression.indices];
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }) => value)];
    case 'comprehension':
      return [...expression.parts, ...expression.loops.flatMap(({ target, iterable }) => [target, iterable])];
    case 'list':
    case 'tuple':
    case 'dict':
      return expression.items;
    case 'operation':
    case 'comparison':
      return expression.operands;
    case 'conditional':
      return [expression.test, ...expression.branches];
    case 'lambda':
      return expression.body === undefined ? [] : [expression.body];
    case 'walrus':
      return [expression.target, expression.value];
    case 'starred':
    case 'await':
      return [expression.value];
    case 'other':
      return expression.parts;
  }
}

/** An expression and all inside it, outer ones first. */
export function* withInner(expression: Expression): Generator<Expression> {
  yield expression;
  for (const inner of innerExpressions(expression)) yield* withInner(inner);
}

/** The expressions of a statement itself, without those of the statements inside it. */
export function ownExpressions(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'import':
      return [];
    case 'function':
      return [...statement.decorators, ...statement.defaults];
    case 'class':
      return [...statement.decorators, ...statement.bases];
    case 'assign':
      return [...statement.targets, statement.value];
    case 'update':
      return [statement.target, statement.value];
    case 'for':
      return [statement.target, statement.iterable];
    case 'with':
      return statement.items.flatMap(({ value, target }) =>
        target === undefined ? [value] : [value, target],
      );
    case 'return':
      return statement.value === undefined ? [] : [statement.value];
    case 'other':
      return statement.values;
  }
}
