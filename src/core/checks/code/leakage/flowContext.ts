import type { PythonPart } from '../../../python/cells/pythonProgram';
import { dottedName, type Expression } from '../../../python/tree/expression';
import { Imports } from '../../../python/imports/imports';
import { allStatements, type Statement } from '../../../python/tree/statement';
import { ownExpressions, withInner } from '../../../python/tree/walk';
import { madeBy, type Role } from './estimatorRole';

/** A text of the program, read. */
export interface ReadPart {
  readonly part: PythonPart;
  readonly index: number;
  readonly statements: readonly Statement[];
}

/** What a function of the program fits to its own arguments, each time that it is called. */
export interface FunctionSummary {
  readonly parameters: readonly string[];
  readonly fits: readonly { readonly parameter: string; readonly role: Role }[];
}

/** What is known of a program before its data is followed. */
export class FlowContext {
  readonly imports: Imports;
  /** Classes of the estimators that names have: `scaler` is made by `sklearn.preprocessing.StandardScaler`. */
  readonly made = new Map<string, string>();
  /** Names of what has a method `transform` that is called. */
  readonly transforms = new Set<string>();
  readonly functions = new Map<string, FunctionSummary>();

  constructor(parts: readonly ReadPart[]) {
    this.imports = Imports.of(parts.map(({ statements }) => statements));
    for (const { statements } of parts) {
      for (const statement of allStatements(statements)) {
        if (statement.kind === 'assign') this.#assigned(statement.targets, statement.value);
        for (const own of ownExpressions(statement)) for (const one of withInner(own)) this.#called(one);
      }
    }
  }

  #assigned(targets: readonly Expression[], value: Expression): void {
    const made = madeBy(value, this.imports);
    if (made === undefined) return;
    for (const target of targets) {
      const name = dottedName(target)?.join('.');
      if (name !== undefined) this.made.set(name, made);
    }
  }

  #called(expression: Expression): void {
    if (expression.kind !== 'call' || expression.callee.kind !== 'attribute') return;
    const { name, object } = expression.callee;
    const receiver = dottedName(object)?.join('.');
    if (name === 'transform' && receiver !== undefined) this.transforms.add(receiver);
  }
}
