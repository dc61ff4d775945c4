import assert from 'node:assert/strict';
import { codeSeeds } from '../../../../src/core/checks/code/codeSeeds';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';
import { notebookText } from '../notebook/notebooks';

/** What is unseeded in a program, as place and words. */
async function unseeded(
  files: string | Readonly<Record<string, string>>,
  judged = 'a.py',
): Promise<readonly string[]> {
  const world = memoryWorld(typeof files === 'string' ? { 'a.py': files } : files);
  const outcome = await judge(codeSeeds, { files: judged }, world);
  return lines(outcome).slice(1);
}

async function passes(...programs: readonly string[]): Promise<void> {
  for (const program of programs) assert.deepEqual(await unseeded(program), [], program);
}

async function warns(...programs: readonly string[]): Promise<void> {
  for (const program of programs) assert.equal((await unseeded(program)).length, 1, program);
}

describe('code.seeds', () => {
  it('warns of generators that are never seeded, once for each', async () => {
    const text = [
      'import random',
      'import numpy as np',
      'import torch.nn as nn',
      'import tensorflow as tf',
      'random.random(); random.shuffle(x)',
      'np.random.rand(3); np.random.randn(3)',
      'layer = nn.Linear(2, 3)',
      'tf.random.normal([2])',
    ].join('\n');
    assert.deepEqual(await unseeded(text), [
      'warn a.py:4:0 random.random draws random numbers, and nothing seeds the generator of random.',
      'warn a.py:5:0 numpy.random.rand draws random numbers, and nothing seeds the generator of numpy.',
      'warn a.py:6:8 torch.nn.Linear draws random numbers, and nothing seeds the generator of torch.',
      'warn a.py:7:0 tensorflow.random.normal draws random numbers, and nothing seeds the generator of tensorflow.',
    ]);
  });

  it('passes when each is seeded', async () => {
    await passes(
      'import random\nrandom.seed(1)\nrandom.random()',
      'import numpy as np\nSEED = 1\nnp.random.seed(SEED)\nnp.random.rand(3)',
      'from numpy import random as npr\nnpr.seed(0)\nnpr.rand()',
      'import torch\ntorch.manual_seed(1)\ntorch.rand(2)',
      'import tensorflow as tf\ntf.random.set_seed(1)\ntf.keras.layers.Dense(1)',
      'import keras, random\nkeras.utils.set_random_seed(1)\nkeras.layers.Dense(1)\nrandom.random()',
      'from lightning.pytorch import seed_everything\nimport torch\nseed_everything(1)\ntorch.rand(1)',
      'from transformers import set_seed\nimport numpy as np\nset_seed(1)\nnp.random.rand()',
      'import torch\ntorch.rand(2, generator=g)',
    );
  });

  it('does not take the seed of one generator for that of another', async () => {
    await warns(
      'import random, numpy as np\nrandom.seed(1)\nnp.random.rand()',
      'import random, numpy as np\nnp.random.seed(1)\nrandom.random()',
      'import torch, numpy as np\nnp.random.seed(1)\ntorch.rand(1)',
      'import torch\ntorch.cuda.manual_seed(1)\ntorch.rand(1)',
    );
  });

  it('takes neither the clock nor nothing for a seed', async () => {
    await warns(
      'import random, time\nrandom.seed(time.time())\nrandom.random()',
      'import random\nrandom.seed()\nrandom.random()',
      'import numpy as np\nnp.random.seed(None)\nnp.random.rand()',
      'import random, os\nrandom.seed(os.urandom(8))\nrandom.random()',
    );
  });

  it('warns of seeds that come too late at the top of a file', async () => {
    const late = 'import random\nx = random.random()\nrandom.seed(1)\n';
    assert.deepEqual(await unseeded(late), [
      'warn a.py:1:4 random.random draws random numbers, but the generator of random is seeded only further down.',
    ]);
    await passes('import random\ndef f(): return random.random()\nrandom.seed(1)\nf()');
  });

  it('warns of generators without a seed of their own', async () => {
    const text =
      'import numpy as np, random\nnp.random.default_rng()\nnp.random.default_rng(1)\nrandom.Random()\nrandom.Random(2)\nnp.random.RandomState(None)\n';
    assert.deepEqual(await unseeded(text), [
      'warn a.py:1:0 numpy.random.default_rng makes a generator without a seed.',
      'warn a.py:3:0 random.Random makes a generator without a seed.',
      'warn a.py:5:0 numpy.random.RandomState makes a generator without a seed.',
    ]);
  });

  it('warns of estimators and splitters without a random_state, each at its place', async () => {
    const text = [
      'from sklearn.model_selection import train_test_split as tts, KFold',
      'from sklearn import ensemble',
      'tts(X, y)',
      'tts(X, random_state=None)',
      'ensemble.RandomForestClassifier(n_estimators=10)',
      'KFold(5, shuffle=True)',
    ].join('\n');
    assert.deepEqual(await unseeded(text), [
      'warn a.py:2:0 train_test_split is random and gets no random_state.',
      'warn a.py:3:0 train_test_split is random and gets no random_state.',
      'warn a.py:4:0 RandomForestClassifier is random and gets no random_state.',
      'warn a.py:5:0 KFold is random and gets no random_state.',
    ]);
  });

  it('lets pass what is not random, has its state, or draws from a seeded numpy', async () => {
    const start =
      'from sklearn.model_selection import *\nfrom sklearn.linear_model import *\nfrom sklearn.decomposition import PCA\n';
    await passes(
      `${start}train_test_split(X, random_state=SEED)`,
      `${start}train_test_split(X, shuffle=False)`,
      `${start}train_test_split(X, **options)`,
      `${start}KFold(5)`,
      `${start}LogisticRegression(max_iter=100)`,
      `${start}PCA(2)`,
      `${start}import numpy as np\nnp.random.seed(1)\ntrain_test_split(X)`,
      'from mine import train_test_split\ntrain_test_split(X)',
    );
    await warns(`${start}LogisticRegression(solver="saga")`, `${start}PCA(2, svd_solver="randomized")`);
  });

  it('knows samples of pandas from others', async () => {
    const start = 'import pandas as pd\nframe = pd.read_csv("a.csv")\n';
    await warns(`${start}frame.sample(5)`, `${start}frame.sample(frac=0.1)`, `${start}frame[["a"]].sample()`);
    await passes(
      `${start}frame.sample(5, random_state=1)`,
      `${start}rng.sample(items)`,
      `${start}buffer.sample(32)`,
      `${start}import random\nrandom.seed(1)\nrandom.sample(items, 5)`,
      'posterior.sample(5)',
    );
  });

  it('lets pass what is random on purpose, or takes a key', async () => {
    await passes(
      'import random, secrets\nrandom.SystemRandom().random()\nsecrets.token_hex()',
      'import jax\njax.random.normal(jax.random.PRNGKey(0))',
      'import random\n# random.random()\n"random.random()"',
      'import random\nisinstance(x, random.Random)',
    );
  });

  it('counts a helper where it is called', async () => {
    const helper = 'import random\ndef set_seed(seed):\n    random.seed(seed)\n';
    await passes(`${helper}set_seed(1)\nrandom.random()`);
    await warns(`${helper}random.random()`, `${helper}random.random()\nset_seed(1)`);
    await passes(
      'import random\ndef main():\n    random.seed(1)\n    draw()\ndef draw():\n    return random.random()\n',
      'import numpy as np\ndef f():\n    np.random.seed(1)\n    return np.random.rand()\n',
      'import random\n@fixture\ndef seeded():\n    random.seed(1)\ndef test_a():\n    random.random()\n',
    );
  });

  it('reads the modules of the project that a file imports', async () => {
    const use = 'from tools.seeds import set_seed as begin\nimport random\nbegin(1)\nrandom.random()\n';
    const seeds = 'import random\ndef set_seed(seed):\n    random.seed(seed)\n';
    assert.deepEqual(await unseeded({ 'src/a.py': use, 'src/tools/seeds.py': seeds }, 'src/a.py'), []);
    assert.deepEqual(await unseeded({ 'a.py': use, 'src/tools/seeds.py': seeds }), []);
    const other = 'import numpy\ndef set_seed(seed):\n    numpy.random.seed(seed)\n';
    assert.equal((await unseeded({ 'src/a.py': use, 'src/tools/seeds.py': other }, 'src/a.py')).length, 1);
    const uncalled = use.replace('begin(1)\n', '');
    assert.equal(
      (await unseeded({ 'src/a.py': uncalled, 'src/tools/seeds.py': seeds }, 'src/a.py')).length,
      1,
    );
  });

  it('knows that what imports a module may seed for it', async () => {
    const files = {
      'src/p/main.py': 'from .model import draw\nimport numpy as np\nnp.random.seed(1)\ndraw()\n',
      'src/p/model.py': 'import numpy as np\ndef draw(): return np.random.rand()\n',
    };
    assert.deepEqual(await unseeded(files, 'src'), []);
    assert.equal((await unseeded(files, 'src/p/model.py')).length, 1);
  });

  it('reads notebooks in the order of their cells', async () => {
    const notebook = notebookText([
      { source: '%matplotlib inline\nimport numpy as np' },
      { source: 'x = np.random.rand()' },
      { source: 'np.random.seed(1)' },
    ]);
    assert.deepEqual(await unseeded({ 'a.ipynb': notebook }, 'a.ipynb'), [
      'warn a.ipynb#1:0:4 numpy.random.rand draws random numbers, but the generator of numpy is seeded only further down.',
    ]);
  });

  it('says what to do, and cannot judge without Python', async () => {
    const world = memoryWorld({ 'a.py': 'import random\nrandom.random()' });
    const outcome = await judge(codeSeeds, {}, world);
    assert.deepEqual(nextSteps(outcome), ['Call random.seed(…) at the beginning, with a fixed number.']);
    assert.deepEqual(outcome.metrics, { unseeded: 1, files: 1 });
    assert.equal((await judge(codeSeeds, {}, memoryWorld({}))).verdict, 'error');
  });
});
