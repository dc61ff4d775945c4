import {
  dottedName,
  type Argument,
  type Attribute,
  type Call,
  type Expression,
} from '../../../python/tree/expression';
import { merged, NO_DATA, type DataValue, type Fit } from './dataValue';
import { isTargetName, sideOfAll, sideOfIndex, sideOfName, wordsOf } from './dataSide';
import { isSplitter, madeBy, roleOf } from './estimatorRole';
import { ExpressionFlow } from './expressionFlow';

const FITTING = /^(?:fit|partial_fit|fit_transform|fit_predict|fit_resample|fit_on_texts|adapt)$/;
const APPLYING =
  /^(?:transform|inverse_transform|predict|predict_proba|predict_log_proba|decision_function|score|evaluate|apply)$/;
/** Arguments of data; those of validation (`eval_set`, `validation_data`) are for looking only. */
const DATA_ARGUMENT = /^(?:X|x|y|Y|data|raw_documents|texts|df|frame|train_data|training_data)$/;
/** Methods that put another table's rows to their own. */
const JOINING = /^(?:append|concat|concatenate|union|extend|vstack)$/;
/** Functions that give no data. */
const NO_RESULT =
  /^(?:len|range|print|int|float|str|bool|isinstance|type|min|max|sum|round|abs|hasattr|id|display|open|super)$/;
const FOLDS = /(?:^|\.)(?:cross_val_score|cross_validate|cross_val_predict)$/;
const SPLITTING = /(?:^|\.)(?:train_test_split|random_split|train_valid_test_split|train_val_test_split)$/;
/** Their `fit` is about distributions and curves. */
const OTHER_FITS = /^(?:scipy|numpy|matplotlib|statsmodels|powerlaw|lifelines)\b/;

/** Follows data through calls, and notes where something is fitted, split or applied. */
export abstract class CallFlow extends ExpressionFlow {
  /** How many `if`s and the like are around. */
  protected conditions = 0;
  protected mayHaveEnded = false;
  readonly #fitted = new Map<string, Set<Fit>>();

  protected override call(call: Call): DataValue {
    const { callee } = call;
    if (callee.kind === 'attribute') return this.#method(call, callee);
    const path = this.#path(callee);
    if (callee.kind !== 'name') this.evaluate(callee);
    return this.#function(call, path);
  }

