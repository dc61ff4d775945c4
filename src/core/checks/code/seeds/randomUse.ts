import type { Call, Expression } from '../../../python/tree/expression';
import type { Imports } from '../../../python/imports/imports';
import { withInner } from '../../../python/tree/walk';
import { generatorOf, makesGenerator, seededBy, type SharedGenerator } from './randomNames';
import { argument, isNone, lacksRandomState, lacksSeed } from './randomState';

/** How a call is random. */
export type RandomUse =
  /** It draws from a generator that the process shares. */
  | { readonly kind: 'shared'; readonly generator: SharedGenerator; readonly name: string }
  /** It could be given a `random_state` of its own and draws from numpy's generator instead. */
  | { readonly kind: 'state'; readonly generator: 'numpy'; readonly name: string }
  /** It makes a generator without a seed. */
  | { readonly kind: 'object'; readonly name: string };

/** What is random about a call; `undefined` for one that is not, or has its seed. */
export function randomUse(call: Call, imports: Imports): RandomUse | undefined {
  for (const path of pathsOf(call, imports)) {
    if (makesGenerator(path)) return hasSeed(call) ? undefined : { kind: 'object', name: path };
    if (lacksRandomState(path, call)) return { kind: 'state', generator: 'numpy', name: lastOf(path) };
    const generator = generatorOf(path) ?? loaderOf(path, call);
    if (generator !== undefined && lacksSeed(call, ['generator', 'seed', 'random_state'])) {
      return { kind: 'shared', generator, name: path };
    }
  }
  return isSample(call, imports) ? { kind: 'state', generator: 'numpy', name: 'sample' } : undefined;
}

/** What a call seeds. A seed of the clock, or none, is not the same the next time. */
export function seeding(
  call: Call,
  imports: Imports,
): { readonly path: string; readonly generators: readonly SharedGenerator[] } | undefined {
  for (const path of pathsOf(call, imports)) {
    const generators = seededBy(path);
    if (generators.length === 0) continue;
    if (/^(?:random|numpy\.random)\.seed$/.test(path) && !hasSeed(call)) return undefined;
    const isFixed = !call.arguments.some(({ value }) => changesWithTime(value, imports));
    return isFixed ? { path, generators } : undefined;
  }
  return undefined;
}

/** The full paths that a callee may have: names of `from random import *` are of that module. */
function pathsOf({ callee }: Call, imports: Imports): readonly string[] {
  const path = imports.resolve(callee);
  if (path !== undefined) return [path];
  return callee.kind === 'name' ? [...imports.starred].map((module) => `${module}.${callee.name}`) : [];
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function hasSeed(call: Call): boolean {
  const [first] = call.arguments;
  return first !== undefined && !isNone(first.value);
}

function changesWithTime(value: Expression, imports: Imports): boolean {
  for (const inner of withInner(value)) {
    if (inner.kind !== 'call') continue;
    const path = imports.resolve(inner.callee) ?? '';
    if (/^(?:time\.|datetime\.|os\.(?:urandom|getpid)|secrets\.|uuid\.)/.test(path)) return true;
  }
  return false;
}

/** A loader of PyTorch shuffles by its generator. */
function loaderOf(path: string, call: Call): SharedGenerator | undefined {
  const shuffle = argument(call, 'shuffle');
  const isShuffled = shuffle?.kind === 'constant' && shuffle.value === 'True';
  return path === 'torch.utils.data.DataLoader' && isShuffled ? 'torch' : undefined;
}

const SAMPLE_ARGUMENTS: ReadonlySet<string> = new Set([
  'n',
  'frac',
  'replace',
  'weights',
  'axis',
  'ignore_index',
]);
/** What has a method `sample` and is no table. */
const NO_TABLE =
  /(?:^|_)(?:rng|random|rand|dist\w*|prior|posterior|buffer|memory|sampler|env|space|policy|generator|gen|kde|model|gmm|trace|study|trial)$/i;

/** Whether a call is that of pandas' `frame.sample(…)`, without a `random_state`. */
function isSample(call: Call, imports: Imports): boolean {
  const { callee } = call;
  if (callee.kind !== 'attribute' || callee.name !== 'sample' || !imports.uses('pandas')) return false;
  const receiver = callee.object;
  if (imports.resolve(receiver) !== undefined) return false;
  if (!lacksSeed(call, ['random_state', 'seed'])) return false;
  const named = call.arguments.flatMap(({ name }) => (name === undefined ? [] : [name]));
  if (named.some((name) => SAMPLE_ARGUMENTS.has(name))) return true;
  if (named.some((name) => name !== 'random_state' && name !== 'seed')) return false;
  const name = receiver.kind === 'name' || receiver.kind === 'attribute' ? receiver.name : '';
  const [first, second] = call.arguments;
  const isCount = first === undefined || first.value.kind === 'number' || first.value.kind === 'name';
  return isCount && second === undefined && !NO_TABLE.test(name);
}
