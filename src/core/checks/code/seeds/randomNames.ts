/** Generators of random numbers that a whole process shares; each is seeded by itself. */
export type SharedGenerator = 'random' | 'numpy' | 'torch' | 'tensorflow';

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** https://docs.python.org/3/library/random.html */
const RANDOM = words(`
  random randint randrange choice choices shuffle sample uniform gauss normalvariate lognormvariate expovariate
  betavariate gammavariate paretovariate weibullvariate vonmisesvariate triangular getrandbits randbytes
  binomialvariate`);

/** Names of numpy.random that draw nothing from the shared generator. */
const NUMPY_OTHERS = words(`
  seed default_rng Generator RandomState SeedSequence BitGenerator PCG64 PCG64DXSM MT19937 Philox SFC64 get_state
  set_state get_bit_generator set_bit_generator bit_generator mtrand`);

const TORCH = words(`
  rand randn randint randperm rand_like randn_like randint_like normal bernoulli multinomial poisson
  utils.data.random_split`);
/** Layers begin with random weights, or leave out units at random. */
const TORCH_LAYER =
  /^nn\.(?:Linear|Bilinear|LazyLinear|(?:Lazy)?Conv\w+|RNN|LSTM|GRU|RNNCell|LSTMCell|GRUCell|Embedding|EmbeddingBag|Transformer\w*|MultiheadAttention|\w*Dropout\w*|init\.(?:\w+_))$/;

const KERAS_LAYER =
  /(?:^|\.)keras\.layers\.(?:Dense|Conv\w+|SeparableConv\w+|DepthwiseConv\w+|SimpleRNN|LSTM|GRU|Embedding|MultiHeadAttention|Random\w+|\w*Dropout\w*|GaussianNoise)$/;
const TENSORFLOW =
  /^tensorflow\.random\.(?:normal|uniform|shuffle|truncated_normal|gamma|poisson|categorical|log_uniform_candidate_sampler)$/;

/** The shared generator that a function or class of a full path draws from. */
export function generatorOf(path: string): SharedGenerator | undefined {
  const [top, ...rest] = path.split('.');
  const name = rest.join('.');
  if (top === 'random') return RANDOM.has(name) ? 'random' : undefined;
  if (path.startsWith('numpy.random.')) return NUMPY_OTHERS.has(rest[1] ?? '') ? undefined : 'numpy';
  if (/^scipy\.stats\..*\.rvs$/.test(path)) return 'numpy';
  if (top === 'torch') return TORCH.has(name) || TORCH_LAYER.test(name) ? 'torch' : undefined;
  return TENSORFLOW.test(path) || KERAS_LAYER.test(path) ? 'tensorflow' : undefined;
}

/** Classes whose objects are generators of their own: the first argument is the seed. */
export function makesGenerator(path: string): boolean {
  return (
    path === 'random.Random' ||
    /^numpy\.random\.(?:default_rng|RandomState|SeedSequence|PCG64|PCG64DXSM|MT19937|Philox|SFC64)$/.test(
      path,
    )
  );
}

const ALL: readonly SharedGenerator[] = ['random', 'numpy', 'torch', 'tensorflow'];

/** The generators that a call seeds; of a helper that is nobody's known, all are believed. */
export function seededBy(path: string): readonly SharedGenerator[] {
  if (/^random\.(?:seed|setstate)$/.test(path)) return ['random'];
  if (/^numpy\.random\.(?:seed|set_state)$/.test(path)) return ['numpy'];
  if (/^torch\.(?:random\.)?(?:manual_seed|set_rng_state)$/.test(path)) return ['torch'];
  if (/^tensorflow\.(?:compat\.v1\.)?(?:random\.)?(?:set_seed|set_random_seed)$/.test(path))
    return ['tensorflow'];
  if (/(?:^|\.)keras\.utils\.set_random_seed$/.test(path)) return ALL;
  if (/^(?:random|numpy|torch|tensorflow|jax)\./.test(path)) return [];
  if (/^(?:pytorch_)?lightning\w*\..*seed_everything$/.test(path)) return ['random', 'numpy', 'torch'];
  return isSeedingName(path) ? ALL : [];
}

/** Whether a name says that what it calls seeds: `set_seed`, `seed_everything`, `fix_random_seeds`. */
function isSeedingName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return (
    /^(?:set|fix|init|initiali[sz]e|setup|manual|apply|reset|enable)_?\w*(?:seeds?|determinis\w*|rngs?)$/i.test(
      name,
    ) || /^seed_?(?:it_)?(?:all|every)\w*$/i.test(name)
  );
}
