import { dottedName, type Expression } from '../../../python/tree/expression';
import type { Statement } from '../../../python/tree/statement';
import { CallFlow } from './callFlow';
import { NO_DATA, type DataValue } from './dataValue';
import { sideOfName, type Side } from './dataSide';
import type { ReadPart } from './flowContext';

/** Methods and places that take some of the rows. */
const SOME_ROWS =
  /^(?:sample|drop|query|head|tail|filter|where|take|limit|isin|loc|iloc|split|nlargest|truncate)$/;

/** Follows data through the statements of a function, or of a program's top, in their order. */
export class StatementFlow extends CallFlow {
  readonly #data = new Set<string>();

  /** Parameters are data of their own; their names say of which part. */
  parameters(names: readonly string[]): void {
    for (const name of names) {
      if (name === 'self' || name === 'cls') continue;
      this.variables.set(name, { ...NO_DATA, roots: new Set([name]), side: sideOfName(name) });
      this.#data.add(name);
    }
  }

  run(statements: readonly Statement[], part: ReadPart): void {
    this.enter(part);
    for (const statement of statements) this.#statement(statement, part);
  }

  protected override isTracked(name: string): boolean {
    return this.#data.has(name);
  }

  #statement(statement: Statement, part: ReadPart): void {
    switch (statement.kind) {
      case 'function':
      case 'import':
        return;
      case 'class': {
        this.run(statement.body, part);
        return;
      }
      case 'assign': {
        this.#assignment(statement.targets, statement.value);
        return;
      }
      case 'update':
        this.evaluate(statement.target);
        this.evaluate(statement.value);
        return;
      case 'for':
        this.assign(statement.target, this.evaluate(statement.iterable), undefined);
        {
          this.run(statement.body, part);
          return;
        }
      case 'with':
        for (const { value, target } of statement.items) {
          const result = this.evaluate(value);
          if (target !== undefined) this.assign(target, result, value);
        }
        {
          this.run(statement.body, part);
          return;
        }
      case 'return':
        if (statement.value !== undefined) this.evaluate(statement.value);
        // What stands behind `if …: return` may not happen either.
        if (this.conditions > 0) this.mayHaveEnded = true;
        return;
      case 'other':
        for (const value of statement.values) this.evaluate(value);
        this.conditions++;
        this.run(statement.body, part);
        this.conditions--;
    }
  }

  #assignment(targets: readonly Expression[], value: Expression): void {
    const [target] = targets;
    const isPairwise =
      target?.kind === 'tuple' && value.kind === 'tuple' && target.items.length === value.items.length;
    if (isPairwise && targets.length === 1) {
      const values = value.items.map((item) => this.evaluate(item));
      target.items.forEach((item, at) => this.assign(item, values[at] ?? NO_DATA, value.items[at]));
      return;
    }
    const result = this.evaluate(value);
    for (const one of targets) this.assign(one, result, value);
  }

  protected override assign(target: Expression, value: DataValue, source: Expression | undefined): void {
    switch (target.kind) {
      case 'name':
      case 'attribute': {
        this.#bind(target, value, source);
        return;
      }
      case 'subscript': {
        // A column of data that was made by what was fitted: the rows stay whose they are.
        for (const index of target.indices) this.evaluate(index);
        const before = this.evaluate(target.object);
        const key = dottedName(target.object)?.join('.');
        const fits = new Set([...before.fits, ...value.fits]);
        if (key !== undefined) this.variables.set(key, { ...before, fits });
        return;
      }
      case 'tuple':
      case 'list': {
        this.#unpack(target.items, value, source);
        return;
      }
      case 'starred': {
        this.assign(target.value, value, source);
        return;
      }
      default:
    }
  }

  #bind(
    target: Extract<Expression, { kind: 'name' | 'attribute' }>,
    value: DataValue,
    source: Expression | undefined,
  ): void {
    const key = dottedName(target)?.join('.');
    if (key === undefined) return;
    const named = sideOfName(target.name);
    this.named(key, value, source);
    const isNew = value.roots.size === 0 && value.fits.size === 0;
    if (isNew && isSetting(source)) {
      this.variables.set(key, NO_DATA);
      return;
    }
    this.#data.add(key);
    if (isNew) this.variables.set(key, this.fresh(named ?? value.side));
    else if (named !== undefined && value.side === undefined && source !== undefined && takesRows(source)) {
      // `test = frame[800:]` splits the frame.
      this.record.split('parts', value, this.order(source));
      this.variables.set(key, this.partOf(value, named));
    } else this.variables.set(key, { ...value, side: named ?? value.side });
  }

  /** What a call gives in several parts; where their names say training and test, it splits. */
  #unpack(items: readonly Expression[], value: DataValue, source: Expression | undefined): void {
    const sides = items.map(nameSide);
    const isSplit =
      source?.kind === 'call' &&
      sides.includes('train') &&
      sides.some((side) => side !== undefined && side !== 'train');
    const isKnownSplit = source?.kind === 'call' && isSplitCall(source);
    if (isSplit && !isKnownSplit && value.side === undefined && value.roots.size > 0) {
      this.record.split('parts', value, this.order(source));
    }
    items.forEach((item, at) => {
      const byPlace: Side | undefined =
        isKnownSplit && items.length % 2 === 0 ? (at % 2 === 0 ? 'train' : 'test') : undefined;
      const side = sides[at] ?? byPlace;
      const isPart = (isSplit || isKnownSplit) && side !== undefined && value.side !== 'test';
      this.assign(item, isPart ? this.partOf(value, side) : value, undefined);
    });
  }
}