  /** The full path of what is called; a name that nobody imported may come from `import *` or be the program's own. */
  #path(callee: Expression): string {
    return this.context.imports.resolve(callee) ?? (callee.kind === 'name' ? callee.name : '');
  }

  #function(call: Call, path: string): DataValue {
    const name = path.slice(path.lastIndexOf('.') + 1);
    const value = this.#arguments(call.arguments);
    if (SPLITTING.test(path)) return this.#split(call, value);
    if (FOLDS.test(path)) {
      this.record.split('folds', this.#given(call, 1, 'X'), this.order(call));
      return value;
    }
    if (NO_RESULT.test(path)) return NO_DATA;
    const summarised = this.#summarised(call, name);
    if (value.roots.size === 0) return this.#loaded(call, name);
    return summarised.size === 0 ? value : { ...value, fits: new Set([...value.fits, ...summarised]) };
  }

  /** Data that is read: the name of the file or of the function may say which part it is. */
  #loaded(call: Call, name: string): DataValue {
    const words = wordsOf(name);
    if (!/^(?:read|load|get|fetch|open)$/.test(words[0] ?? '')) return NO_DATA;
    const files = call.arguments.map(({ value }) =>
      value.kind === 'text' ? sideOfIndex(/([^/\\]*?)(?:\.\w+)*$/.exec(value.value)?.[1] ?? '') : undefined,
    );
    return this.fresh(sideOfAll([sideOfName(name), ...files]));
  }

  #method(call: Call, callee: Attribute): DataValue {
    const { name, object } = callee;
    const path = this.context.imports.resolve(callee);
    const isModule = path !== undefined && !this.variables.has(dottedName(object)?.[0] ?? '');
    if (isModule && (!FITTING.test(name) || OTHER_FITS.test(path))) return this.#function(call, path);
    const key = dottedName(object)?.join('.');
    const made =
      (key === undefined ? undefined : this.context.made.get(key)) ?? madeBy(object, this.context.imports);
    if (FITTING.test(name) && call.arguments.length > 0) return this.#fit(call, callee, key, made);
    if (APPLYING.test(name) && key !== undefined) this.record.apply(key, this.order(call));
    if (name === 'split' && isSplitter(made, last(key))) {
      const value = this.#given(call, 0, 'X');
      this.record.split('parts', value, this.order(call));
      return NO_DATA;
    }
    const receiver = this.evaluate(object);
    if (name === 'train_test_split' || name === 'random_split' || name === 'randomSplit') {
      this.#arguments(call.arguments);
      return this.#split(call, receiver);
    }
    const value = this.#arguments(call.arguments);
    if (name === 'transform' || name === 'predict' || name === 'predict_proba') {
      const fits = key === undefined ? receiver.fits : (this.#fitted.get(key) ?? receiver.fits);
      return { ...value, fits: new Set([...value.fits, ...fits]) };
    }
    if (APPLYING.test(name)) return NO_DATA;
    if (name === 'drop_duplicates' && isSetDifference(call)) return { ...receiver, side: undefined };
    // Of two unknown things, an argument is rather data than what has the method.
    const isData = made === undefined && (value.roots.size === 0 || this.#isData(object, receiver));
    return isData && receiver.roots.size > 0
      ? JOINING.test(name)
        ? merged([receiver, value])
        : receiver
      : this.#ofObject(call, name, value);
  }

  /** A method of something that is no data: `cleaner.run(frame)`, `self.load_test()`. */
  #ofObject(call: Call, name: string, value: DataValue): DataValue {
    this.#summarised(call, name);
    return value.roots.size === 0 ? this.#loaded(call, name) : value;
  }

  #isData(object: Expression, value: DataValue): boolean {
    if (object.kind === 'call' || object.kind === 'subscript' || value.side !== undefined)
      return value.roots.size > 0;
    const [first, ...rest] = dottedName(object) ?? [];
    if (first === undefined) return value.roots.size > 0;
    return (
      this.isTracked([first, ...rest].join('.')) ||
      (rest.length > 0 && first !== 'self' && this.isTracked(first))
    );
  }

  /** Whether a name is that of data: of a parameter, or of what was read or made from data. */
  protected abstract isTracked(name: string): boolean;

  #split(call: Call, value: DataValue): DataValue {
    this.record.split('parts', value, this.order(call));
    return this.partOf(value, undefined);
  }

  #fit(call: Call, callee: Attribute, key: string | undefined, made: string | undefined): DataValue {
    this.evaluate(callee.object);
    const data = call.arguments.filter(({ name }, at) =>
      name === undefined ? at < 2 : DATA_ARGUMENT.test(name),
    );
    const values = data.map(({ value }) => this.evaluate(value));
    for (const { name, value } of call.arguments) {
      if (name !== undefined && !DATA_ARGUMENT.test(name)) this.evaluate(value);
    }
    const [first] = data;
    const role = this.#role(callee, key, made);
    if (first === undefined || role === undefined) return merged(values);
    const side = sideOfAll(values.map((value) => value.side));
    const fit: Fit = {
      place: this.place(call),
      order: this.order(call),
      call: this.written(callee),
      data: this.written(first.value),
      key,
      role,
      value: { ...(values[0] ?? NO_DATA), side },
      isTarget: isTarget(first.value),
      isConditional: this.conditions > 0 || this.mayHaveEnded,
    };
    this.record.fit(fit);
    if (key !== undefined) this.#fitted.set(key, new Set([fit]));
    return { ...(values[0] ?? NO_DATA), fits: new Set([...(values[0]?.fits ?? []), fit]) };
  }

  #role({ name }: Attribute, key: string | undefined, made: string | undefined): Fit['role'] | undefined {
    const role = roleOf(made, last(key), key !== undefined && this.context.transforms.has(key));
    if (name === 'adapt') return role === 'transformer' ? role : undefined;
    if (role !== 'model') return role;
    if (name === 'fit_transform' || name === 'fit_resample' || name === 'fit_on_texts') return 'transformer';
    return name === 'fit_predict' ? 'exploration' : role;
  }

  /** `scaler = StandardScaler().fit(X)` names what was fitted. */
  protected named(key: string, value: DataValue, source: Expression | undefined): void {
    if (source?.kind !== 'call' || source.callee.kind !== 'attribute' || source.callee.name !== 'fit') return;
    const fits = [...value.fits].filter((fit) => fit.key === undefined && fit.order === this.order(source));
    for (const fit of fits) fit.key = key;
    if (fits.length > 0) this.#fitted.set(key, new Set(fits));
  }

  /** What a function of the program fits to its arguments, it fits here. */
  #summarised(call: Call, name: string): ReadonlySet<Fit> {
    const fits = new Set<Fit>();
    const summary = this.context.functions.get(name);
    if (summary === undefined) return fits;
    for (const { parameter, role } of summary.fits) {
      const given = argumentFor(call, summary.parameters, parameter);
      if (given === undefined) continue;
      const fit: Fit = {
        place: this.place(call),
        order: this.order(call),
        call: name,
        data: this.written(given),
        key: undefined,
        role,
        value: this.evaluate(given),
        isTarget: isTarget(given),
        isConditional: this.conditions > 0 || this.mayHaveEnded,
      };
      this.record.fit(fit);
      fits.add(fit);
    }
    return fits;
  }

  #given(call: Call, at: number, name: string): DataValue {
    const one = call.arguments.find((argument) => argument.name === name) ?? call.arguments[at];
    return one === undefined || (one.name !== undefined && one.name !== name)
      ? NO_DATA
      : this.evaluate(one.value);
  }

  /** Arguments without a name, and those that are called by data, are what a result is made of. */
  #arguments(all: readonly Argument[]): DataValue {
    const values = all.map(({ name, value }) => {
      const result = this.evaluate(value);
      return name === undefined || DATA_ARGUMENT.test(name) ? result : NO_DATA;
    });
    return merged(values.filter(({ roots }) => roots.size > 0));
  }
}

function argumentFor(call: Call, parameters: readonly string[], name: string): Expression | undefined {
  const named = call.arguments.find((argument) => argument.name === name);
  if (named !== undefined) return named.value;
  const [self] = parameters;
  const own = self === 'self' || self === 'cls' ? parameters.slice(1) : parameters;
  const at = call.arguments[own.indexOf(name)];
  return at?.name === undefined && at?.star === undefined ? at?.value : undefined;
}

/** `pd.concat([all, test]).drop_duplicates(keep=False)` takes the test rows away. */
function isSetDifference(call: Call): boolean {
  return call.arguments.some(
    ({ name, value }) => name === 'keep' && value.kind === 'constant' && value.value === 'False',
  );
}

function isTarget(expression: Expression): boolean {
  if (expression.kind === 'name' || expression.kind === 'attribute') return isTargetName(expression.name);
  if (expression.kind !== 'subscript' || expression.indices.length !== 1) return false;
  const [index] = expression.indices;
  if (index?.kind === 'text') return isTargetName(index.value) || isTarget(expression.object);
  return index?.kind === 'name' ? isTargetName(index.name) : false;
}

function last(key: string | undefined): string {
  return key === undefined ? '' : key.slice(key.lastIndexOf('.') + 1);
}
