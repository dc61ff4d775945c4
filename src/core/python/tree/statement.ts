import type { PythonImport } from '../imports/pythonImports';
import type { Expression, Span } from './expression';

export interface FunctionStatement extends Span {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly defaults: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface ClassStatement extends Span {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

/** A statement of Python, as far as checks tell them apart. */
export type Statement =
  | FunctionStatement
  | ClassStatement
  | ({ readonly kind: 'import'; readonly imports: readonly PythonImport[] } & Span)
  | ({ readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression } & Span)
  /** `x += y`. */
  | ({ readonly kind: 'update'; readonly target: Expression; readonly value: Expression } & Span)
  | ({
      readonly kind: 'for';
      readonly target: Expression;
      readonly iterable: Expression;
      readonly body: readonly Statement[];
    } & Span)
  | ({
      readonly kind: 'with';
      readonly items: readonly { readonly value: Expression; readonly target?: Expression }[];
      readonly body: readonly Statement[];
    } & Span)
  | ({ readonly kind: 'return'; readonly value: Expression | undefined } & Span)
  /** Everything else: what it evaluates, and the blocks inside it in order. */
  | ({
      readonly kind: 'other';
      readonly values: readonly Expression[];
      readonly body: readonly Statement[];
    } & Span);

/** Every statement in order, those inside other statements included. */
export function* allStatements(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    if ('body' in statement) yield* allStatements(statement.body);
  }
}