/** A number, a text, a list of them: no data. */
function isSetting(source: Expression | undefined): boolean {
  switch (source?.kind) {
    case 'number':
    case 'text':
    case 'constant':
    case 'comparison':
      return true;
    case 'list':
    case 'tuple':
      return source.items.every(isSetting);
    case 'operation':
      return source.operands.every(isSetting);
    default:
      return false;
  }
}

function nameSide(target: Expression): Side | undefined {
  const inner = target.kind === 'starred' ? target.value : target;
  return inner.kind === 'name' || inner.kind === 'attribute' ? sideOfName(inner.name) : undefined;
}

function isSplitCall(source: Extract<Expression, { kind: 'call' }>): boolean {
  const { callee } = source;
  return (
    (callee.kind === 'name' || callee.kind === 'attribute') && /train_test_split|^tts$/.test(callee.name)
  );
}

/** Whether an expression takes some rows of its data: a slice, a comparison, `loc`, `sample`, `drop`. */
function takesRows(source: Expression): boolean {
  switch (source.kind) {
    case 'subscript': {
      const [index] = source.indices;
      if (source.object.kind === 'attribute' && SOME_ROWS.test(source.object.name)) return true;
      return index === undefined || isRowChoice(index) || takesRows(source.object);
    }
    case 'attribute':
      return takesRows(source.object);
    case 'call':
      return (
        source.callee.kind === 'attribute' &&
        (takesRows(source.callee.object) || (SOME_ROWS.test(source.callee.name) && !dropsColumns(source)))
      );
    default:
      return false;
  }
}

function isRowChoice(index: Expression): boolean {
  if (index.kind === 'name') return /(?:mask|idx|index|indices|rows|ids)$/i.test(index.name);
  return (
    index.kind === 'other' ||
    index.kind === 'comparison' ||
    index.kind === 'operation' ||
    index.kind === 'call'
  );
}

function dropsColumns({ arguments: all, callee }: Extract<Expression, { kind: 'call' }>): boolean {
  if (callee.kind !== 'attribute' || callee.name !== 'drop') return false;
  const [first] = all;
  const isLabels = first?.value.kind === 'text' || first?.value.kind === 'list';
  return isLabels || all.some(({ name }) => name === 'columns' || name === 'axis');
}
