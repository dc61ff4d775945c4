import type { PythonPart, PythonProgram } from '../../../python/cells/pythonProgram';
import type { Expression } from '../../../python/tree/expression';
import { Imports } from '../../../python/imports/imports';
import { readTree } from '../../../python/tree/readTree';
import type { ClassStatement, Statement } from '../../../python/tree/statement';
import { ownExpressions, withInner } from '../../../python/tree/walk';
import type { Place } from '../../../place/place';
import { randomUse, seeding, type RandomUse } from './randomUse';
import type { SharedGenerator } from './randomNames';

/** A function as far as it matters whether it is ever called. */
export interface FunctionScope {
  /** Names by which it may be called: its own, its class's. */
  readonly names: readonly string[];
  /** Who decorates a function hands it to somebody who calls it. */
  readonly isDecorated: boolean;
  readonly parent: FunctionScope | undefined;
}

/** Where something happens: in a function or at the top of the program, and when among what is at the top. */
export interface Moment {
  readonly scope: FunctionScope | undefined;
  readonly order: number;
}

export interface PlacedUse extends Moment {
  readonly use: RandomUse;
  readonly place: Place;
}

export interface Seeding extends Moment {
  readonly generators: readonly SharedGenerator[];
  /** The full path of what is called. */
  readonly path: string;
}

/** A name that is read. */
export interface Reference extends Moment {
  readonly name: string;
}

/** What a program says about random numbers. */
export interface ProgramFacts {
  readonly path: string;
  readonly imports: Imports;
  readonly uses: readonly PlacedUse[];
  readonly seedings: readonly Seeding[];
  readonly references: readonly Reference[];
  /** Names of the functions and classes that it defines. */
  readonly defined: ReadonlySet<string>;
}

/** Reads a program for random numbers. */
export function programFacts(program: PythonProgram): ProgramFacts {
  const blocks = program.parts.map(({ text }) => readTree(text));
  const imports = Imports.of(blocks);
  const reader = new FactReader(imports);
  blocks.forEach((block, index) => {
    const part = program.parts[index];
    if (part !== undefined) reader.read(block, part, index);
  });
  const { uses, seedings, references, defined } = reader;
  return { path: program.path, imports, uses, seedings, references, defined };
}

/** Parts are shorter, so that the order of all that happens is that of one number. */
const PART = 2 ** 32;

class FactReader {
  readonly uses: PlacedUse[] = [];
  readonly seedings: Seeding[] = [];
  readonly references: Reference[] = [];
  readonly defined = new Set<string>();
  readonly #imports: Imports;
  #part: PythonPart | undefined;
  #index = 0;

  constructor(imports: Imports) {
    this.#imports = imports;
  }

  read(block: readonly Statement[], part: PythonPart, index: number): void {
    this.#part = part;
    this.#index = index;
    for (const statement of block) this.#statement(statement, undefined, undefined);
  }

  #statement(
    statement: Statement,
    scope: FunctionScope | undefined,
    within: ClassStatement | undefined,
  ): void {
    for (const expression of ownExpressions(statement)) {
      for (const inner of withInner(expression)) this.#expression(inner, scope);
    }
    if (!('body' in statement)) return;
    let inside = scope;
    if (statement.kind === 'function') {
      this.defined.add(statement.name);
      inside = {
        names: within === undefined ? [statement.name] : [statement.name, within.name],
        isDecorated: statement.decorators.length > 0 && !isPlain(statement.decorators),
        parent: scope,
      };
    } else if (statement.kind === 'class') this.defined.add(statement.name);
    const owner = statement.kind === 'class' ? statement : statement.kind === 'function' ? undefined : within;
    for (const child of statement.body) this.#statement(child, inside, owner);
  }

  #expression(expression: Expression, scope: FunctionScope | undefined): void {
    const moment: Moment = { scope, order: this.#index * PART + expression.start };
    const { kind } = expression;
    if (kind === 'name' || kind === 'attribute') {
      this.references.push({ name: expression.name, ...moment });
      // By whatever name it was imported, it is a function of that name.
      const path = kind === 'name' ? this.#imports.resolve(expression) : undefined;
      const last = path?.slice(path.lastIndexOf('.') + 1);
      if (last !== undefined && last !== expression.name) this.references.push({ name: last, ...moment });
    }
    if (kind !== 'call') return;
    const seed = seeding(expression, this.#imports);
    if (seed !== undefined) this.seedings.push({ ...seed, ...moment });
    const use = randomUse(expression, this.#imports);
    const place = this.#part?.place(expression);
    if (use !== undefined && place !== undefined) this.uses.push({ use, place, ...moment });
  }
}

/** Decorators by which a function is still called by its name only. */
function isPlain(decorators: readonly Expression[]): boolean {
  return decorators.every(
    (one) =>
      one.kind === 'name' && /^(?:staticmethod|classmethod|property|lru_cache|cache|wraps)$/.test(one.name),
  );
}
